/**
 * What becomes of points that a return has to take back and that are not there any more, because they were spent.
 * The programme of the original sale decides; 100 points are worth 1.00 here, and the return pays 20.00 back.
 *
 * | policy   | missing | deducted | owed | the member                                          |
 * |----------|---------|----------|------|-----------------------------------------------------|
 * | negative | 150     |          | 150  | owes them: the next earning repays                  |
 * | deduct   | 150     | 1.50     |      | pays them out of the refund (half-up)               |
 * | deduct   | 2,500   | 20.00    | 500  | pays what the refund covers, and owes the rest      |
 * | deduct, points have no worth | 150 | | 150 | owes them                                      |
 * | absorb   | 150     |          |      | keeps what they bought: the shop bears it           |
 */
import type { SaleReturned } from "../events/sale-returned.ts";
import { minor, points, subtractPoints, ZERO_MINOR, ZERO_POINTS } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { down, halfUp, multiplyDivide } from "../money/rounding.ts";
import type { Redemption, ReturnRules } from "../program/program.ts";

/** How the original sale's programme settles a return. */
export interface ReturnTerms {
  readonly rules: ReturnRules;
  /** What its points are worth; null when they buy nothing by the amount. */
  readonly redemption: Redemption | null;
  /** Money that the return pays in cash or to a card: what can be kept back. */
  readonly deductibleMinor: Minor;
}

interface Settled {
  readonly shortfall: SaleReturned["shortfall"];
  /** Points that become a deficit. */
  readonly owed: Points;
}

/** How many of the missing points the refund can pay, and with how much. */
function payFor(missing: Points, { redemption, deductibleMinor }: ReturnTerms): { paid: Points; deductedMinor: Minor } {
  if (redemption === null) return { paid: ZERO_POINTS, deductedMinor: ZERO_MINOR };
  const worth = minor(multiplyDivide(missing, redemption.stepMinor, redemption.stepPoints, halfUp));
  if (worth <= deductibleMinor) return { paid: missing, deductedMinor: worth };
  const paid = points(multiplyDivide(deductibleMinor, redemption.stepPoints, redemption.stepMinor, down));
  return { paid, deductedMinor: deductibleMinor };
}

export function settleShortfall(missing: Points, terms: ReturnTerms): Settled {
  const { shortfall: policy } = terms.rules;
  if (missing === 0) return { shortfall: null, owed: ZERO_POINTS };
  switch (policy) {
    case "negative":
      return { shortfall: { policy, points: missing, deductedMinor: ZERO_MINOR }, owed: missing };
    case "absorb":
      return { shortfall: { policy, points: missing, deductedMinor: ZERO_MINOR }, owed: ZERO_POINTS };
    case "deduct": {
      const { paid, deductedMinor } = payFor(missing, terms);
      return { shortfall: { policy, points: missing, deductedMinor }, owed: subtractPoints(missing, paid) };
    }
  }
}
