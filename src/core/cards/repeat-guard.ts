/**
 * The same member card read twice by one long trigger pull counts once; the same product read twice is two pieces.
 *
 *   scan                                          within 700 ms of the same code    counts
 *   member, badge, receipt, coupon, gift card     yes                               no
 *   member, badge, receipt, coupon, gift card     no                                yes
 *   product, shop code, …                         any                               yes
 */
import type { Classified } from "./classified-scan.ts";

const REPEAT_WINDOW_MS = 700;

export interface LastScan {
  readonly identity: string;
  readonly atMs: number;
}

/** `last` is what this returned before, `null` at first. A repeat moves the window on: a trigger held for long is one scan. */
export function guardRepeat(
  last: LastScan | null,
  scan: Classified,
  atMs: number,
): { readonly counts: boolean; readonly last: LastScan | null } {
  const identity = identityOf(scan);
  if (identity === null) return { counts: true, last };
  const isRepeat = last !== null && last.identity === identity && Math.abs(atMs - last.atMs) <= REPEAT_WINDOW_MS;
  return { counts: !isRepeat, last: { identity, atMs } };
}

function identityOf(scan: Classified): string | null {
  if (scan.kind === "member") return `member ${scan.cardNumber}`;
  if (scan.kind === "staffBadge") return `badge ${scan.badgeCode}`;
  if (scan.kind === "receipt") return `receipt ${scan.code.tillNumber} ${scan.code.receiptNumber}`;
  if (scan.kind === "giftCard") return `gift card ${scan.number}`;
  if (scan.kind === "coupon") {
    return `coupon ${scan.scan.form === "digits" ? scan.scan.serial : scan.scan.coupon.serial}`;
  }
  return null;
}
