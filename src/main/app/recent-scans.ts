/**
 * The last scans: for the diagnostics page, newest first, bounded, in memory alone; and the last member card, so that one
 * long pull of the trigger counts once. What is shown is enough to see what a scanner sends and never enough to use it:
 * members' codes keep four digits, a payment card none at all.
 */
import type { CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import type { GiftCardView } from "#contract/reward-views.ts";
import type { WeighedProduct } from "#contract/views.ts";
import type { Classified } from "#core/cards/classified-scan.ts";
import { guardRepeat } from "#core/cards/repeat-guard.ts";
import type { LastScan } from "#core/cards/repeat-guard.ts";
import { tailOf } from "./member-panel.ts";

const SCANS_MAX = 20;
const SHOWN_CHARACTERS_MAX = 64;
/** Longer runs of digits, also grouped as cards print them, could be somebody's card number that was misread. */
const LONG_NUMBER = /\d(?:[\s.-]?\d){14,}/gu;

export interface RecentScan {
  readonly atMs: number;
  readonly kind: string;
  readonly shown: string;
  readonly failure: Failure | null;
  /** For the screens, when the till's own scanner read goods that are sold by weight. */
  readonly weightNeeded: WeighedProduct | null;
  /** Likewise, when it read a gift card. */
  readonly giftCard: GiftCardView | null;
}

export class RecentScans {
  #scans: readonly RecentScan[] = [];
  #last: LastScan | null = null;

  /** Whether a scan counts, or is the same card still under the beam. */
  counts(scan: Classified, atMs: number): boolean {
    const judged = guardRepeat(this.#last, scan, atMs);
    this.#last = judged.last;
    return judged.counts;
  }

  /** `answer`: what the scan did, or why it did nothing. */
  add(scan: Classified, atMs: number, answer: Answer<CallOutput<"scan">>): void {
    this.#remember({
      atMs,
      kind: scan.kind === "refused" ? scan.reason : scan.kind,
      shown: shownOf(scan),
      failure: answer.ok ? null : answer.failure,
      weightNeeded: answer.ok ? weighedIn(answer.value.outcome) : null,
      giftCard: answer.ok ? giftCardIn(answer.value.outcome) : null,
    });
  }

  /** A scan of the till's own scanner that met a fault: nobody waits for its answer, so it stands here. */
  addFailed(atMs: number, failure: Failure): void {
    this.#remember({ atMs, kind: "failed", shown: "", failure, weightNeeded: null, giftCard: null });
  }

  #remember(newest: RecentScan): void {
    this.#scans = [newest, ...this.#scans].slice(0, SCANS_MAX);
  }

  list(): readonly RecentScan[] {
    return this.#scans;
  }
}

function weighedIn(outcome: CallOutput<"scan">["outcome"]): WeighedProduct | null {
  if (outcome.kind !== "weightNeeded") return null;
  const { productId, name, unitPriceMinor } = outcome;
  return { productId, name, unitPriceMinor };
}

function giftCardIn(outcome: CallOutput<"scan">["outcome"]): GiftCardView | null {
  if (outcome.kind !== "giftCardFound") return null;
  const { cardRef, tail, balanceMinor } = outcome;
  return { cardRef, tail, balanceMinor };
}

/** A code as a screen may show it. */
export const shownCode = (text: string): string =>
  text.replace(LONG_NUMBER, (digits) => `…${tailOf(digits)}`).slice(0, SHOWN_CHARACTERS_MAX);

function shownOf(scan: Classified): string {
  switch (scan.kind) {
    case "member":
      return `…${tailOf(scan.cardNumber)}`;
    case "product":
    case "unknown":
      return shownCode(scan.text);
    case "receipt":
      return String(scan.code.receiptNumber);
    case "shopCode":
      // It may be another shop's card, or a card of this one with a number of its own.
      return shownCode(scan.code);
    case "giftCard":
      return `…${tailOf(scan.number)}`;
    case "coupon":
      return scan.scan.form === "digits" ? scan.scan.serial : scan.scan.coupon.serial;
    case "staffBadge":
      return "…";
    case "refused":
      return "text" in scan ? shownCode(scan.text) : "";
  }
}
