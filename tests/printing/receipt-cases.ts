import { GOODS } from "#core/basket/basket.ts";
/** Receipts for the tests: one sale and one return with every block, and a sale of any list of names. */
import { basisPoints, milli, minor, points } from "#core/money/integers.ts";
import type { SaleCompleted, SoldLine } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import { makeReceiptCode } from "#core/cards/receipt-code.ts";
import type { MemberOnReceipt, ReceiptFact, ReceiptInput } from "#core/receipts/receipt-input.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { findProfile } from "#main/devices/printer/profile-shelf.ts";
import type { PrinterProfile } from "#main/devices/printer/printer-profile.ts";
import { sayIn } from "#locales/say.ts";

/** A shop whose own texts are plain, for tests that look at the lines of goods. */
export const plainShop = (): ShopSettings => ({
  ...SHOP,
  shopName: "Shop",
  address: "",
  taxNumber: "",
  receiptFooter: "",
});

export function profileOf(id: string): PrinterProfile {
  const profile = findProfile(id);
  if (profile === null) throw new Error(`no profile ${id}`);
  return profile;
}

export const uuid = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

export const SHOP: ShopSettings = {
  shopName: "Corner 街角小店",
  address: "12 Rue de l'Église, 75011 Paris\nmetro Voltaire",
  taxNumber: "FR 40 303 265 045",
  currency: "EUR",
  timeZone: "Europe/Paris",
  dayCutOffHour: 4,
  language: "en",
  receiptLanguage: "both",
  receiptFooter: "Thank you, come again! 谢谢惠顾，欢迎再来！",
  taxMode: "inclusive",
  taxRates: [
    { id: "standard", name: { en: "Standard", "zh-CN": "标准税率" }, rate: basisPoints(2000) },
    { id: "food", name: { en: "Food", "zh-CN": "食品" }, rate: basisPoints(550) },
  ],
  departments: [],
  cashRounding: { stepMinor: minor(5), rounding: "halfUp" },
  memberNumberPrefix: "29",
  memberNumberLength: 13,
  inStoreTemplates: [],
};

function soldLine(number: number, name: string, unitMinor: number, quantityMilli = 1000): SoldLine {
  const gross = Math.round((unitMinor * quantityMilli) / 1000);
  return {
    lineId: uuid(number),
    productId: `p${number}`,
    departmentId: null,
    code: "",
    name,
    category: "grocery",
    taxRateId: "food",
    taxRate: basisPoints(550),
    brand: null,
    sells: GOODS,
    soldBy: quantityMilli % 1000 === 0 ? "piece" : "weight",
    quantityMilli: milli(quantityMilli),
    listPriceMinor: minor(unitMinor),
    overrideReason: null,
    discountReason: null,
    grossMinor: minor(gross),
    adjustments: [],
    netMinor: minor(gross),
  };
}

const GOLD = { en: "Gold", "zh-CN": "金卡会员" };

function withTierDiscount(line: SoldLine, amount: number): SoldLine {
  return {
    ...line,
    adjustments: [
      {
        stage: "item",
        ruleId: "tier:gold",
        ruleVersion: 3,
        amountMinor: minor(-amount),
        sentence: { key: "tierDiscount", values: { tier: { name: GOLD }, rate: { rate: basisPoints(500) } } },
      },
    ],
    netMinor: minor(line.grossMinor - amount),
  };
}

export const MEMBER: MemberOnReceipt = {
  maskedName: "张*",
  cardTail: "4471",
  tierName: GOLD,
  progress: {
    goal: "next",
    tierName: { en: "Platinum", "zh-CN": "白金卡" },
    remaining: { metric: "netSpend", amount: minor(420_000) },
  },
  expiring: { points: points(62), onDate: "2026-11-30" },
};

