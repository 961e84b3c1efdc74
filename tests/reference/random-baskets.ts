/** Baskets and programmes from chance: few products, categories and brands, so that rules meet each other. */
import fc from "fast-check";
import type { Basket, BasketLine } from "#core/basket/basket.ts";
import { GOODS, UNTAXED } from "#core/basket/basket.ts";
import { basisPoints, milli, minor } from "#core/money/integers.ts";
import { programSchema } from "#core/program/program.ts";
import type { Program } from "#core/program/program.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { basket, line, program, settings, tier, uuid } from "../builders/sample-shop.ts";

const CATEGORIES = ["tea", "cake", "post"] as const;
const BRANDS = ["acme", "other", null] as const;
const PRODUCTS = ["P1", "P2", "P3", "P4"] as const;
const RATES = ["standard", "reduced", "zero"] as const;
const name = { en: "Rule", "zh-CN": "规则" };

const reason = "test";
const manual = fc.option(
  fc.oneof(
    fc.record({
      kind: fc.constant("percent" as const),
      rate: fc.integer({ min: 1, max: 10_000 }).map(basisPoints),
      reason: fc.constant(reason),
    }),
    fc.record({
      kind: fc.constant("amount" as const),
      amountMinor: fc.integer({ min: 1, max: 900 }).map(minor),
      reason: fc.constant(reason),
    }),
  ),
  { nil: null, freq: 4 },
);

const price = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 3000 }));

const lineOf = (number: number): fc.Arbitrary<BasketLine> =>
  fc
    .record({
      product: fc.constantFrom(...PRODUCTS),
      category: fc.constantFrom(...CATEGORIES),
      brand: fc.constantFrom(...BRANDS),
      taxRateId: fc.constantFrom(...RATES),
      listPrice: price,
      pieces: fc.integer({ min: 1, max: 9 }),
      grams: fc.option(fc.integer({ min: 1, max: 3000 }), { nil: null, freq: 4 }),
      override: fc.option(price, { nil: null, freq: 6 }),
      discount: manual,
      isValue: fc.integer({ min: 0, max: 14 }).map((one) => one === 0),
    })
    .map(({ product, listPrice, pieces, grams, override, isValue, taxRateId, discount, ...rest }) =>
      line(number, listPrice, {
        ...rest,
        productId: null,
        code: product,
        taxRateId: isValue ? UNTAXED : taxRateId,
        sells: isValue ? { kind: "giftCard", cardRef: uuid(700_000 + number) } : GOODS,
        soldBy: grams === null ? "piece" : "weight",
        quantityMilli: milli(grams ?? pieces * 1000),
        override: override === null ? null : { unitPriceMinor: minor(override), reason },
        discount: isValue ? null : discount,
      }),
    );

const items = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: fc.constantFrom(...CATEGORIES).map((one) => ({ onlyCategories: [one] })) },
  { weight: 1, arbitrary: fc.constantFrom(...PRODUCTS).map((one) => ({ onlyProducts: [one] })) },
  { weight: 1, arbitrary: fc.constantFrom("acme", "other").map((one) => ({ onlyBrands: [one] })) },
  { weight: 1, arbitrary: fc.constantFrom(...CATEGORIES).map((one) => ({ exceptCategories: [one] })) },
);
const rate = fc.integer({ min: 1, max: 10_000 });
const count = fc.integer({ min: 1, max: 3 });
const amountMinor = fc.integer({ min: 1, max: 2000 });
const amount = fc.integer({ min: 0, max: 3000 });
const kind = <K extends string>(one: K) => fc.constant(one);
const off = fc.oneof(fc.record({ kind: kind("percent"), rate }), fc.record({ kind: kind("amount"), amountMinor }));

