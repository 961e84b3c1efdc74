/** What a return does to serial coupons: those that its sale used, and those that its sale issued. */
import type { SaleCompleted } from "../events/sale-completed.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import type { Program } from "../program/program.ts";

/** Nothing while a part of the sale stays with the member. */
export function couponsOfReturn(
  sale: SaleCompleted,
  isEverything: boolean,
  usedSerials: ReadonlySet<string>,
): Pick<SaleReturned, "reinstatedSerials" | "voidedSerials"> {
  if (!isEverything) return { reinstatedSerials: [], voidedSerials: [] };
  return {
    reinstatedSerials: sale.uses.flatMap(({ serial }) => serial ?? []),
    voidedSerials: sale.issuedCoupons.map(({ serial }) => serial).filter((serial) => !usedSerials.has(serial)),
  };
}

/**
 * The rewards of the sale that issued a coupon, by the rule id that they drew points by, and whether those points come
 * back now. A coupon that was used has had its worth.
 */
export function wholeRewards(
  sale: SaleCompleted,
  isEverything: boolean,
  known: { readonly originalProgram: Program | null; readonly usedSerials: ReadonlySet<string> },
): ReadonlyMap<string, boolean> {
  const issued = (known.originalProgram?.rewards ?? []).flatMap(({ id, action }) => {
    if (action.kind !== "nextVisitCoupon") return [];
    const ofReward = sale.issuedCoupons.filter(({ couponId }) => couponId === action.couponId);
    return ofReward.length === 0 ? [] : [{ id, serials: ofReward.map(({ serial }) => serial) }];
  });
  return new Map(
    issued.map(({ id, serials }) => [
      `reward:${id}`,
      isEverything && !serials.some((serial) => known.usedSerials.has(serial)),
    ]),
  );
}
