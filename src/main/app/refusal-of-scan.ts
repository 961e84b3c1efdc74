/** What a scan that was refused for its text alone is called to the cashier. */
import type { Classified } from "#core/cards/classified-scan.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal, RefusalCode } from "#core/refusal.ts";
import { shownCode } from "./recent-scans.ts";

type RefusedScan = Extract<Classified, { kind: "refused" }>;

const REASON_CODE: Readonly<Record<RefusedScan["reason"], RefusalCode>> = {
  wrongCheckDigit: "wrongCheckDigit",
  ambiguous: "ambiguousCode",
  notSoldHere: "codeNotSoldHere",
  paymentCard: "paymentCardRefused",
  tooLong: "scanTooLong",
  partial: "partialScan",
  empty: "partialScan",
};

export const refusalOfScan = (scanned: RefusedScan): Refusal =>
  refusal(REASON_CODE[scanned.reason], "text" in scanned ? { code: shownCode(scanned.text) } : {});
