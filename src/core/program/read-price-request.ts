/** Makes a basket, its facts and what comes back of a price request (price-request.ts). */
import { UNTAXED } from "../basket/basket.ts";
import type { Basket, BasketCoupon, BasketLine, SoldValue, Tender } from "../basket/basket.ts";
import type { LinkedGoods } from "../basket/return-request.ts";
import type { MemberFacts, PricingFacts, RuleUse, SharedFacts } from "../basket/pricing-facts.ts";
import type { LotMove } from "../events/sale-completed.ts";
import { basisPoints, minor } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { addQualifying, applyMoves } from "../points/fold-standing.ts";
import type { MemberStanding } from "../points/standing.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { businessDateOf } from "../shop/business-date.ts";
import type { ShopSettings } from "../shop/settings.ts";
import type { PriceRequest, RequestedLine, RequestedMember } from "./price-request.ts";
import type { Program } from "./program.ts";

const USUAL_SETTINGS: ShopSettings = {
  shopName: "Regulars",
  address: "",
  taxNumber: "",
  currency: "EUR",
  timeZone: "Etc/UTC",
  dayCutOffHour: 4,
  language: "en",
  receiptLanguage: "en",
  receiptFooter: "",
  taxMode: "inclusive",
  taxRates: [{ id: "none", name: { en: "0 %", "zh-CN": "0 %" }, rate: basisPoints(0) }],
  departments: [],
  cashRounding: { stepMinor: minor(1), rounding: "halfUp" },
  memberNumberPrefix: "77",
  memberNumberLength: 10,
  inStoreTemplates: [],
};

/** What a shop adds to a request that asks for its own programme. */
export interface CurrentShop {
  readonly settings: ShopSettings;
  programOn(businessDate: string): Program | null;
}

/** The wall clock of a request: `YYYY-MM-DD` and minutes since midnight. */
export interface WallClock {
  readonly date: string;
  readonly minuteOfDay: number;
}

export interface ReadRequest {
  readonly basket: Basket;
  readonly facts: PricingFacts;
  /** What comes back, and the programme that its sale was made by. */
  readonly returned: { readonly goods: LinkedGoods; readonly program: Program | null } | null;
  readonly reason: string;
}

const KINDS = {
  member: "1",
  basket: "2",
  line: "3",
  tender: "4",
  coupon: "5",
  reward: "6",
  card: "7",
  other: "8",
} as const;

/** Ids that a reader can follow back: line 3 ends in 3. They are never stored. */
export const numberedId = (kind: keyof typeof KINDS, number: number): string =>
  `00000000-0000-8000-8000-${KINDS[kind]}${String(number).padStart(11, "0")}`;

/** The settings of a request: its own over the shop's, over usual ones. */
export function settingsOfRequest(request: PriceRequest, shop: CurrentShop | null): ShopSettings {
  // `partial()` lets a field be given as undefined, which must not hide the usual value.
  const given = Object.fromEntries(Object.entries(request.settings).filter(([, value]) => value !== undefined));
  return { ...(shop?.settings ?? USUAL_SETTINGS), ...given };
}

/** `wall` is the request's `at` on the shop's wall. Refused by name: codes that the programme does not know. */
export function readPriceRequest(
  request: PriceRequest,
  shop: CurrentShop | null,
  wall: WallClock,
): Outcome<ReadRequest, Refusal> {
  const settings = settingsOfRequest(request, shop);
  const localHour = Math.floor(wall.minuteOfDay / 60);
  const businessDate = businessDateOf({ localDate: wall.date, localHour }, settings.dayCutOffHour);
  const program = request.program === "current" ? (shop?.programOn(businessDate) ?? null) : request.program;
  const memberRef = request.member === null ? null : numberedId("member", 1);
  const coupons = readCoupons(request, program, memberRef);
  if (!coupons.ok) return coupons;
  const returned = readReturn(request.return);
  if (!returned.ok) return returned;
  const cards = cardsOf(request);
  return succeed({
    basket: {
      id: numberedId("basket", 1),
      openedAtMs: 0,
      revision: 0,
      memberRef,
      lines: request.lines.map((line, index) => readLine(line, numberedId("line", index + 1), settings, cards)),
      discount: request.discount,
      amountOffPoints: request.amountOffPoints,
      coupons: coupons.value,
      rewards: request.rewards.map((rewardId, index) => ({
        id: numberedId("reward", index + 1),
        rewardId,
        giftLineId: null,
      })),
      exchange: null,
      tenders: request.tenders.map((tender, index) => readTender(tender, numberedId("tender", index + 1), cards)),
      note: "",
    },
    facts: {
      settings,
      program,
      member: request.member === null || memberRef === null ? null : memberFactsOf(request.member, memberRef),
      shared: sharedFactsOf(request, cards),
      businessDate,
      minuteOfDay: wall.minuteOfDay,
      discounts: request.discounts,
    },
    returned: returned.value === null ? null : { goods: returned.value, program: request.return?.program ?? program },
    reason: request.return?.reason ?? "",
  });
}

