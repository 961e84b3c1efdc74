/**
 * When a member's tier changed, and by what: read from what their facts say of it. Between two facts a tier changes by
 * itself, when it is judged; a merge or its undoing changes it without saying so.
 *
 * | between or in two facts                          | the change is by             |
 * |--------------------------------------------------|------------------------------|
 * | after ≠ before, in one fact                      | that fact: a sale, a return, points by hand |
 * | before ≠ the earlier fact's after                | the judgement on that date   |
 * | the same, with a merge or an undoing in between  | the merge or the undoing     |
 */
export interface TierFact {
  readonly kind: "sale" | "return" | "adjusted" | "merged" | "mergeUndone";
  readonly date: string;
  /** What opens the sale or return; null for the others. */
  readonly saleId: string | null;
  /** null: the fact says nothing of tiers. */
  readonly tier: {
    readonly before: string | null;
    readonly sinceBefore: string | null;
    readonly after: string | null;
  } | null;
}

export interface TierChange {
  readonly date: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: TierFact["kind"] | "judged";
  readonly saleId: string | null;
}

/** `facts` newest first; `now` is the tier of today. The changes are newest first too. */
export function tierHistory(
  facts: readonly TierFact[],
  now: { readonly id: string | null; readonly since: string | null; readonly date: string },
): readonly TierChange[] {
  const changes: TierChange[] = [];
  let held: string | null | undefined;
  let silent: TierFact | null = null;
  const reach = (to: string | null, since: string | null, date: string): void => {
    if (held !== undefined && held !== to) {
      changes.push(
        silent === null
          ? { date: since ?? date, from: held, to, by: "judged", saleId: null }
          : { date: silent.date, from: held, to, by: silent.kind, saleId: null },
      );
    }
    silent = null;
  };
  for (const fact of facts.toReversed()) {
    if (fact.tier === null) {
      silent = fact;
      continue;
    }
    const { before, sinceBefore, after } = fact.tier;
    reach(before, sinceBefore, fact.date);
    if (after !== before) {
      changes.push({ date: fact.date, from: before, to: after, by: fact.kind, saleId: fact.saleId });
    }
    held = after;
  }
  reach(now.id, now.since, now.date);
  return changes.toReversed();
}
