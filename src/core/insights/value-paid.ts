/** What gift cards and stored value paid in a sale. It was there then, so it is there again. */
import type { SettledTender } from "../basket/priced-basket.ts";
import { addMinor, sumMinor, ZERO_MINOR } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import type { Replayed } from "./trial-tally.ts";

const tendersOf = (body: Replayed["body"]): readonly SettledTender[] => ("tenders" in body ? body.tenders : []);

export const storedValueOf = (body: Replayed["body"]): Minor =>
  sumMinor(
    tendersOf(body)
      .filter(({ kind }) => kind === "storedValue")
      .map(({ amountMinor }) => amountMinor),
  );

export function giftCardsOf(body: Replayed["body"]): ReadonlyMap<string, Minor> {
  const cards = new Map<string, Minor>();
  for (const { cardRef, amountMinor } of tendersOf(body)) {
    if (cardRef !== null) cards.set(cardRef, addMinor(cards.get(cardRef) ?? ZERO_MINOR, amountMinor));
  }
  return cards;
}
