/**
 * Replays a past period against a draft: what would have changed, had it been in force. Owns what is compared with what;
 * refuses to know any rule of a programme, for every sale is priced, paid and completed again by the engine that sells.
 *
 *   facts before `from`       │ facts from `from` through `through`                        │ later ones
 *   folded as they are: where │ as it was: folded as they are                               │ not looked at
 *   every member stood, which │ draft: sales priced again, goods brought back reckoned      │
 *   uses of rules are used up │ again, each on the standing that the draft has led to so far │
 *
 * Choices:
 * - Both sides begin where the members really stood, tier and points and all. A draft that measures tiers in something
 *   else finds what was collected before in the old measure, as it would on the day of publishing: `metricChanged`.
 * - The draft counts in the whole period, whatever its `effectiveFrom` says.
 * - Everybody would have bought the same: nobody comes more often for a better price.
 * - A sale or return that the draft would refuse counts on both sides as it was, and is named.
 * - Entries are taken in the journal's order. An imported sale of an earlier day that was written later counts where it
 *   stands, before or in the period by its business date.
 *
 * Invariants (tested): the programme that was in force makes no difference at all; points outstanding after = before
 * + issued − redeemed − expired − taken back + given back + adjusted, on both sides.
 */
import type { PricingFacts } from "../basket/pricing-facts.ts";
import { assert } from "../assert.ts";
import type { Fact } from "../events/catalog.ts";
import { applyAdjusted, applyPoints, balanceOf, visitOf } from "../points/fold-standing.ts";
import type { Outcome } from "../outcome.ts";
import type { Program } from "../program/program.ts";
import type { Refusal } from "../refusal.ts";
import type { ShopSettings } from "../shop/settings.ts";
import type { MembersMerged, MergeUndone, PointsAdjusted } from "../events/points-events.ts";
import { applyMerged, applyMergeUndone } from "../points/fold-merge.ts";
import type { TwoStandings } from "../points/fold-merge.ts";
import { adjustAgain, mergeAgain, undoAgain } from "./trial-entries.ts";
import { minuteOfDay } from "./minute-of-day.ts";
import { priceAgain } from "./price-again.ts";
import { returnAgain } from "./return-again.ts";
import { SoldBefore } from "./sold-before.ts";
import { RefusedSales } from "./refused-sales.ts";
import { TrialMember } from "./trial-member.ts";
import type { TrialNote, TrialResult } from "./trial-result.ts";
import { TrialTally } from "./trial-tally.ts";
import type { Replayed } from "./trial-tally.ts";
import { TrialUses } from "./trial-uses.ts";
import { giftCardsOf, storedValueOf } from "./value-paid.ts";
import { SideComparison } from "./compare-sides.ts";

export interface TrialOptions {
  readonly draft: Program;
  /** First and last business date. */
  readonly from: string;
  readonly through: string;
  /** Sales of which goods came back in the period: they are remembered until then, and no others are. */
  readonly returned: ReadonlySet<string>;
  readonly findBirthMonth: (memberRef: string) => number | null;
}

/** A fact with its moment, in the journal's order. */
export interface TrialEntry {
  readonly occurredAtMs: number;
  readonly zoneOffsetMin: number;
  readonly businessDate: string;
  readonly fact: Fact;
}

interface TwoMembers {
  readonly kept: TrialMember;
  readonly merged: TrialMember;
}

type FoldTwo = (standings: TwoStandings) => TwoStandings;

export class Trial {
  readonly #options: TrialOptions;
  readonly #members = new Map<string, TrialMember>();
  readonly #actual = new TrialTally();
  readonly #draft = new TrialTally();
  readonly #usedInAll = new TrialUses();
  readonly #refused = new RefusedSales();
  readonly #sold: SoldBefore;
  readonly #programs: Program[] = [];
  /** As the draft's side made them. */
  readonly #merges = new Map<string, MembersMerged>();
  #settings: ShopSettings | null = null;
  #sales = 0;
  #returns = 0;

  constructor(options: TrialOptions) {
    this.#options = options;
    this.#sold = new SoldBefore(options.returned);
  }

