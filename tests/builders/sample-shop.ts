/** A small shop for tests of the core: settings, a programme, lines, baskets and members, each with sensible defaults. */
import { applyBasketStep, emptyBasket } from "#core/basket/apply-basket-step.ts";
import type { BasketStep } from "#core/basket/basket-step.ts";
import { GOODS } from "#core/basket/basket.ts";
import type { Basket, BasketLine, Tender } from "#core/basket/basket.ts";
import { decideReturn } from "#core/basket/decide-return.ts";
import type { ReturnRequest } from "#core/basket/return-request.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import { priceBasket } from "#core/basket/price-basket.ts";
import type { PricedBasket } from "#core/basket/priced-basket.ts";
import { NOTHING_SHARED } from "#core/basket/pricing-facts.ts";
import type { MemberFacts, PricingFacts } from "#core/basket/pricing-facts.ts";
import { settleTenders } from "#core/basket/settle-tenders.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { basisPoints, milli, minor, points } from "#core/money/integers.ts";
import type { Outcome } from "#core/outcome.ts";
import { applyPoints, emptyStanding, visitOf } from "#core/points/fold-standing.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import { whenSchema } from "#core/program/conditions.ts";
import { returnRulesSchema, storedValueSchema } from "#core/program/program.ts";
import type { EarningRule, Program, Tier } from "#core/program/program.ts";
import type { Refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { balancesKnown } from "#core/value/value-account.ts";

export const MEMBER = "0192f0c1-2222-7000-8000-000000000001";
export const TODAY = "2026-11-22";

/** A UUID that says which one it is. */
export const uuid = (number: number): string => `0192f0c1-0000-7000-8000-${String(number).padStart(12, "0")}`;

export function settings(changes: Partial<ShopSettings> = {}): ShopSettings {
  return {
    shopName: "Corner shop",
    address: "",
    taxNumber: "",
    currency: "GBP",
    timeZone: "Europe/London",
    dayCutOffHour: 4,
    language: "en",
    receiptLanguage: "en",
    receiptFooter: "",
    taxMode: "inclusive",
    taxRates: [
      { id: "standard", name: { en: "VAT", "zh-CN": "增值税" }, rate: basisPoints(2000) },
      { id: "zero", name: { en: "Zero", "zh-CN": "零税率" }, rate: basisPoints(0) },
      { id: "reduced", name: { en: "Reduced", "zh-CN": "低税率" }, rate: basisPoints(500) },
    ],
    departments: [],
    cashRounding: { stepMinor: minor(1), rounding: "halfUp" },
    memberNumberPrefix: "29",
    memberNumberLength: 13,
    inStoreTemplates: [],
    ...changes,
  };
}

export function tier(id: string, threshold: number, changes: Partial<Tier> = {}): Tier {
  return {
    id,
    name: { en: id, "zh-CN": id },
    threshold,
    discount: basisPoints(0),
    earnMultiplierHundredths: 100,
    shape: "circle",
    colour: "silver",
    priceList: null,
    ...changes,
  };
}

type PerMoney = Extract<EarningRule, { kind: "perMoney" }>;

export function rule(changes: Partial<PerMoney> = {}): PerMoney {
  return {
    id: "spend",
    name: { en: "Points on what you pay", "zh-CN": "消费积分" },
    kind: "perMoney",
    points: points(1),
    perMinor: minor(100),
    onlyCategories: [],
    exceptCategories: [],
    onlyProducts: [],
    onlyBrands: [],
    exceptProducts: [],
    exceptBrands: [],
    minimumSpendMinor: minor(0),
    minimumOf: "base",
    when: whenSchema.parse({}),
    caps: { perSale: null, perDay: null, perMember: null },
    ...changes,
  };
}

export interface ProgramChanges extends Partial<Omit<Program, "earning" | "tiers">> {
  readonly earning?: Partial<Program["earning"]>;
  readonly tiers?: Partial<Program["tiers"]>;
}

/** One point per pound; 100 points are worth 1.00 in whole steps; one tier that gives nothing. */
export function program({ earning, tiers, ...changes }: ProgramChanges = {}): Program {
  return {
    format: "regulars-program/1",
    id: "regulars",
    version: 3,
    name: "Regulars",
    effectiveFrom: "2026-01-01",
    earning: {
      base: "withTax",
      carryRemainder: true,
      availability: { kind: "nextSale" },
      expiry: { kind: "never" },
      rules: [rule()],
      multipliers: [],
      stacking: "highest",
      caps: { perSale: null, perDay: null, perMember: null },
      bonuses: [],
      ...earning,
    },
    tiers: {
      metric: "netSpend",
      window: "rolling12Months",
      countsFrom: "nextSale",
      graceDays: 0,
      levels: [tier("basic", 0)],
      exceptCategories: [],
      ...tiers,
    },
    redemption: {
      stepPoints: points(1),
      stepMinor: minor(1),
      minimumPoints: points(1),
      maximumPoints: null,
      basketShareMax: basisPoints(10_000),
    },
    rewards: [],
    promotions: [],
    coupons: [],
    priceLists: [],
    storedValue: storedValueSchema.parse({}),
    returns: returnRulesSchema.parse({}),
    ...changes,
  };
}

export function line(number: number, priceMinor: number, changes: Partial<BasketLine> = {}): BasketLine {
  return {
    id: uuid(number),
    productId: `product-${number}`,
    departmentId: null,
    code: String(number),
    name: `Product ${number}`,
    category: "food",
    brand: null,
    taxRateId: "standard",
    sells: GOODS,
    soldBy: "piece",
    quantityMilli: milli(1000),
    listPriceMinor: minor(priceMinor),
    override: null,
    discount: null,
    ...changes,
  };
}

export function basket(lines: readonly BasketLine[], changes: Partial<Basket> = {}): Basket {
  return { ...emptyBasket(uuid(900_000), 1_763_800_000_000), memberRef: MEMBER, lines: [...lines], ...changes };
}

export function standing(changes: Partial<MemberStanding> = {}): MemberStanding {
  return { ...emptyStanding(), ...changes };
}

/** A standing with points that never expire and can be spent now. */
export const withPoints = (amount: number): MemberStanding =>
  standing({ lots: [{ availableFrom: null, expiresOn: null, remaining: points(amount) }] });

export interface FactsChanges extends Partial<Omit<PricingFacts, "member">> {
  readonly standing?: MemberStanding;
  readonly birthMonth?: number | null;
  readonly used?: MemberFacts["used"];
  readonly storedValueMinor?: number;
  readonly member?: null;
}

export function facts(given: FactsChanges = {}): PricingFacts {
  const { standing: stands, member, birthMonth = null, used = new Map(), storedValueMinor = 0, ...changes } = given;
  return {
    settings: settings(),
    program: program(),
    member:
      member === null
        ? null
        : { ref: MEMBER, birthMonth, standing: stands ?? standing(), used, storedValueMinor: minor(storedValueMinor) },
    shared: NOTHING_SHARED,
    businessDate: TODAY,
    minuteOfDay: 720,
    discounts: "apply",
    ...changes,
  };
}

export const cash = (handedMinor: number, number = 1): Tender => ({
  id: uuid(800_000 + number),
  kind: "cash",
  handedMinor: minor(handedMinor),
});
export const card = (amountMinor: number, number = 2): Tender => ({
  id: uuid(800_000 + number),
  kind: "card",
  amountMinor: minor(amountMinor),
});
export const byPoints = (amount: number, number = 3): Tender => ({
  id: uuid(800_000 + number),
  kind: "points",
  points: points(amount),
});

/** The value of an outcome that a test expects to be one. */
export function expectValue<T>(outcome: Outcome<T, unknown>): T {
  if (!outcome.ok) throw new Error(`expected a value, got the refusal ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

export function expectRefusal(outcome: Outcome<unknown, Refusal>): Refusal {
  if (outcome.ok) throw new Error("expected a refusal, got a value");
  return outcome.failure;
}

/** Applies steps one after the other; each has to be accepted. */
export const afterSteps = (start: Basket, ...steps: readonly BasketStep[]): Basket =>
  steps.reduce((current, step) => expectValue(applyBasketStep(current, step)), start);

export const price = (priced: Basket, by: PricingFacts): PricedBasket => expectValue(priceBasket(priced, by));

/** The basket with a card tender for all that its other tenders leave. */
export function paidByCard(unpaid: Basket, by: PricingFacts): Basket {
  const { remainingMinor } = expectValue(settleTenders(price(unpaid, by), unpaid.tenders, by));
  return remainingMinor === 0 ? unpaid : { ...unpaid, tenders: [...unpaid.tenders, card(remainingMinor, 99)] };
}

export type Sale = FactOf<"SaleCompleted">;
export type Return = FactOf<"SaleReturned">;

/** What a till would make by chance. */
const NEW_SERIALS = Array.from({ length: 5 }, (_, index) => `SERIAL-${index + 1}`);

/** A completed sale of a paid basket. */
export function sell(paid: Basket, by: PricingFacts, number = 1): Sale {
  const origin = { kind: "till" } as const;
  return expectValue(
    decideSale({
      basket: paid,
      facts: by,
      saleId: uuid(700_000 + number),
      receiptNumber: number,
      origin,
      newSerials: NEW_SERIALS,
    }),
  ).fact;
}

/** Asks for a return of quantities (thousandths, by line number) of a sale. */
export function askReturn(
  sale: Sale | Return,
  quantities: Readonly<Record<number, number>>,
  by: PricingFacts,
  earlierReturns: readonly Return[] = [],
): ReturnRequest {
  return {
    returnId: uuid(600_000 + earlierReturns.length),
    receiptNumber: 500 + earlierReturns.length,
    reason: "unwanted",
    origin: { kind: "till" },
    facts: by,
    originalProgram: by.program,
    value: balancesKnown(by),
    usedSerials: by.shared.usedSerials,
    goods: {
      kind: "linked",
      sale,
      earlierReturns: earlierReturns.map((one) => one.body),
      lines: Object.entries(quantities).map(([number, quantity]) => ({
        lineId: uuid(Number(number)),
        quantityMilli: milli(quantity),
      })),
    },
  };
}

export const giveBack = (...asked: Parameters<typeof askReturn>): Return =>
  expectValue(decideReturn(askReturn(...asked))).fact;

/** Returns in turn, each on the standing that the one before left. */
export function returnInTurn(
  sale: Sale,
  after: MemberStanding,
  parts: readonly Readonly<Record<number, number>>[],
  by: FactsChanges = {},
): { returns: Return[]; standing: MemberStanding } {
  const returns: Return[] = [];
  let stands = after;
  for (const part of parts) {
    const fact = giveBack(sale, part, facts({ ...by, standing: stands }), returns);
    stands = fold(stands, fact, by.businessDate ?? TODAY);
    returns.push(fact);
  }
  return { returns, standing: stands };
}

/** The standing after a fact, as the store folds it. */
export const fold = (before: MemberStanding, fact: Sale | Return, businessDate = TODAY): MemberStanding =>
  applyPoints(before, fact.body.points, visitOf(fact, businessDate));
