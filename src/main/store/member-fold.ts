/**
 * The fold of what happens to a member beside visits: points by hand and bonuses, consent, merges and their undoing. Each is
 * noted in `member_fact` for everybody whom it concerns.
 */
import type { FactOf } from "#core/events/catalog.ts";
import { applyMerged, applyMergeUndone } from "#core/points/fold-merge.ts";
import type { TwoStandings } from "#core/points/fold-merge.ts";
import { applyAdjusted } from "#core/points/fold-standing.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Entry } from "./journal.ts";
import { foldPostings } from "./ledger-table.ts";
import { foldRuleUses } from "./rule-use-table.ts";
import type { Tables } from "./schema.ts";
import { openStandings } from "./standing-table.ts";
import type { Args, Statements } from "./statements.ts";

export function foldMembers(sql: Statements) {
  const statements = prepareStatements(sql);
  const addUses = foldRuleUses(sql);

  const standings = openStandings(sql);
  const addPostings = foldPostings(sql);

  const standingOf = (memberRef: string): MemberStanding => standings.find(memberRef).standing;

  /** Visits stay with the reference that made them: the head of their chain is not touched. */
  function putStanding(memberRef: string, standing: MemberStanding): void {
    standings.put(memberRef, { ...standings.find(memberRef), standing });
  }

  const note = (memberRef: string, { position }: Entry): void => {
    statements.putFact.run({ member_ref: memberRef, position });
  };

  function foldTwo(
    entry: Entry,
    { keptRef, mergedRef }: { readonly keptRef: string; readonly mergedRef: string },
    apply: (two: TwoStandings) => TwoStandings,
  ): void {
    const after = apply({ kept: standingOf(keptRef), merged: standingOf(mergedRef) });
    putStanding(keptRef, after.kept);
    putStanding(mergedRef, after.merged);
    note(keptRef, entry);
    note(mergedRef, entry);
  }

  function foldAdjusted(entry: Entry, body: FactOf<"PointsAdjusted">["body"]): void {
    putStanding(body.memberRef, applyAdjusted(standingOf(body.memberRef), body));
    // A bonus counts as used, so that it is not given twice.
    const bonuses = body.ruleId === null ? [] : body.points.earned;
    addUses(
      bonuses.map(({ ruleId, points }) => ({ ruleId, points, serial: null })),
      body.memberRef,
      entry.businessDate,
    );
    note(body.memberRef, entry);
  }

  /** Facts of other kinds change no table: they are read from the journal. */
  return (entry: Entry): void => {
    const { fact } = entry;
    switch (fact.type) {
      case "PointsAdjusted":
        foldAdjusted(entry, fact.body);
        break;
      case "ConsentChanged":
      case "CardStateChanged":
        note(fact.body.memberRef, entry);
        return;
      case "MembersMerged": {
        const { body } = fact;
        foldTwo(entry, body, (two) => applyMerged(two, body));
        statements.putLink.run({ merged_ref: body.mergedRef, kept_ref: body.keptRef, merge_id: body.mergeId });
        break;
      }
      case "MergeUndone": {
        const { body } = fact;
        foldTwo(entry, body, (two) => applyMergeUndone(two, body));
        statements.dropLink.run({ mergedRef: body.mergedRef });
        break;
      }
      default:
        return;
    }
    addPostings(entry, fact);
  };
}

function prepareStatements(sql: Statements) {
  return {
    putFact: sql.prepare("memberFact.put", (query, arg: Args<Tables["member_fact"]>) =>
      query.replaceInto("member_fact").values({ member_ref: arg("member_ref"), position: arg("position") }),
    ),
    putLink: sql.prepare("link.put", (query, arg: Args<Tables["member_link"]>) =>
      query.replaceInto("member_link").values({
        merged_ref: arg("merged_ref"),
        kept_ref: arg("kept_ref"),
        merge_id: arg("merge_id"),
      }),
    ),
    dropLink: sql.prepare("link.drop", (query, arg: Args<{ mergedRef: string }>) =>
      query.deleteFrom("member_link").where("merged_ref", "=", arg("mergedRef")),
    ),
  };
}
