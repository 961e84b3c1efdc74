/** What a rule can do, as the picker offers it: each reads like a sentence with its figures in it. */
import { valueAt, textAt } from "./document-path.ts";
import type { FigureKind } from "./figures.ts";

export interface OfferKind {
  /** As the picker and the sentence name it: `mixAndMatch` and a few others are several kinds to a person. */
  readonly id: OfferKindId;
  /** Where the figures of the sentence stand in the action. */
  readonly figures: Readonly<Record<string, FigureKind>>;
  /** A new one. */
  readonly first: Readonly<Record<string, unknown>>;
  /** Whether the action is about some goods. */
  readonly goods: boolean;
}

export type OfferKindId =
  | "buyNTakeM"
  | "cheapestFree"
  | "nForPrice"
  | "mixPrice"
  | "mixPercent"
  | "bundlePrice"
  | "percentOff"
  | "amountOff"
  | "fixedPrice"
  | "freeItems"
  | "orderPercent"
  | "orderAmount"
  | "spendSteps"
  | "moneyOff"
  | "productAtPrice"
  | "giftItem"
  | "nextVisitCoupon";

type Figures = OfferKind["figures"];
const kind = (id: OfferKindId, figures: Figures, first: OfferKind["first"], goods = true): OfferKind => ({
  id,
  figures,
  first: { kind: id, ...(goods ? { items: {} } : {}), ...first },
  goods,
});

const PERCENT_OFF = kind("percentOff", { rate: "percent" }, { rate: 1000 });
const ITEMS: readonly OfferKind[] = [
  PERCENT_OFF,
  kind("amountOff", { amountMinor: "money" }, { amountMinor: 100, perUnit: true }),
  kind("fixedPrice", { unitPriceMinor: "money" }, { unitPriceMinor: 100 }),
];
const ORDERS: readonly OfferKind[] = [
  kind("orderPercent", { rate: "percent" }, { rate: 1000 }),
  kind("orderAmount", { amountMinor: "money" }, { amountMinor: 500 }),
  kind("spendSteps", {}, { steps: [{ fromMinor: 5000, off: { kind: "percent", rate: 1000 } }] }),
];
const BUNDLES: readonly OfferKind[] = [
  kind("buyNTakeM", { buy: "count", take: "count", rate: "percent" }, { buy: 2, take: 1, rate: 10_000 }),
  kind("cheapestFree", { of: "count", free: "count" }, { of: 3, free: 1 }),
  kind("nForPrice", { quantity: "count", priceMinor: "money" }, { quantity: 3, priceMinor: 1000 }),
  kind(
    "mixPrice",
    { quantity: "count", "offer.priceMinor": "money" },
    { kind: "mixAndMatch", quantity: 3, offer: { kind: "price", priceMinor: 1000 } },
  ),
  kind(
    "mixPercent",
    { quantity: "count", "offer.rate": "percent" },
    { kind: "mixAndMatch", quantity: 3, offer: { kind: "percent", rate: 2000 } },
  ),
  kind(
    "bundlePrice",
    { priceMinor: "money" },
    {
      parts: [
        { items: {}, quantity: 1 },
        { items: {}, quantity: 1 },
      ],
      priceMinor: 1000,
    },
    false,
  ),
];
const FREE_ITEMS = kind("freeItems", { quantity: "count" }, { quantity: 1 });

export const PROMOTION_KINDS: readonly OfferKind[] = [...BUNDLES, ...ITEMS, ...ORDERS];
export const COUPON_KINDS: readonly OfferKind[] = [...ITEMS, FREE_ITEMS, ...ORDERS];
export const REWARD_KINDS: readonly OfferKind[] = [
  kind("moneyOff", { amountMinor: "money" }, { kind: "amountOff", amountMinor: 500 }, false),
  kind("percentOff", { rate: "percent", capMinor: "money" }, { rate: 1000, capMinor: null }),
  FREE_ITEMS,
  kind("productAtPrice", { unitPriceMinor: "money" }, { unitPriceMinor: 100 }),
  kind("giftItem", {}, { product: "" }, false),
  kind("nextVisitCoupon", {}, { couponId: "" }, false),
];

/** Which of the kinds an action is; undefined for one that nobody knows. */
export function kindOf(action: unknown, kinds: readonly OfferKind[]): OfferKind | undefined {
  const name = textAt(action, "kind");
  if (name === "mixAndMatch") {
    const id = textAt(valueAt(action, "offer"), "kind") === "price" ? "mixPrice" : "mixPercent";
    return kinds.find((one) => one.id === id);
  }
  return kinds.find((one) => one.first["kind"] === name);
}
