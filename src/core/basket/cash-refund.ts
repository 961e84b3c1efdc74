/** The part of a return's refund that goes into the member's hand. */
import { negateMinor, sumMinor } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import type { SaleReturned } from "../events/sale-returned.ts";

/** Never negative. */
export const cashRefund = ({ refunds }: Pick<SaleReturned, "refunds">): Minor =>
  negateMinor(sumMinor(refunds.filter(({ kind }) => kind === "cash").map(({ amountMinor }) => amountMinor)));
