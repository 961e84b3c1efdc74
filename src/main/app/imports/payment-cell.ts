/**
 * A payment card where a member's card should be: the same judgement as for a scan, so the shop's own member numbers and
 * trade numbers that happen to pass for a card are none.
 */
import { classifyScan } from "#core/cards/classify-scan.ts";
import type { CodeScheme } from "#core/cards/code-scheme.ts";
import { looksLikePaymentCard } from "#core/cards/payment-card.ts";
import { cleanText } from "./clean-text.ts";

/** Stands where a payment card stood: no digit of it goes from one file into another. */
const MASK = "[payment card]";

function isPaymentCard(text: string, scheme: CodeScheme): boolean {
  // Nearly no cell gets past the first question, which is the cheap one.
  if (!looksLikePaymentCard(text)) return false;
  const scanned = classifyScan({ text }, scheme);
  return scanned.kind === "refused" && scanned.reason === "paymentCard";
}

/** A cell may hold one number in groups, or several numbers with spaces between them. */
export const hasPaymentCard = (cell: string, scheme: CodeScheme): boolean =>
  isPaymentCard(cell, scheme) || cell.split(" ").some((part) => isPaymentCard(part, scheme));

export function maskPaymentCards(cell: string, scheme: CodeScheme): string {
  const text = cleanText(cell);
  if (!hasPaymentCard(text, scheme)) return cell;
  if (isPaymentCard(text, scheme)) return MASK;
  const parts = text.split(" ").map((part) => (isPaymentCard(part, scheme) ? MASK : part));
  return parts.join(" ");
}
