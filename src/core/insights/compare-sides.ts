/** Goes over the members once, after the last fact, and makes the two sides of a result: points, tiers, who gains and loses. */
import { addDays } from "../shop/calendar.ts";
import type { MemberStanding } from "../points/standing.ts";
import { points } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import { tierOf } from "../tiers/judge-tier.ts";
import { goodPoints, lapsedPoints, worthOfPoints } from "./trial-member.ts";
import type { TrialMember } from "./trial-member.ts";
import type { MemberDifference, Outstanding, TierCount, TrialSide } from "./trial-result.ts";
import type { TrialTally } from "./trial-tally.ts";

const LISTED_MAX = 20;

/** A side with the programmes that it is looked at with, on its first and after its last day. */
interface SideRules {
  readonly tally: TrialTally;
  readonly programBefore: Program | null;
  readonly programAfter: Program | null;
  readonly standingOf: (member: TrialMember) => MemberStanding;
}

class SideSums {
  readonly #rules: SideRules;
  readonly #tiers = new Map<string, { before: number; after: number }>();
  #before = 0;
  #after = 0;

  constructor(rules: SideRules) {
    this.#rules = rules;
  }

  add(member: TrialMember, from: string, dayAfter: string): void {
    const { tally, programBefore, programAfter, standingOf } = this.#rules;
    const standing = standingOf(member);
    this.#before += goodPoints(member.before, from);
    this.#after += goodPoints(standing, dayAfter);
    tally.countLapsed(lapsedPoints(standing, dayAfter) - lapsedPoints(member.before, from));
    this.#countTier(member.before, programBefore, from, "before");
    if (!member.isGone) this.#countTier(standing, programAfter, dayAfter, "after");
  }

  #countTier(standing: MemberStanding, program: Program | null, date: string, when: "before" | "after"): void {
    const held = program === null ? null : tierOf(standing, program, date);
    if (held === null) return;
    const counted = this.#tiers.get(held.tier.id) ?? { before: 0, after: 0 };
    counted[when] += 1;
    this.#tiers.set(held.tier.id, counted);
  }

  side(): TrialSide {
    const { tally, programBefore, programAfter } = this.#rules;
    const outstanding = (amount: number, program: Program | null): Outstanding => ({
      points: points(amount),
      worthMinor: worthOfPoints(amount, program),
    });
    return {
      ...tally.sums(),
      outstandingBefore: outstanding(this.#before, programBefore),
      outstandingAfter: outstanding(this.#after, programAfter),
      tiers: this.#tierCounts(),
    };
  }

  /** The tiers of the programme after the period, lowest first, then those that only the one before it had. */
  #tierCounts(): TierCount[] {
    const levels = [this.#rules.programAfter, this.#rules.programBefore].flatMap((one) => one?.tiers.levels ?? []);
    const known = new Map(levels.toReversed().map((level) => [level.id, level]));
    const order = new Set(levels.map(({ id }) => id));
    return [...order].flatMap((tierId) => {
      const level = known.get(tierId);
      const { before, after } = this.#tiers.get(tierId) ?? { before: 0, after: 0 };
      return level === undefined ? [] : [{ tierId, name: level.name, before, after }];
    });
  }
}

/** Keeps the largest differences of one sign. */
class Largest {
  readonly #kept: MemberDifference[] = [];

  add(one: MemberDifference): void {
    const size = Math.abs(one.valueMinor);
    const isBefore = (other: MemberDifference): boolean => {
      const otherSize = Math.abs(other.valueMinor);
      return size > otherSize || (size === otherSize && one.memberRef < other.memberRef);
    };
    const at = this.#kept.findIndex(isBefore);
    this.#kept.splice(at < 0 ? this.#kept.length : at, 0, one);
    if (this.#kept.length > LISTED_MAX) this.#kept.pop();
  }

  list(): readonly MemberDifference[] {
    return this.#kept;
  }
}

export interface Period {
  readonly from: string;
  readonly through: string;
}

export interface TrialPrograms {
  readonly inForceBefore: Program | null;
  readonly inForceAfter: Program | null;
  readonly draft: Program;
}

export class SideComparison {
  readonly #from: string;
  readonly #dayAfter: string;
  readonly #programs: TrialPrograms;
  readonly #actual: SideSums;
  readonly #draft: SideSums;
  readonly #gaining = new Largest();
  readonly #losing = new Largest();
  #members = 0;

  constructor(period: Period, programs: TrialPrograms, tallies: { actual: TrialTally; draft: TrialTally }) {
    this.#from = period.from;
    this.#dayAfter = addDays(period.through, 1);
    this.#programs = programs;
    this.#actual = new SideSums({
      tally: tallies.actual,
      programBefore: programs.inForceBefore,
      programAfter: programs.inForceAfter,
      standingOf: (member) => member.actual,
    });
    this.#draft = new SideSums({
      tally: tallies.draft,
      programBefore: programs.draft,
      programAfter: programs.draft,
      standingOf: (member) => member.draft,
    });
  }

  add(member: TrialMember): void {
    this.#actual.add(member, this.#from, this.#dayAfter);
    this.#draft.add(member, this.#from, this.#dayAfter);
    if (!member.isInPeriod) return;
    this.#members += 1;
    const { inForceAfter, draft } = this.#programs;
    const difference = member.difference(inForceAfter, draft, this.#dayAfter);
    if (difference.valueMinor > 0) this.#gaining.add(difference);
    if (difference.valueMinor < 0) this.#losing.add(difference);
  }

  done() {
    return {
      members: this.#members,
      actual: this.#actual.side(),
      draft: this.#draft.side(),
      gaining: this.#gaining.list(),
      losing: this.#losing.list(),
    };
  }
}
