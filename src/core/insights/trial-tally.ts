/** The sums of one side of a trial, and of one member on it: what sales took off and what points did. */
import type { FactOf } from "../events/catalog.ts";
import type { LotMove } from "../events/sale-completed.ts";
import { minor, points, ZERO_MINOR } from "../money/integers.ts";
import { unreachable } from "../assert.ts";
import type { DiscountKind, PointsFlow } from "./trial-result.ts";

export type Replayed = FactOf<"SaleCompleted"> | FactOf<"SaleReturned">;

/** What a sale gave: off its prices, and by points that paid. */
export interface Given {
  readonly discount: number;
  readonly tendered: number;
}

function kindOf(ruleId: string): DiscountKind {
  const [prefix] = ruleId.split(":", 1);
  switch (prefix) {
    case "tier":
    case "promotion":
    case "coupon":
    case "reward":
    case "prices":
      return prefix;
    default:
      return "manual";
  }
}

type Flow = { -readonly [K in keyof PointsFlow]: number };

export class TrialTally {
  #sales = 0;
  #tendered = 0;
  readonly #discounts: Record<DiscountKind, number> = {
    tier: 0,
    promotion: 0,
    coupon: 0,
    reward: 0,
    prices: 0,
    manual: 0,
  };
  readonly #flow: Flow = { issued: 0, redeemed: 0, expired: 0, takenBack: 0, givenBack: 0, adjusted: 0 };

  /** Counts a sale, or a return (its amounts are below zero, and its adjustments above). */
  count({ type, body }: Replayed): Given {
    this.#sales += body.totalMinor;
    let discount = 0;
    for (const { adjustments } of body.lines) {
      for (const { ruleId, amountMinor } of adjustments) {
        this.#discounts[kindOf(ruleId)] -= amountMinor;
        discount -= amountMinor;
      }
    }
    let tendered = 0;
    for (const { kind, amountMinor } of type === "SaleCompleted" ? body.tenders : body.refunds) {
      if (kind === "points") tendered += amountMinor;
    }
    this.#tendered += tendered;
    this.countMoves(body.points?.moves ?? []);
    return { discount, tendered };
  }

  countMoves(moves: readonly LotMove[]): void {
    const flow = this.#flow;
    for (const { kind, delta } of moves) {
      switch (kind) {
        case "earned":
        case "repaid":
          flow.issued += delta;
          break;
        case "redeemed":
          flow.redeemed -= delta;
          break;
        case "expired":
          flow.expired -= delta;
          break;
        case "reversed":
          flow.takenBack -= delta;
          break;
        case "reinstated":
          flow.givenBack += delta;
          break;
        case "adjusted":
          flow.adjusted += delta;
          break;
        default:
          unreachable(kind);
      }
    }
  }

  /** Points that ran out unseen: nobody came by to have them written off. Negative for those from before the period. */
  countLapsed(lapsed: number): void {
    this.#flow.expired += lapsed;
  }

  /** Points that came to a member, or left, with a merge. */
  countMoved(moved: number): void {
    this.#flow.adjusted += moved;
  }

  sums() {
    const discounts = this.#discounts;
    const flow = this.#flow;
    const { tier, promotion, coupon, reward, prices, manual } = discounts;
    return {
      salesMinor: minor(this.#sales),
      tenderedMinor: this.#tendered === 0 ? ZERO_MINOR : minor(this.#tendered),
      discounts: {
        tier: minor(tier),
        promotion: minor(promotion),
        coupon: minor(coupon),
        reward: minor(reward),
        prices: minor(prices),
        manual: minor(manual),
      },
      discountMinor: minor(tier + promotion + coupon + reward + prices + manual),
      points: {
        issued: points(flow.issued),
        redeemed: points(flow.redeemed),
        expired: points(flow.expired),
        takenBack: points(flow.takenBack),
        givenBack: points(flow.givenBack),
        adjusted: points(flow.adjusted),
      },
    };
  }
}
