/**
 * What the keyboard wedge asks of a burst of keys: does it read like a code? Speed alone cannot say: a slow scanner is no
 * faster than a quick typist, and then only the content tells them apart.
 */
import type { Classified } from "./classified-scan.ts";
import { classifyScan } from "./classify-scan.ts";
import type { CodeScheme } from "./code-scheme.ts";

/**
 * `surely`: verified by a check digit or a structure, a scan at any speed. `perhaps`: could be a code, or a broken one;
 * a scan only when no person types that fast. `no`: not a code.
 */
export type ContentVerdict = "surely" | "perhaps" | "no";

export interface ScanContent {
  judge(text: string): ContentVerdict;
  /** Whether a text could be the beginning of something that `judge` is sure of. Too generous is safe, too strict is not. */
  mayBecomeSure(text: string): boolean;
}

/** The beginnings of everything verified: digits, AIM ids, the lettered codes, coupons, web addresses, track data. */
const SURE_BEGINNING =
  /^(?:\d+|SB\d*|CP\d*|GC\d*|[SCG]|RC1?|R|RC1\.\S*|\]|\].|\]...*|h|ht|htt|https?:?\/?\/?\S*|[%;].*)$/i;

export function scanContent(scheme: CodeScheme): ScanContent {
  return {
    judge: (text) => verdictOf(classifyScan({ text }, scheme)),
    mayBecomeSure: (text) => SURE_BEGINNING.test(text),
  };
}

function verdictOf(scan: Classified): ContentVerdict {
  switch (scan.kind) {
    case "member":
    case "product":
    case "receipt":
    case "staffBadge":
    case "coupon":
    case "giftCard":
      return "surely";
    case "refused":
      if (scan.reason === "empty") return "no";
      // A payment card that was swiped must not be typed into whatever has the focus, at any speed.
      return scan.reason === "paymentCard" || scan.reason === "notSoldHere" ? "surely" : "perhaps";
    case "shopCode":
    case "unknown":
      return "perhaps";
  }
}
