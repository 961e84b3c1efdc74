/** How a receipt gets its words: the core names a sentence, the locales (passed in as a function) say it. */
import type { Language } from "../codec/fields.ts";
import type { Sentence } from "../sentence.ts";

/** `receipt` holds the paper's own labels, `why` the sentences that explain a discount. */
export type SentenceNamespace = "receipt" | "why";

/** Says a sentence of a namespace in one language. Money inside it is in the shop's currency. */
export type Say = (language: Language, namespace: SentenceNamespace, sentence: Sentence) => string;

/** Keys of the locale namespace `receipt` that `mapReceipt` asks for. */
export type ReceiptLabel =
  | "businessDay"
  | "card"
  | "cardTender"
  | "cash"
  | "cashier"
  | "cashRounding"
  | "change"
  | "copy"
  | "dateTime"
  | "exchangeTender"
  | "couponGoodUntil"
  | "giftCardLeft"
  | "giftCardTender"
  | "goods"
  | "gross"
  | "importedTender"
  | "member"
  | "net"
  | "originalReceipt"
  | "pointsAfter"
  | "pointsBefore"
  | "pointsEarned"
  | "pointsExpire"
  | "pointsExpired"
  | "pointsReinstated"
  | "pointsReversed"
  | "pointsTender"
  | "pointsUsed"
  | "receiptNumber"
  | "refundTotal"
  | "return"
  | "returnReason"
  | "storedValueLeft"
  | "storedValueTender"
  | "tax"
  | "taxAdded"
  | "taxNumber"
  | "taxTable"
  | "testPageRuler"
  | "testPageTitle"
  | "tier"
  | "tierKeepMoney"
  | "tierKeepPoints"
  | "tierKeepVisits"
  | "tierNextMoney"
  | "tierNextPoints"
  | "tierNextVisits"
  | "till"
  | "timeZone"
  | "total"
  | "youSave";