/** Sale with a member, discounts, weight, points as tender, cash with rounding and change. */
export function fullSale(): SaleCompleted {
  const lines = [
    withTierDiscount(soldLine(1, "Oat milk 1 l", 195, 2000), 20),
    withTierDiscount(soldLine(2, "Café crème «Grüße aus Köln» 500 g", 980), 49),
    soldLine(3, "农夫山泉 饮用天然水 550ml × 24瓶 整箱装", 2399),
    soldLine(4, "Bananas", 249, 1234),
    soldLine(5, "حليب كامل الدسم", 310),
    soldLine(6, "น้ำปลาแท้ ตราทิพรส", 275),
    soldLine(7, "Молоко пастеризованное 3,2%", 189),
    soldLine(8, "신라면 매운맛 120g", 145),
    soldLine(9, "Φέτα ΠΟΠ 200γρ", 420),
  ];
  const total = lines.reduce((sum, line) => sum + line.netMinor, 0);
  const rounded = Math.round((total - 500) / 5) * 5;
  const tax = total - Math.round((total * 10_000) / 10_550);
  return {
    uses: [],
    issuedCoupons: [],
    value: [],
    exchangeReturnId: null,
    saleId: uuid(100),
    receiptNumber: 1042,
    basketOpenedAtMs: 0,
    origin: { kind: "till" },
    currency: "EUR",
    taxMode: "inclusive",
    program: { id: "regulars", version: 3 },
    memberRef: uuid(200),
    lines,
    goodsMinor: minor(total),
    taxAddedMinor: minor(0),
    taxTable: [{ taxRateId: "food", rate: basisPoints(550), netMinor: minor(total - tax), taxMinor: minor(tax) }],
    totalMinor: minor(total),
    cashRoundingMinor: minor(rounded - (total - 500)),
    tenders: [
      {
        id: uuid(301),
        kind: "points",
        cardRef: null,
        amountMinor: minor(500),
        handedMinor: minor(500),
        changeMinor: minor(0),
        points: points(500),
      },
      {
        id: uuid(302),
        kind: "cash",
        cardRef: null,
        amountMinor: minor(rounded),
        handedMinor: minor(6000),
        changeMinor: minor(6000 - rounded),
        points: points(0),
      },
    ],
    changeMinor: minor(6000 - rounded),
    points: {
      before: points(1240),
      after: points(788),
      earnedBaseMinor: minor(total - 500),
      earned: [{ ruleId: "spend", points: points(48), sentence: { key: "earnedPerMoney", values: {} } }],
      moves: [
        { kind: "redeemed", lot: { availableFrom: null, expiresOn: "2026-11-30" }, delta: points(-500), ruleId: "pay" },
        { kind: "earned", lot: { availableFrom: null, expiresOn: "2027-11-30" }, delta: points(48), ruleId: "spend" },
      ],
      remainderBefore: { numerator: 0, denominator: 1 },
      remainderAfter: { numerator: 0, denominator: 1 },
      tierBefore: "gold",
      tierSinceBefore: "2026-03-01",
      tierAfter: "gold",
      tierSinceAfter: "2026-03-01",
      qualifyingDate: "2026-11-22",
      qualifyingDelta: total,
    },
  };
}

export function fullReturn(): SaleReturned {
  const line = soldLine(1, "Oat milk 1 l", 195);
  return {
    value: [],
    shortfall: null,
    reinstatedSerials: [],
    voidedSerials: [],
    exchangeSaleId: null,
    returnId: uuid(101),
    receiptNumber: 1043,
    originalSaleId: uuid(100),
    reason: "Damaged 包装破损",
    origin: { kind: "till" },
    currency: "EUR",
    taxMode: "inclusive",
    program: { id: "regulars", version: 3 },
    memberRef: uuid(200),
    lines: [
      {
        ...line,
        originalLineId: line.lineId,
        quantityMilli: milli(-1000),
        grossMinor: minor(-195),
        netMinor: minor(-195),
      },
    ],
    taxTable: [{ taxRateId: "food", rate: basisPoints(550), netMinor: minor(-185), taxMinor: minor(-10) }],
    totalMinor: minor(-195),
    cashRoundingMinor: minor(0),
    refunds: [
      {
        id: uuid(303),
        kind: "cash",
        cardRef: null,
        amountMinor: minor(-195),
        handedMinor: minor(-195),
        changeMinor: minor(0),
        points: points(0),
      },
    ],
    points: {
      before: points(788),
      after: points(787),
      earnedBaseMinor: minor(-195),
      earned: [],
      moves: [
        {
          kind: "reversed",
          lot: { availableFrom: null, expiresOn: "2027-11-30" },
          delta: points(-1),
          ruleId: "return",
        },
      ],
      remainderBefore: { numerator: 0, denominator: 1 },
      remainderAfter: { numerator: 0, denominator: 1 },
      tierBefore: "gold",
      tierSinceBefore: "2026-03-01",
      tierAfter: "gold",
      tierSinceAfter: "2026-03-01",
      qualifyingDate: "2026-11-22",
      qualifyingDelta: -195,
    },
  };
}

/** A walk-in sale of these names, one piece each. */
export function saleOf(names: readonly { readonly name: string; readonly unitMinor: number }[]): SaleCompleted {
  const lines = names.map(({ name, unitMinor }, index) => soldLine(index + 1, name, unitMinor));
  const total = minor(lines.reduce((sum, line) => sum + line.netMinor, 0));
  const paid = { id: uuid(302), kind: "card", cardRef: null, changeMinor: minor(0), points: points(0) } as const;
  return {
    ...fullSale(),
    memberRef: null,
    lines,
    goodsMinor: total,
    totalMinor: total,
    cashRoundingMinor: minor(0),
    taxTable: [],
    tenders: [{ ...paid, amountMinor: total, handedMinor: total }],
    changeMinor: minor(0),
    points: null,
  };
}

export function receiptInput(fact: ReceiptFact, change: Partial<ReceiptInput> = {}): ReceiptInput {
  return {
    fact,
    exchange: null,
    moment: { businessDate: "2026-11-22", localDate: "2026-11-22", localTime: "14:32", zoneName: "Europe/Paris" },
    shop: SHOP,
    cashierName: "Mei",
    tillName: "2",
    member: fact.body.memberRef === null ? null : MEMBER,
    originalReceiptNumber: fact.type === "SaleReturned" ? 1042 : null,
    copyNumber: 0,
    language: "en",
    receiptCode: makeReceiptCode({ tillNumber: 2, receiptNumber: fact.body.receiptNumber }),
    say: sayIn(fact.body.currency),
    ...change,
  };
}
