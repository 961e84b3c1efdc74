/** Everything that a receipt is made of. The same input makes the same paper, today, as a copy and in a test. */
import type { Language, LocalText } from "../codec/fields.ts";
import type { SaleCompleted } from "../events/sale-completed.ts";
import type { SaleReturned } from "../events/sale-returned.ts";
import type { Minor, Points } from "../money/integers.ts";
import type { ShopSettings } from "../shop/settings.ts";
import type { Say } from "./receipt-words.ts";

export type ReceiptFact =
  | { readonly type: "SaleCompleted"; readonly body: SaleCompleted }
  | { readonly type: "SaleReturned"; readonly body: SaleReturned };

/** When it happened, on the shop's own clock. */
export interface ReceiptMoment {
  /** `YYYY-MM-DD`, the day the sale belongs to. */
  readonly businessDate: string;
  /** `YYYY-MM-DD` on the wall calendar; differs from the business date after midnight and before the cut-off hour. */
  readonly localDate: string;
  /** `HH:MM`. */
  readonly localTime: string;
  /** IANA name or offset, as it is printed. */
  readonly zoneName: string;
}

/** What a member still needs for a tier, in the metric of the programme. */
export interface TierProgress {
  readonly goal: "next" | "keep";
  readonly tierName: LocalText;
  readonly remaining:
    | { readonly metric: "netSpend"; readonly amount: Minor }
    | { readonly metric: "points"; readonly amount: Points }
    | { readonly metric: "visits"; readonly count: number };
}

/** The member as the paper shows them. The points themselves come from the fact. */
export interface MemberOnReceipt {
  /** Already masked by the caller; null prints no name. */
  readonly maskedName: string | null;
  /** The last characters of the card. */
  readonly cardTail: string | null;
  readonly tierName: LocalText | null;
  readonly progress: TierProgress | null;
  /** The points that expire next. */
  readonly expiring: { readonly points: Points; readonly onDate: string } | null;
}

/** What the paper hands over beside the goods. */
export interface ReceiptRights {
  /** `digits` for bars, `text` for a picture. */
  readonly coupons: readonly {
    readonly name: LocalText;
    readonly expiresOn: string | null;
    readonly digits: string;
    readonly text: string;
  }[];
  /** What is left on cards that the sale or return moved; `number` of those that were sold: the paper may be the card. */
  readonly giftCards: readonly {
    readonly tail: string;
    readonly number: string | null;
    readonly balanceMinor: Minor;
  }[];
  /** null: the member's money was not touched. */
  readonly storedValueMinor: Minor | null;
}

export interface ReceiptInput {
  readonly fact: ReceiptFact;
  /** The other fact of an exchange: both stand on one paper. */
  readonly exchange: ReceiptFact | null;
  readonly moment: ReceiptMoment;
  readonly shop: ShopSettings;
  readonly cashierName: string;
  readonly tillName: string;
  readonly member: MemberOnReceipt | null;
  readonly rights?: ReceiptRights;
  /** For a return: the number of the sale that it belongs to, when that is known. */
  readonly originalReceiptNumber: number | null;
  /** 0 = the original; 1, 2 … = a copy, and the paper says so. */
  readonly copyNumber: number;
  readonly language: ShopSettings["receiptLanguage"];
  /** Digits for the barcode (`makeReceiptCode`). */
  readonly receiptCode: string;
  readonly say: Say;
}

/** The languages of a choice, the first one leading. */
export const languagesOf = (choice: ShopSettings["receiptLanguage"]): readonly Language[] =>
  choice === "both" ? ["en", "zh-CN"] : [choice];
