/**
 * What a return does, in figures that a cashier reads out before confirming. Every one of them is read from the fact that
 * would be committed, so the preview and the fact cannot differ.
 *
 * | figure            | is                                                                         |
 * |-------------------|----------------------------------------------------------------------------|
 * | points taken back | earned points that leave, what becomes a debt among them                   |
 * | points given back | spent points that come back, what repays a debt among them                 |
 * | points expired    | what had run out before and is written off with it                         |
 * | refund            | a row for each way in which it is paid, above zero                         |
 * | cash              | what leaves the drawer                                                     |
 */
import type { SaleReturned } from "../events/sale-returned.ts";
import type { LotMove } from "../events/sale-completed.ts";
import { negateMinor, points, sumMinor } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { balancesAfter } from "../value/value-account.ts";
import type { ValueAccount } from "../value/value-account.ts";
import type { SettledTender } from "./priced-basket.ts";

export interface ReturnEffects {
  /** null when no member is concerned, or they are gone. */
  readonly points: {
    readonly before: Points;
    readonly takenBack: Points;
    readonly givenBack: Points;
    readonly expired: Points;
    readonly after: Points;
    readonly tierBefore: string | null;
    readonly tierAfter: string | null;
  } | null;
  readonly shortfall: SaleReturned["shortfall"];
  /** What is paid back, without what an exchange is credited with. */
  readonly refundMinor: Minor;
  readonly refunds: readonly {
    readonly kind: SettledTender["kind"];
    readonly amountMinor: Minor;
    readonly points: Points;
    readonly cardRef: string | null;
  }[];
  readonly cashMinor: Minor;
  readonly cashRoundingMinor: Minor;
  readonly accounts: readonly {
    readonly account: ValueAccount;
    readonly beforeMinor: Minor;
    readonly afterMinor: Minor;
  }[];
  readonly reinstatedSerials: readonly string[];
  readonly voidedSerials: readonly string[];
}

function pointsEffect({ points: ofReturn }: SaleReturned): ReturnEffects["points"] {
  if (ofReturn === null) return null;
  const moved = (kind: LotMove["kind"]): number =>
    ofReturn.moves.reduce((sum, move) => (move.kind === kind ? sum + move.delta : sum), 0);
  return {
    before: ofReturn.before,
    takenBack: points(-moved("reversed")),
    givenBack: points(moved("reinstated")),
    expired: points(-moved("expired")),
    after: ofReturn.after,
    tierBefore: ofReturn.tierBefore,
    tierAfter: ofReturn.tierAfter,
  };
}

const cashOf = ({ refunds }: SaleReturned): Minor =>
  negateMinor(sumMinor(refunds.filter(({ kind }) => kind === "cash").map((refund) => refund.amountMinor)));

export function returnEffects(returned: SaleReturned): ReturnEffects {
  const refunds = returned.refunds.map(({ kind, amountMinor, points: back, cardRef }) => ({
    kind,
    amountMinor: negateMinor(amountMinor),
    points: points(-back),
    cardRef,
  }));
  return {
    points: pointsEffect(returned),
    shortfall: returned.shortfall,
    refundMinor: sumMinor(refunds.filter(({ kind }) => kind !== "exchange").map((refund) => refund.amountMinor)),
    refunds,
    cashMinor: cashOf(returned),
    cashRoundingMinor: returned.cashRoundingMinor,
    accounts: balancesAfter(returned.value),
    reinstatedSerials: returned.reinstatedSerials,
    voidedSerials: returned.voidedSerials,
  };
}

/** Why a return needs somebody to approve it: more cash would leave the drawer than today's programme lets one person give. */
export function checkCashRefund(returned: SaleReturned, program: Program | null): Refusal | null {
  const limit = program?.returns.cashLimitMinor ?? null;
  const cashMinor = cashOf(returned);
  if (limit === null || cashMinor <= limit) return null;
  return refusal("returnNeedsApproval", { limit: { money: limit }, cash: { money: cashMinor } });
}
