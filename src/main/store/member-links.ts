/**
 * Who is one person: the references that were merged into a member, and who a merged member is now. Folded from merges;
 * nearly every till has none, so following a link costs a look at an empty page that is always in memory.
 */
import { assert } from "#core/assert.ts";
import { LIMITS } from "#core/codec/fields.ts";
import type { Args, Statements } from "./statements.ts";

/** References of one person; more are no person but a mistake, and the till must not walk for ever. */
const REFS_MAX = LIMITS.pageRows;

export function openMemberLinks(sql: Statements) {
  const list = sql.prepare("link.listMerged", (query, arg: Args<{ keptRef: string }>) =>
    query
      .selectFrom("member_link")
      .select("merged_ref")
      .where("kept_ref", "=", arg("keptRef"))
      .orderBy("merged_ref")
      .limit(REFS_MAX),
  );
  const findKept = sql.prepare("link.findKept", (query, arg: Args<{ ref: string }>) =>
    query.selectFrom("member_link").select("kept_ref").where("merged_ref", "=", arg("ref")),
  );
  return {
    /** The member's own reference first. */
    refsOf: (memberRef: string): readonly string[] => {
      const refs = [memberRef];
      // The list grows while it is walked: whoever was merged may have been merged into before.
      for (const keptRef of refs) {
        if (refs.length >= REFS_MAX) break;
        for (const { merged_ref: ref } of list.all({ keptRef })) if (!refs.includes(ref)) refs.push(ref);
      }
      return refs;
    },
    /** Who the member is now. */
    resolve: (memberRef: string): string => {
      let now = memberRef;
      let steps = 0;
      for (let next = findKept.get({ ref: now }); next !== undefined; next = findKept.get({ ref: now })) {
        steps += 1;
        assert(steps <= REFS_MAX, "links between members lead to an end");
        now = next.kept_ref;
      }
      return now;
    },
  };
}

export type MemberLinks = ReturnType<typeof openMemberLinks>;
