/** Gathers what a return of a known sale depends on: one read of the store, then the core decides, for preview and act alike. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { decideReturn } from "#core/basket/decide-return.ts";
import type { ReturnRequest } from "#core/basket/return-request.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { ZERO_MINOR } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { valueAccountKey } from "#core/value/value-account.ts";
import type { ValueAccount } from "#core/value/value-account.ts";
import type { Store, StoredSale } from "#main/store/store.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { pricingFactsOf } from "./pricing-facts-of.ts";
import { shopMomentAt } from "./shop-time.ts";
import type { ShopMoment } from "./shop-time.ts";

export type GoodsBack = Pick<CallInput<"previewReturn">, "saleId" | "lines">;

/** What the till adds to a return: its id, its number, and the cashier's reason. */
export type ReturnHeader = Pick<ReturnRequest, "returnId" | "receiptNumber" | "reason">;

export interface ReturnOfSale {
  readonly fact: FactOf<"SaleReturned">;
  readonly sold: StoredSale;
  readonly facts: PricingFacts;
  readonly at: ShopMoment;
}

/** What the core decides a return of a known sale from. */
export function returnRequestOf(
  { store }: Pick<Engine, "store">,
  settings: ShopSettings,
  at: ShopMoment,
  sold: StoredSale,
  { header, lines }: { readonly header: ReturnHeader; readonly lines: GoodsBack["lines"] },
): ReturnRequest {
  const { memberRef, program } = sold.fact.body;
  const now = memberRef === null ? null : store.members.resolve(memberRef);
  const known = now !== null && store.members.find(now) !== null ? now : null;
  const earlierReturns = store.sales
    .listReturnsOf(sold.saleId)
    .flatMap(({ fact }) => (fact.type === "SaleReturned" ? [fact.body] : []));
  return {
    ...header,
    origin: { kind: "till" },
    facts: pricingFactsOf(store, settings, { memberRef: known, lines: [], coupons: [], tenders: [] }, at),
    originalProgram: program === null ? null : store.programs.find(program.id, program.version),
    ...heldOf(store, sold, known),
    goods: { kind: "linked", sale: sold.fact, earlierReturns, lines },
  };
}

/** What the gift cards and the account that the sale moved hold now, and which coupons of it were used since. */
function heldOf(
  store: Store,
  { fact }: StoredSale,
  memberRef: string | null,
): Pick<ReturnRequest, "value" | "usedSerials"> {
  if (fact.type === "SaleReturned") return { value: new Map(), usedSerials: new Set() };
  const { value, issuedCoupons } = fact.body;
  const cards = value.flatMap(({ account }) => (account.kind === "giftCard" ? [account] : []));
  const accounts: readonly ValueAccount[] = memberRef === null ? cards : [...cards, { kind: "storedValue", memberRef }];
  return {
    value: new Map(accounts.map((account) => [valueAccountKey(account), balanceOf(store, account)])),
    usedSerials: new Set(issuedCoupons.map(({ serial }) => serial).filter((serial) => store.coupons.isUsed(serial))),
  };
}

const balanceOf = ({ values }: Store, account: ValueAccount): Minor =>
  account.kind === "giftCard"
    ? (values.findGiftCard(account.cardRef) ?? ZERO_MINOR)
    : values.getStoredValue(account.memberRef);

/** For a preview, which no journal will ever hold. */
export const PREVIEW_HEADER: ReturnHeader = {
  returnId: "00000000-0000-7000-8000-000000000000",
  receiptNumber: 1,
  reason: "preview",
};

export function decideReturnOfSale(engine: Engine, goods: GoodsBack, header: ReturnHeader): Answer<ReturnOfSale> {
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const sold = engine.store.sales.find(goods.saleId);
  if (sold === null) return refuse(refusal("saleNotFound"));
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const request = returnRequestOf(engine, shop.value, at, sold, { header, lines: goods.lines });
  const decided = decideReturn(request);
  if (!decided.ok) return refuse(decided.failure);
  return succeed({ fact: decided.value.fact, sold, facts: request.facts, at });
}
