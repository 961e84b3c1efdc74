/** The merges that a member took part in, newest first, with what became of them. */
import type { MergeView } from "#contract/member-page-views.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { balanceOf } from "#core/points/fold-standing.ts";
import type { MemberEntry } from "#main/store/member-entry.ts";
import type { Engine } from "../engine.ts";

const MERGES_SHOWN = 100;

export interface FoundMerge {
  readonly entry: MemberEntry;
  readonly fact: FactOf<"MembersMerged">["body"];
  readonly isUndone: boolean;
}

/** Merges into the member, read from what the journal says beside visits. */
export function mergesInto({ store }: Pick<Engine, "store">, ref: string): readonly FoundMerge[] {
  const facts = store.members.listFacts(ref, ["MembersMerged", "MergeUndone"], MERGES_SHOWN);
  const undone = new Set(facts.flatMap(({ fact }) => (fact.type === "MergeUndone" ? fact.body.mergeId : [])));
  return facts.flatMap((entry) => {
    const { fact } = entry;
    if (fact.type !== "MembersMerged" || fact.body.keptRef !== ref) return [];
    return [{ entry, fact: fact.body, isUndone: undone.has(fact.body.mergeId) }];
  });
}

export const listMerges = (engine: Pick<Engine, "store">, ref: string): MergeView[] =>
  mergesInto(engine, ref).map(({ entry, fact, isUndone }) => ({
    mergeId: fact.mergeId,
    mergedRef: fact.mergedRef,
    mergedName: engine.store.members.find(fact.mergedRef)?.name ?? null,
    date: entry.businessDate,
    by: engine.store.staff.find(entry.actor)?.name ?? entry.actor,
    reason: fact.reason,
    points: balanceOf(fact.moved),
    state: isUndone ? "undone" : "inForce",
  }));
