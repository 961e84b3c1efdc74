/** A discount that a cashier gives by hand, on a line or on the basket: its amount and its sentence. */
import { minMinor, minor } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";
import type { Sentence } from "../sentence.ts";
import type { ManualDiscount } from "./basket.ts";

/** What the discount takes off an amount: percent rounded half-up, never more than the amount. */
export function manualDiscountAmount(discount: ManualDiscount, left: Minor): Minor {
  if (discount.kind === "amount") return minMinor(discount.amountMinor, left);
  return minor(multiplyDivide(left, discount.rate, 10_000, halfUp));
}

export function manualDiscountSentence(on: "line" | "basket", discount: ManualDiscount): Sentence {
  const { reason } = discount;
  if (discount.kind === "amount") {
    const key = on === "line" ? "lineAmountDiscount" : "basketAmountDiscount";
    return { key, values: { amount: { money: discount.amountMinor }, reason } };
  }
  const key = on === "line" ? "linePercentDiscount" : "basketPercentDiscount";
  return { key, values: { rate: { rate: discount.rate }, reason } };
}