const itemActions = [
  fc.record({ kind: kind("percentOff"), items, rate }),
  fc.record({ kind: kind("amountOff"), items, amountMinor, perUnit: fc.boolean() }),
  fc.record({ kind: kind("fixedPrice"), items, unitPriceMinor: amount }),
] as const;
const orderActions = [
  fc.record({ kind: kind("orderPercent"), items, rate }),
  fc.record({ kind: kind("orderAmount"), items, amountMinor }),
  fc.record({
    kind: kind("spendSteps"),
    items,
    steps: fc.array(fc.record({ fromMinor: fc.integer({ min: 1, max: 9000 }), off }), { minLength: 1, maxLength: 3 }),
  }),
] as const;
const bundleActions = [
  fc.record({ kind: kind("buyNTakeM"), items, buy: count, take: count, rate }),
  fc
    .integer({ min: 2, max: 4 })
    .chain((of) =>
      fc.record({ kind: kind("cheapestFree"), items, of: fc.constant(of), free: fc.integer({ min: 1, max: of - 1 }) }),
    ),
  fc.record({ kind: kind("nForPrice"), items, quantity: count, priceMinor: amount }),
  fc.record({
    kind: kind("mixAndMatch"),
    items,
    quantity: fc.integer({ min: 2, max: 4 }),
    offer: fc.oneof(fc.record({ kind: kind("price"), priceMinor: amount }), fc.record({ kind: kind("percent"), rate })),
  }),
  fc.record({
    kind: kind("bundlePrice"),
    parts: fc.array(fc.record({ items, quantity: count }), { minLength: 2, maxLength: 3 }),
    priceMinor: amount,
  }),
] as const;
const freeItems = fc.record({ kind: kind("freeItems"), items, quantity: count });

const offer = {
  minimumSpendMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6000 })),
  priority: fc.constantFrom(0, 0, 0, 1, 2),
  exclusiveGroup: fc.constantFrom(null, null, null, "g", "h"),
  joint: fc.boolean(),
  capMinor: fc.option(amountMinor, { nil: null, freq: 3 }),
  limits: fc.record({ perSale: fc.option(count, { nil: null, freq: 3 }) }),
} as const;

const rewardAction = fc.oneof(
  fc.record({ kind: kind("amountOff"), amountMinor }),
  fc.record({ kind: kind("percentOff"), items, rate, capMinor: fc.option(amountMinor, { nil: null }) }),
  freeItems,
  fc.record({ kind: kind("productAtPrice"), items, unitPriceMinor: amount }),
  fc.constantFrom(...PRODUCTS).map((product) => ({ kind: "giftItem" as const, product })),
);

const rules = fc.record({
  promotions: fc.array(fc.record({ ...offer, action: fc.oneof(...bundleActions, ...itemActions, ...orderActions) }), {
    maxLength: 6,
  }),
  coupons: fc.array(fc.record({ ...offer, action: fc.oneof(...itemActions, freeItems, ...orderActions) }), {
    maxLength: 2,
  }),
  rewards: fc.array(rewardAction, { maxLength: 2 }),
  discount: fc.integer({ min: 0, max: 2000 }),
  memberPrices: fc.array(
    fc
      .constantFrom(...PRODUCTS)
      .chain((product) => fc.record({ product: fc.constant(product), unitPriceMinor: amount })),
    { maxLength: 2 },
  ),
});

type Rules = typeof rules extends fc.Arbitrary<infer R> ? R : never;

function programOf({ promotions, coupons, rewards, discount, memberPrices }: Rules): Program {
  const gold = tier("gold", 0, { discount: basisPoints(discount), priceList: "gold" });
  return programSchema.parse({
    ...program(),
    tiers: { ...program().tiers, levels: [gold], exceptCategories: ["post"] },
    priceLists: [{ id: "gold", name, prices: memberPrices }],
    promotions: promotions.map((rule, at) => ({ ...rule, id: `p${at}`, name })),
    coupons: coupons.map((rule, at) => ({
      ...rule,
      id: `c${at}`,
      name,
      code: { kind: "multiUse", code: `CODE${at}` },
    })),
    rewards: rewards.map((action, at) => ({ id: `r${at}`, name, points: 1, action })),
  });
}

export interface RandomSale {
  readonly basket: Basket;
  readonly program: Program;
  readonly settings: ShopSettings;
}

export const randomSale: fc.Arbitrary<RandomSale> = fc
  .record({
    lines: fc
      .integer({ min: 1, max: 7 })
      .chain((size) => fc.tuple(...Array.from({ length: size }, (_, at) => lineOf(at + 1)))),
    rules,
    discount: manual,
    taxMode: fc.constantFrom("inclusive" as const, "exclusive" as const),
  })
  .map(({ lines, rules: chosen, discount, taxMode }) => {
    const made = programOf(chosen);
    return {
      program: made,
      settings: settings({ taxMode }),
      basket: basket(lines, {
        discount,
        coupons: made.coupons.map(({ id }, at) => ({
          id: uuid(500_000 + at),
          couponId: id,
          serial: null,
          expiresOn: null,
          memberRef: null,
        })),
        rewards: made.rewards.map(({ id }, at) => ({ id: uuid(600_000 + at), rewardId: id, giftLineId: null })),
      }),
    };
  });