  /** Facts of any type, in order; those after the period and those that move nothing are passed over. */
  add(entry: TrialEntry): void {
    const { fact } = entry;
    if (fact.type === "SettingsChanged") this.#settings = fact.body.settings;
    else if (fact.type === "ProgramPublished") this.#programs.push(fact.body.program);
    else if (entry.businessDate <= this.#options.through) this.#addOfMember(entry);
  }

  #addOfMember(entry: TrialEntry): void {
    const { fact } = entry;
    switch (fact.type) {
      case "SaleCompleted":
      case "SaleReturned":
        this.#addVisit(entry, fact);
        break;
      case "PointsAdjusted":
        this.#addAdjusted(entry.businessDate, fact.body);
        break;
      case "MembersMerged":
        this.#addMerged(entry.businessDate, fact.body);
        break;
      case "MergeUndone":
        this.#addUndone(entry.businessDate, fact.body);
        break;
      default:
        // The other facts move nothing that a trial compares.
        break;
    }
  }

  #addAdjusted(businessDate: string, adjusted: PointsAdjusted): void {
    const member = this.#memberOf(adjusted.memberRef);
    if (businessDate < this.#options.from) {
      member.foldBefore((standing) => applyAdjusted(standing, adjusted));
      return;
    }
    const underDraft = adjustAgain(adjusted, member, { program: this.#options.draft, businessDate });
    this.#actual.countMoves(adjusted.points.moves);
    member.actual = applyAdjusted(member.actual, adjusted);
    if (underDraft === null) return;
    this.#draft.countMoves(underDraft.points.moves);
    member.draft = applyAdjusted(member.draft, underDraft);
  }

  #addMerged(businessDate: string, merge: MembersMerged): void {
    const two = this.#twoOf(merge);
    two.merged.isGone = true;
    const again = businessDate < this.#options.from ? merge : mergeAgain(merge, two, this.#options.draft, businessDate);
    this.#merges.set(merge.mergeId, again ?? merge);
    this.#foldTwo(businessDate, two, {
      actual: (standings) => applyMerged(standings, merge),
      draft: (standings) => applyMerged(standings, again ?? merge),
    });
  }

  #addUndone(businessDate: string, undone: MergeUndone): void {
    const two = this.#twoOf(undone);
    two.merged.isGone = false;
    const merge = this.#merges.get(undone.mergeId) ?? null;
    const again =
      merge === null || businessDate < this.#options.from ? undone : undoAgain(undone, merge, two.kept, businessDate);
    this.#foldTwo(businessDate, two, {
      actual: (standings) => applyMergeUndone(standings, undone),
      draft: (standings) => applyMergeUndone(standings, again ?? undone),
    });
  }

  #twoOf({ keptRef, mergedRef }: Pick<MembersMerged, "keptRef" | "mergedRef">): TwoMembers {
    return { kept: this.#memberOf(keptRef), merged: this.#memberOf(mergedRef) };
  }

  #foldTwo(businessDate: string, { kept, merged }: TwoMembers, fold: { actual: FoldTwo; draft: FoldTwo }): void {
    if (businessDate < this.#options.from) {
      const before = fold.actual({ kept: kept.before, merged: merged.before });
      kept.before = before.kept;
      merged.before = before.merged;
    }
    for (const side of ["actual", "draft"] as const) {
      const earlier = { kept: kept[side], merged: merged[side] };
      const later = fold[side](earlier);
      kept[side] = later.kept;
      merged[side] = later.merged;
      if (businessDate < this.#options.from) continue;
      // Two fractions of a point may make a whole one.
      const gained =
        balanceOf(later.kept) + balanceOf(later.merged) - balanceOf(earlier.kept) - balanceOf(earlier.merged);
      (side === "actual" ? this.#actual : this.#draft).countMoved(gained);
    }
  }

  #addVisit(entry: TrialEntry, fact: Replayed): void {
    const { memberRef } = fact.body;
    const member = memberRef === null ? null : this.#memberOf(memberRef);
    if (entry.businessDate < this.#options.from) {
      const visit = visitOf(fact, entry.businessDate);
      member?.foldBefore((standing) => applyPoints(standing, fact.body.points, visit));
      this.#remember(fact, fact, entry.businessDate, member);
      return;
    }
    this.#replay(entry, fact, member);
  }

  #replay(entry: TrialEntry, fact: Replayed, member: TrialMember | null): void {
    const again = this.#again(entry, fact, member);
    if (!again.ok) this.#refused.add(again.failure.code, fact.body.receiptNumber);
    const underDraft = again.ok ? again.value : fact;
    if (fact.type === "SaleCompleted") this.#sales += 1;
    else this.#returns += 1;
    const gave = { actual: this.#actual.count(fact), draft: this.#draft.count(underDraft) };
    if (member !== null) {
      const { businessDate } = entry;
      member.isInPeriod = true;
      member.give(gave.actual, gave.draft);
      member.actual = applyPoints(member.actual, fact.body.points, visitOf(fact, businessDate));
      member.draft = applyPoints(member.draft, underDraft.body.points, visitOf(underDraft, businessDate));
    }
    this.#remember(fact, underDraft, entry.businessDate, member);
  }

  #again(entry: TrialEntry, fact: Replayed, member: TrialMember | null): Outcome<Replayed, Refusal> {
    const facts = this.#factsOf(entry, fact, member);
    if (fact.type === "SaleCompleted") return priceAgain(fact.body, facts, this.#programOf(fact.body.program));
    return returnAgain(fact.body, facts, this.#sold);
  }

  /** What the draft's side knows from now on. */
  #remember(fact: Replayed, underDraft: Replayed, businessDate: string, member: TrialMember | null): void {
    this.#sold.remember(underDraft, fact === underDraft ? this.#programOf(fact.body.program) : this.#options.draft);
    if (underDraft.type !== "SaleCompleted") return;
    this.#usedInAll.count(underDraft.body.uses, businessDate);
    member?.uses.count(underDraft.body.uses, businessDate);
  }

  #factsOf(entry: TrialEntry, { body }: Replayed, member: TrialMember | null) {
    const { draft, findBirthMonth } = this.#options;
    assert(this.#settings !== null, "a shop is set up before it sells");
    if (member !== null && member.birthMonth === undefined) member.birthMonth = findBirthMonth(member.ref);
    const facts: PricingFacts & { readonly program: Program } = {
      settings: this.#settings,
      program: draft,
      member:
        member === null
          ? null
          : {
              ref: member.ref,
              birthMonth: member.birthMonth ?? null,
              standing: member.draft,
              used: member.uses.on(entry.businessDate),
              storedValueMinor: storedValueOf(body),
            },
      shared: { usedInAll: this.#usedInAll.inAll(), usedSerials: new Set(), giftCards: giftCardsOf(body) },
      businessDate: entry.businessDate,
      minuteOfDay: minuteOfDay(entry),
      discounts: body.origin.kind === "import" ? "final" : "apply",
    };
    return facts;
  }

  #memberOf(ref: string): TrialMember {
    const known = this.#members.get(ref);
    if (known !== undefined) return known;
    const member = new TrialMember(ref);
    this.#members.set(ref, member);
    return member;
  }

  #programOf(named: { readonly id: string; readonly version: number } | null): Program | null {
    if (named === null) return null;
    return this.#programs.find(({ id, version }) => id === named.id && version === named.version) ?? null;
  }

  #inForceOn(date: string): Program | null {
    return this.#programs.findLast(({ effectiveFrom }) => effectiveFrom <= date) ?? null;
  }

  /**
   * Call after the last fact. Goes over the members a few at a time; the last step has the result.
   */
  *finish(): Generator<TrialResult | null> {
    const { from, through, draft } = this.#options;
    const inForce = this.#inForceOn(from);
    const inForceBefore = inForce ?? this.#programs[0] ?? null;
    const comparison = new SideComparison(
      { from, through },
      { inForceBefore, inForceAfter: this.#inForceOn(through), draft },
      { actual: this.#actual, draft: this.#draft },
    );
    let compared = 0;
    for (const member of this.#members.values()) {
      comparison.add(member);
      compared += 1;
      if (compared % COMPARED_AT_ONCE === 0) yield null;
    }
    yield {
      sales: this.#sales,
      returns: this.#returns,
      refused: this.#refused.list(),
      notes: notesOn(inForce, draft),
      ...comparison.done(),
    };
  }
}

const COMPARED_AT_ONCE = 500;

function notesOn(inForce: Program | null, draft: Program): TrialNote[] {
  if (inForce === null) return ["noProgramBefore"];
  return inForce.tiers.metric === draft.tiers.metric ? [] : ["metricChanged"];
}
