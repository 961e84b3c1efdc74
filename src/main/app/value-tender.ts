/**
 * A tender of money that the shop holds: how much it pays when nobody says how much, and whether it is there.
 *
 * | left to pay | of it goods | on the card | asked | pays  |
 * |-------------|-------------|-------------|-------|-------|
 * | 13.50       | 13.50       | 20.00       |       | 13.50 |
 * | 13.50       | 13.50       | 8.00        |       | 8.00  |
 * | 33.50       | 13.50       | 50.00       |       | 13.50 | value is not bought with value
 * | 13.50       | 13.50       | 8.00        | 9.00  | insufficientValue |
 * | 13.50       | 13.50       | 0.00        |       | giftCardEmpty     |
 */
import type { CallInput } from "#contract/calls.ts";
import type { Basket, Tender } from "#core/basket/basket.ts";
import type { PricedBasket, Settlement } from "#core/basket/priced-basket.ts";
import { minor, sumMinor } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { valueSold } from "#core/value/value-of-sale.ts";
import type { Store } from "#main/store/store.ts";

type Asked = Extract<CallInput<"takeTender">["tender"], { kind: "giftCard" | "storedValue" }>;
type ValueTender = Extract<Tender, { kind: "giftCard" | "storedValue" }>;

/** The open basket as it comes to. */
export interface ToPay {
  readonly basket: Basket;
  readonly priced: PricedBasket;
  readonly settlement: Settlement;
}

export function valueTender(store: Store, asked: Asked, id: string, open: ToPay): Outcome<ValueTender, Refusal> {
  const held = heldValue(store, asked, open.basket);
  if (!held.ok) return held;
  const amountMinor = minor(asked.amountMinor ?? Math.min(held.value, payable(open)));
  if (amountMinor > held.value) return fail(refusal("insufficientValue", { available: { money: held.value } }));
  return succeed(
    asked.kind === "giftCard"
      ? { id, kind: "giftCard", cardRef: asked.cardRef, amountMinor }
      : { id, kind: "storedValue", amountMinor },
  );
}

/** What is there and not set aside for this basket already. */
function heldValue(store: Store, asked: Asked, basket: Basket): Outcome<Minor, Refusal> {
  const isSame = (tender: Tender): boolean =>
    tender.kind === asked.kind && (tender.kind !== "giftCard" || tender.cardRef === refOf(asked));
  const setAside = sumMinor(basket.tenders.flatMap((tender) => (isSame(tender) ? amountOf(tender) : [])));
  if (asked.kind === "storedValue") {
    if (basket.memberRef === null) return fail(refusal("storedValueNeedsMember"));
    const left = minor(store.values.getStoredValue(basket.memberRef) - setAside);
    return left > 0 ? succeed(left) : fail(refusal("insufficientValue", { available: { money: minor(0) } }));
  }
  const balance = store.values.findGiftCard(asked.cardRef);
  if (balance === null) return fail(refusal("giftCardUnknown"));
  return balance > setAside ? succeed(minor(balance - setAside)) : fail(refusal("giftCardEmpty"));
}

const refOf = (asked: Asked): string | null => (asked.kind === "giftCard" ? asked.cardRef : null);

const amountOf = (tender: Tender): Minor | [] =>
  tender.kind === "giftCard" || tender.kind === "storedValue" ? tender.amountMinor : [];

/** What is left to pay and not value itself. */
function payable({ priced, settlement }: ToPay): Minor {
  const paidInKind = settlement.tenders.filter(
    ({ kind }) => kind === "points" || kind === "giftCard" || kind === "storedValue",
  );
  const goodsLeft = priced.totalMinor - valueSold(priced.lines) - sumMinor(paidInKind.map((one) => one.amountMinor));
  return minor(Math.max(0, Math.min(goodsLeft, settlement.remainingMinor)));
}
