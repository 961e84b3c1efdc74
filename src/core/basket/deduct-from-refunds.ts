/**
 * Keeps back money of a refund, for points that should have been taken back and were spent: from cash first, then from
 * cards. What is left in cash is rounded as cash is.
 *
 * | refunds (step 0.01)     | kept back | refunds after          |
 * |-------------------------|-----------|------------------------|
 * | card 50.00, cash 10.00  | 3.00      | card 50.00, cash 7.00  |
 * | card 50.00, cash 10.00  | 12.00     | card 48.00             |
 * | cash 15.70 at step 0.05 | 0.32      | cash 15.40 (of 15.38)  |
 */
import { minor, sumMinor } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import type { CashRounding } from "../shop/settings.ts";
import type { SettledTender } from "./priced-basket.ts";
import { roundCash } from "./settle-tenders.ts";

/** Money that goes out of the drawer or to a card, so that a part of it can be kept back. */
export const payableRefund = (refunds: readonly SettledTender[]): Minor =>
  minor(-sumMinor(refunds.filter(({ kind }) => kind === "cash" || kind === "card").map((one) => one.amountMinor)));

/** Takes an amount off refunds of one kind, and says how much they could not give. */
function takeOff(
  refunds: readonly SettledTender[],
  kind: SettledTender["kind"],
  wanted: number,
): { readonly refunds: SettledTender[]; readonly left: number } {
  let left = wanted;
  const lowered = refunds.map((refund) => {
    if (refund.kind !== kind) return refund;
    const taken = Math.min(left, -refund.amountMinor);
    left -= taken;
    const amountMinor = minor(refund.amountMinor + taken);
    return { ...refund, amountMinor, handedMinor: amountMinor };
  });
  return { refunds: lowered, left };
}

export function deductFromRefunds(
  refunds: readonly SettledTender[],
  wanted: Minor,
  rounding: CashRounding,
): SettledTender[] {
  if (wanted === 0) return [...refunds];
  const ofCash = takeOff(refunds, "cash", wanted);
  const ofCards = takeOff(ofCash.refunds, "card", ofCash.left);
  const cash = minor(-sumMinor(ofCards.refunds.filter(({ kind }) => kind === "cash").map((one) => one.amountMinor)));
  // Rounding can only move the cash part; it is put on or taken off where cash is paid.
  return settleCashPart(ofCards.refunds, roundCash(cash, rounding) - cash).filter(
    (refund) => refund.amountMinor !== 0 || refund.points !== 0,
  );
}

function settleCashPart(refunds: readonly SettledTender[], over: number): SettledTender[] {
  if (over <= 0) return takeOff(refunds, "cash", -over).refunds;
  const at = refunds.findIndex(({ kind, amountMinor }) => kind === "cash" && amountMinor < 0);
  return refunds.map((refund, index) => {
    if (index !== at) return refund;
    const amountMinor = minor(refund.amountMinor - over);
    return { ...refund, amountMinor, handedMinor: amountMinor };
  });
}
