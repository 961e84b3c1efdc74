/** What the receipt of a sale hands to the member: codes of its coupons, the card that it is, what is left of money kept. */
import { makeCouponDigits, makeCouponText } from "#core/cards/coupon-code.ts";
import { minor } from "#core/money/integers.ts";
import type { ReceiptRights } from "#core/receipts/receipt-input.ts";
import { balancesAfter } from "#core/value/value-account.ts";
import type { Store, StoredSale } from "#main/store/store.ts";
import { couponTags } from "./coupon-tags.ts";
import { tailOf } from "./member-panel.ts";

export function receiptRights(store: Store, couponKey: Buffer, { fact }: StoredSale): ReceiptRights {
  const balances = balancesAfter(fact.body.value);
  const stored = balances.find(({ account }) => account.kind === "storedValue");
  return {
    coupons: fact.type === "SaleCompleted" ? couponsOf(store, couponKey, fact.body) : [],
    giftCards: balances.flatMap(({ account, afterMinor }) => {
      if (account.kind !== "giftCard") return [];
      const number = store.giftCards.findNumber(account.cardRef) ?? "";
      const isSold = fact.body.value.some(
        (move) =>
          move.kind === "issued" && move.account.kind === "giftCard" && move.account.cardRef === account.cardRef,
      );
      return [{ tail: tailOf(number), number: isSold ? number : null, balanceMinor: afterMinor }];
    }),
    storedValueMinor: stored === undefined ? null : minor(stored.afterMinor),
  };
}

type SaleBody = Extract<StoredSale["fact"], { type: "SaleCompleted" }>["body"];

function couponsOf(
  store: Store,
  couponKey: Buffer,
  { issuedCoupons, program: ref }: SaleBody,
): ReceiptRights["coupons"] {
  const program = ref === null ? null : store.programs.find(ref.id, ref.version);
  return issuedCoupons.map((coupon) => {
    const tags = couponTags(couponKey, coupon);
    const name = program?.coupons.find(({ id }) => id === coupon.couponId)?.name;
    return {
      name: name ?? { en: coupon.couponId, "zh-CN": coupon.couponId },
      expiresOn: coupon.expiresOn,
      text: makeCouponText(coupon, tags.text),
      digits: makeCouponDigits(coupon.serial, tags.digits),
    };
  });
}
