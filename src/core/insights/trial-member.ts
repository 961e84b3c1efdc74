/**
 * A member while a period is replayed: as they stood before it, as they stand as it was, and as they would stand. The three
 * are one and the same until something tells them apart, so that members who do not come by in the period cost little.
 */
import { minor, points, ZERO_MINOR } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";
import { balanceOf, emptyStanding } from "../points/fold-standing.ts";
import type { MemberStanding } from "../points/standing.ts";
import type { Program } from "../program/program.ts";
import type { MemberDifference } from "./trial-result.ts";
import type { Given } from "./trial-tally.ts";
import { TrialUses } from "./trial-uses.ts";

export class TrialMember {
  readonly ref: string;
  before: MemberStanding = emptyStanding();
  actual: MemberStanding = this.before;
  draft: MemberStanding = this.before;
  readonly uses = new TrialUses();
  /** Asked for once, when the member first comes by in the period. */
  birthMonth: number | null | undefined;
  /** Whether anything of the period is about them. */
  isInPeriod = false;
  /** Merged into somebody else: what they had is theirs. */
  isGone = false;
  /** What the period gave under the draft less what it gave as it was, points that are left aside. */
  #discount = 0;
  #tendered = 0;

  constructor(ref: string) {
    this.ref = ref;
  }

  /** Something that lies before the period happened to them. */
  foldBefore(fold: (standing: MemberStanding) => MemberStanding): void {
    const { before } = this;
    const isOne = this.actual === before && this.draft === before;
    this.before = fold(before);
    this.actual = isOne ? this.before : fold(this.actual);
    this.draft = isOne ? this.before : fold(this.draft);
  }

  give(actual: Given, draft: Given): void {
    this.#discount += draft.discount - actual.discount;
    this.#tendered += draft.tendered - actual.tendered;
  }

  /** `actualProgram` and `draft` say what points are worth on each side. */
  difference(actualProgram: Program | null, draft: Program, after: string): MemberDifference {
    const gained = (standing: MemberStanding, program: Program | null): number =>
      (worthOfPoints(goodPoints(standing, after), program) ?? ZERO_MINOR) -
      (worthOfPoints(goodPoints(this.before, after), program) ?? ZERO_MINOR);
    const held = gained(this.draft, draft) - gained(this.actual, actualProgram);
    return {
      memberRef: this.ref,
      valueMinor: minor(this.#discount + this.#tendered + held),
      discountMinor: minor(this.#discount),
      points: points(goodPoints(this.draft, after) - goodPoints(this.actual, after)),
    };
  }
}

/** Points in lots whose last day has passed on a date, and that no sale has written off. */
export const lapsedPoints = ({ lots }: MemberStanding, date: string): number =>
  lots.reduce(
    (sum, { expiresOn, remaining }) =>
      expiresOn !== null && expiresOn < date && remaining > 0 ? sum + remaining : sum,
    0,
  );

/** What a member has on the morning of a date: the ledger's balance without what has run out. */
export const goodPoints = (standing: MemberStanding, date: string): number =>
  balanceOf(standing) - lapsedPoints(standing, date);

/** Points as money at the programme's rate, half-up; null where points are not money. */
export function worthOfPoints(amount: number, program: Program | null): Minor | null {
  const redemption = program?.redemption ?? null;
  if (redemption === null) return null;
  return minor(multiplyDivide(amount, redemption.stepMinor, redemption.stepPoints, halfUp));
}