type Cards = ReadonlyMap<string, string>;

/** Every card that the request names has a reference of its own. */
function cardsOf(request: PriceRequest): Cards {
  const names = [
    ...request.giftCards.map(({ card }) => card),
    ...request.lines.flatMap(({ sells }) => (sells.kind === "giftCard" ? [sells.card] : [])),
    ...request.tenders.flatMap((tender) => (tender.kind === "giftCard" ? [tender.card] : [])),
  ];
  return new Map([...new Set(names)].map((name, index) => [name, numberedId("card", index + 1)]));
}

const cardRefOf = (cards: Cards, name: string): string => cards.get(name) ?? numberedId("card", 0);

function readLine(line: RequestedLine, id: string, settings: ShopSettings, cards: Cards): BasketLine {
  const { sells, taxRateId, ...rest } = line;
  const sold: SoldValue =
    sells.kind === "giftCard" ? { kind: "giftCard", cardRef: cardRefOf(cards, sells.card) } : sells;
  const rate = sells.kind === "goods" ? (taxRateId ?? settings.taxRates[0]?.id ?? "none") : UNTAXED;
  return { ...rest, sells: sold, taxRateId: rate, id, productId: null, departmentId: null };
}

function readTender(tender: PriceRequest["tenders"][number], id: string, cards: Cards): Tender {
  if (tender.kind !== "giftCard") return { ...tender, id };
  return { id, kind: "giftCard", cardRef: cardRefOf(cards, tender.card), amountMinor: tender.amountMinor };
}

function readCoupons(
  { coupons }: PriceRequest,
  program: Program | null,
  memberRef: string | null,
): Outcome<BasketCoupon[], Refusal> {
  const read: BasketCoupon[] = [];
  for (const [index, coupon] of coupons.entries()) {
    const id = numberedId("coupon", index + 1);
    if ("serial" in coupon) {
      const bound = coupon.member === null ? null : coupon.member === "this" ? memberRef : numberedId("other", 1);
      const { couponId, serial, expiresOn } = coupon;
      read.push({ id, couponId, serial, expiresOn, memberRef: bound });
      continue;
    }
    const known = program?.coupons.find(({ code }) => code.kind === "multiUse" && code.code === coupon.code);
    if (known === undefined) return fail(refusal("couponUnknown", { code: coupon.code }));
    read.push({ id, couponId: known.id, serial: null, expiresOn: null, memberRef: null });
  }
  return succeed(read);
}

function readReturn(request: PriceRequest["return"]): Outcome<LinkedGoods | null, Refusal> {
  if (request === null) return succeed(null);
  const lines: LinkedGoods["lines"][number][] = [];
  for (const { line, quantityMilli } of request.lines) {
    const sold = request.sale.lines[line - 1];
    if (sold === undefined) return fail(refusal("lineNotFound"));
    lines.push({ lineId: sold.lineId, quantityMilli });
  }
  return succeed({
    kind: "linked",
    sale: { type: "SaleCompleted", body: request.sale },
    earlierReturns: request.earlier,
    lines,
  });
}

/** A standing keeps lots and days in order and each once; a person writes them as they come. */
function standingOf(member: RequestedMember): MemberStanding {
  const { birthMonth: _, used: __, storedValueMinor: ___, lots, qualifying, ...rest } = member;
  const moves = lots.map(({ remaining, ...lot }): LotMove => ({
    kind: "adjusted",
    lot,
    delta: remaining,
    ruleId: "request",
  }));
  const rows = qualifying.reduce<MemberStanding["qualifying"]>(
    (sorted, { date, amount }) => addQualifying(sorted, date, amount),
    [],
  );
  return applyMoves({ ...rest, lots: [], qualifying: rows }, moves);
}

function memberFactsOf(member: RequestedMember, ref: string): MemberFacts {
  const uses = member.used.map(({ ruleId, ...use }): [string, RuleUse] => [ruleId, use]);
  return {
    ref,
    birthMonth: member.birthMonth,
    standing: standingOf(member),
    used: new Map(uses),
    storedValueMinor: member.storedValueMinor,
  };
}

function sharedFactsOf(request: PriceRequest, cards: Cards): SharedFacts {
  return {
    usedInAll: new Map(request.usedInAll.map(({ ruleId, uses }) => [ruleId, uses])),
    usedSerials: new Set(request.usedSerials),
    giftCards: new Map(request.giftCards.map(({ card, balanceMinor }) => [cardRefOf(cards, card), balanceMinor])),
  };
}
