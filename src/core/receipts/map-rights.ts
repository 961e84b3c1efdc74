/**
 * What a receipt hands to the member beside the goods: coupons for the next visit, a gift card of the till's making, and what
 * is left of money that the shop holds. Codes are printed as bars and as a picture, so that any scanner reads them.
 */
import { formatMinor } from "../money/format-money.ts";
import type { ReceiptBlock } from "./receipt-document.ts";
import type { ReceiptInput } from "./receipt-input.ts";
import type { Speech } from "./receipt-speech.ts";

const centred = (text: string, strong = false): ReceiptBlock => ({ kind: "centred", text, strong });

export function mapRights({ rights, fact }: ReceiptInput, speech: Speech): ReceiptBlock[] {
  if (rights === undefined) return [];
  const money = (amount: Parameters<typeof formatMinor>[0]): string => formatMinor(amount, fact.body.currency);
  const pair = (label: string, value: string): ReceiptBlock => ({
    kind: "pair",
    label,
    value,
    emphasis: "plain",
    indented: false,
  });
  const balances = rights.giftCards.map(({ tail, balanceMinor }) =>
    pair(speech.label("giftCardLeft", { tail }), money(balanceMinor)),
  );
  if (rights.storedValueMinor !== null) {
    balances.push(pair(speech.label("storedValueLeft"), money(rights.storedValueMinor)));
  }
  const made = rights.giftCards.flatMap(({ number }): ReceiptBlock[] =>
    number === null ? [] : [{ kind: "gap" }, { kind: "qr", text: number, caption: number }],
  );
  const coupons = rights.coupons.flatMap(({ name, expiresOn, digits, text }): ReceiptBlock[] => [
    { kind: "gap" },
    centred(speech.label("coupon")),
    centred(speech.local(name), true),
    ...(expiresOn === null
      ? speech.sentences("couponNoEnd", {})
      : speech.sentences("couponGoodUntil", { date: { date: expiresOn } })
    ).map((said) => centred(said)),
    ...speech.sentences("couponTerms", {}).map((said) => centred(said)),
    { kind: "qr", text, caption: "" },
    { kind: "barcode", digits, caption: digits },
  ]);
  return [...balances, ...made, ...coupons];
}
