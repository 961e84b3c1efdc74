/** Receipts of what the whole programme brings: value that is sold and pays, an issued coupon, an exchange. */
import { UNTAXED } from "#core/basket/basket.ts";
import type { SettledTender } from "#core/basket/priced-basket.ts";
import { makeCouponDigits, makeCouponText } from "#core/cards/coupon-code.ts";
import type { SaleCompleted, SoldLine, ValueMove } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import { basisPoints, minor, points } from "#core/money/integers.ts";
import type { ReceiptInput, ReceiptRights } from "#core/receipts/receipt-input.ts";
import { fullReturn, fullSale, receiptInput, saleOf, uuid } from "./receipt-cases.ts";

const GIFT_CARD = { kind: "giftCard", cardRef: uuid(400) } as const;
const PURSE = { kind: "storedValue", memberRef: uuid(200) } as const;

const tender = (number: number, kind: SettledTender["kind"], amount: number): SettledTender => ({
  id: uuid(number),
  kind,
  amountMinor: minor(amount),
  handedMinor: minor(amount),
  changeMinor: minor(0),
  points: points(0),
  cardRef: kind === "giftCard" ? GIFT_CARD.cardRef : null,
});

const COUPON = { couponId: "next-visit", serial: "0002000026050", expiresOn: "2027-01-31", memberRef: null };
const RIGHTS: ReceiptRights = {
  coupons: [
    {
      name: { en: "2.00 off your next visit", "zh-CN": "下次光临立减 2.00" },
      text: makeCouponText(COUPON, "ABCDEFGHIJKLMNOP"),
      digits: makeCouponDigits(COUPON.serial, "0123456789"),
      expiresOn: COUPON.expiresOn,
    },
  ],
  giftCards: [
    { tail: "0017", number: null, balanceMinor: minor(1000) },
    { tail: "0024", number: "9200000000000024", balanceMinor: minor(2500) },
  ],
  storedValueMinor: minor(6000),
};

const move = (account: ValueMove["account"], kind: ValueMove["kind"], delta: number, before: number): ValueMove => ({
  account,
  kind,
  deltaMinor: minor(delta),
  beforeMinor: minor(before),
  lineId: null,
});

/** Goods that a gift card and stored value pay, a new gift card, a top-up with its bonus, and a coupon. */
function valueSale(): SaleCompleted {
  const sale = saleOf([
    { name: "Oat milk 1 l", unitMinor: 195 },
    { name: "Gift card 礼品卡", unitMinor: 2500 },
    { name: "Stored value 储值", unitMinor: 5000 },
  ]);
  const lines = sale.lines.map((line, index): SoldLine => {
    if (index === 0) return line;
    const untaxed = { ...line, taxRateId: UNTAXED, taxRate: basisPoints(0), category: "value" };
    return { ...untaxed, sells: index === 1 ? { kind: "giftCard", cardRef: uuid(401) } : { kind: "topUp" } };
  });
  const bonusLine = lines[2]?.lineId ?? null;
  return {
    ...sale,
    memberRef: uuid(200),
    lines,
    taxTable: [
      { taxRateId: "food", rate: basisPoints(550), netMinor: minor(185), taxMinor: minor(10) },
      { taxRateId: UNTAXED, rate: basisPoints(0), netMinor: minor(7500), taxMinor: minor(0) },
    ],
    tenders: [tender(301, "giftCard", 95), tender(302, "storedValue", 100), tender(303, "card", 7500)],
    issuedCoupons: [COUPON],
    value: [
      move(GIFT_CARD, "spent", -95, 1095),
      move(PURSE, "spent", -100, 600),
      move({ kind: "giftCard", cardRef: uuid(401) }, "issued", 2500, 0),
      move(PURSE, "toppedUp", 5000, 500),
      { ...move(PURSE, "bonus", 500, 5500), lineId: bonusLine },
    ],
  };
}

export const valueReceipt = (change: Partial<ReceiptInput>): ReceiptInput =>
  receiptInput({ type: "SaleCompleted", body: valueSale() }, { rights: RIGHTS, ...change });

/** Oat milk brought back, of which something is kept for spent points, and something cheaper taken. */
export function exchangeReceipt(change: Partial<ReceiptInput>): ReceiptInput {
  const back = fullReturn();
  const returned: SaleReturned = {
    ...back,
    exchangeSaleId: uuid(102),
    shortfall: { policy: "deduct", points: points(15), deductedMinor: minor(15) },
    refunds: [tender(102, "exchange", -145), tender(303, "cash", -35)],
    voidedSerials: ["0002000025900"],
  };
  const taken = saleOf([{ name: "신라면 매운맛 120g", unitMinor: 145 }]);
  const ofSale = fullSale().points;
  const sale: SaleCompleted = {
    ...taken,
    saleId: uuid(102),
    receiptNumber: 1044,
    memberRef: uuid(200),
    exchangeReturnId: returned.returnId,
    taxTable: [{ taxRateId: "food", rate: basisPoints(550), netMinor: minor(137), taxMinor: minor(8) }],
    tenders: [tender(101, "exchange", 145)],
    points:
      ofSale === null ? null : { ...ofSale, before: points(787), after: points(835), moves: ofSale.moves.slice(1) },
  };
  return receiptInput(
    { type: "SaleCompleted", body: sale },
    { exchange: { type: "SaleReturned", body: returned }, originalReceiptNumber: 1042, ...change },
  );
}
