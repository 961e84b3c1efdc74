/** Who is one person: the references that were merged into a member, the member's own first. Folded from merges. */
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
  return (memberRef: string): readonly string[] => {
    const refs = [memberRef];
    // The list grows while it is walked: whoever was merged may have been merged into before.
    for (const keptRef of refs) {
      if (refs.length >= REFS_MAX) break;
      for (const { merged_ref: ref } of list.all({ keptRef })) if (!refs.includes(ref)) refs.push(ref);
    }
    return refs;
  };
}
