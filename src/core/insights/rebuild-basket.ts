/**
 * The basket that a completed sale was made of, so that it can be priced again under another programme. A fact holds what
 * a sale came to; what the cashier and the member did to get there is read back from its rows:
 *
 * | what was done                | where the fact holds it                                                   |
 * |------------------------------|---------------------------------------------------------------------------|
 * | price changed by hand        | `overrideReason`, and the adjustment `override`                           |
 * | discount on a line           | `discountReason`, and the sentence of the adjustment `manual:line`        |
 * | discount on the basket       | the sentence of the adjustment `manual:basket`                            |
 * | points taken as amount off   | the moves of `reward:amountOff`                                           |
 * | a coupon                     | adjustments and uses of `coupon:<id>`; its serial from the uses           |
 * | a reward                     | moves, adjustments and uses of `reward:<id>`                              |
 *
 * What left no trace cannot be read back: a coupon that waited, and a manual discount on the basket that lost against a
 * larger one. Coupons and rewards that the programme does not know are left out. A serial counts as good: it was, when it
 * was shown.
 */
import type { SaleCompleted, SoldLine } from "../events/sale-completed.ts";
import { LIMITS } from "../codec/fields.ts";
import { milli, minor, ONE_PIECE, points } from "../money/integers.ts";
import { down, halfUp, multiplyDivide } from "../money/rounding.ts";
import type { Program } from "../program/program.ts";
import type { Basket, BasketCoupon, BasketLine, BasketReward, ManualDiscount } from "../basket/basket.ts";
import type { Adjustment } from "../basket/priced-basket.ts";

type OldLine = Omit<SoldLine, "taxRate">;

/** The discount that a manual adjustment's sentence tells of (basket/manual-discount.ts wrote it). */
function discountOf({ sentence }: Adjustment, reason: string): ManualDiscount | null {
  const { rate, amount } = sentence.values;
  if (typeof rate === "object" && "rate" in rate && rate.rate <= 10_000) {
    return { kind: "percent", rate: rate.rate, reason };
  }
  if (typeof amount === "object" && "money" in amount) return { kind: "amount", amountMinor: amount.money, reason };
  return null;
}

function lineDiscount({ adjustments, discountReason }: OldLine): ManualDiscount | null {
  const manual = adjustments.find(({ ruleId }) => ruleId === "manual:line");
  return manual === undefined || discountReason === null ? null : discountOf(manual, discountReason);
}

/**
 * The unit price that was set by hand. A price that was rounded with a weight need not be the one that was typed, but it
 * comes to the same amount again: |half-up error| ≤ ½ × weight ÷ 1 kg below a kilogram, and above it the price is exact.
 */
function overrideOf(line: OldLine): BasketLine["override"] {
  const { overrideReason: reason, adjustments, grossMinor, quantityMilli, listPriceMinor } = line;
  if (reason === null) return null;
  const change = adjustments.find(({ ruleId }) => ruleId === "override");
  if (change === undefined) return { unitPriceMinor: listPriceMinor, reason };
  const paid = grossMinor + change.amountMinor;
  return { unitPriceMinor: minor(multiplyDivide(paid, ONE_PIECE, quantityMilli, halfUp)), reason };
}

/** Of a sale, or (with every sign turned) of a return without a receipt. */
export function rebuildLine(line: OldLine): BasketLine {
  return {
    id: line.lineId,
    productId: line.productId,
    departmentId: line.departmentId,
    code: line.code,
    name: line.name,
    category: line.category,
    brand: line.brand,
    taxRateId: line.taxRateId,
    sells: line.sells,
    soldBy: line.soldBy,
    quantityMilli: milli(line.quantityMilli),
    listPriceMinor: line.listPriceMinor,
    override: overrideOf(line),
    discount: lineDiscount(line),
  };
}

function basketDiscount({ lines }: SaleCompleted): ManualDiscount | null {
  for (const { adjustments } of lines) {
    const manual = adjustments.find(({ ruleId }) => ruleId === "manual:basket");
    if (manual === undefined) continue;
    const { reason } = manual.sentence.values;
    return discountOf(manual, typeof reason === "string" ? reason : "");
  }
  return null;
}

/** Points that left by a rule, as a positive number. */
const redeemedBy = ({ points: ofSale }: SaleCompleted, ruleId: string): number =>
  (ofSale?.moves ?? []).reduce(
    (sum, move) => (move.kind === "redeemed" && move.ruleId === ruleId ? sum - move.delta : sum),
    0,
  );

/** Every rule id of the sale that begins so, in the order in which it worked. */
function idsOf(sale: SaleCompleted, prefix: string): ReadonlySet<string> {
  const ids = new Set<string>();
  const add = (ruleId: string): void => {
    if (ruleId.startsWith(prefix)) ids.add(ruleId.slice(prefix.length));
  };
  for (const move of sale.points?.moves ?? []) if (move.kind === "redeemed") add(move.ruleId);
  for (const { adjustments } of sale.lines) for (const { ruleId } of adjustments) add(ruleId);
  for (const { ruleId } of sale.uses) add(ruleId);
  return ids;
}

function couponsOf(sale: SaleCompleted, draft: Program): BasketCoupon[] {
  const coupons: BasketCoupon[] = [];
  for (const couponId of idsOf(sale, "coupon:")) {
    if (!draft.coupons.some(({ id }) => id === couponId)) continue;
    const serials = sale.uses.flatMap(({ ruleId, serial }) => (ruleId === `coupon:${couponId}` ? [serial] : []));
    for (const serial of serials.length === 0 ? [null] : serials) {
      const id = `${sale.saleId}:coupon:${coupons.length}`;
      coupons.push({ id, couponId, serial, expiresOn: null, memberRef: sale.memberRef });
    }
  }
  return coupons;
}

/** How often a reward was chosen: as often as its price, in the programme that sold it, was taken. */
function timesChosen(sale: SaleCompleted, rewardId: string, soldUnder: Program | null): number {
  const price = soldUnder?.rewards.find(({ id }) => id === rewardId);
  if (price === undefined || price.points === 0 || price.clearBalance) return 1;
  const taken = redeemedBy(sale, `reward:${rewardId}`);
  return Math.max(1, multiplyDivide(taken, 1, price.points, down));
}

function rewardsOf(sale: SaleCompleted, { draft, soldUnder }: BasketPrograms): BasketReward[] {
  const known = [...idsOf(sale, "reward:")].filter((rewardId) => draft.rewards.some(({ id }) => id === rewardId));
  return known
    .flatMap((rewardId) => Array.from({ length: timesChosen(sale, rewardId, soldUnder) }, () => rewardId))
    .slice(0, LIMITS.basketRewards)
    .map((rewardId, index) => ({ id: `${sale.saleId}:reward:${index}`, rewardId }));
}

export interface BasketPrograms {
  /** Says which coupons and rewards there are. */
  readonly draft: Program;
  /** The version that the sale names; null when it names none. */
  readonly soldUnder: Program | null;
}

/** Tenders are put on it by `payAgain`. */
export function rebuildBasket(sale: SaleCompleted, programs: BasketPrograms): Basket {
  const amountOff = redeemedBy(sale, "reward:amountOff");
  return {
    id: sale.saleId,
    openedAtMs: sale.basketOpenedAtMs,
    revision: 0,
    memberRef: sale.memberRef,
    lines: sale.lines.map(rebuildLine),
    discount: basketDiscount(sale),
    amountOffPoints: amountOff > 0 ? points(amountOff) : null,
    coupons: couponsOf(sale, programs.draft),
    rewards: rewardsOf(sale, programs),
    exchange: null,
    tenders: [],
    note: "",
  };
}
