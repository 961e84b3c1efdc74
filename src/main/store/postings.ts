/** How the ledger stores the postings of an entry: one short text, `[[unit, account, amount], …]`. */
import type { Posting } from "#core/events/postings.ts";

export const encodePostings = (postings: readonly Posting[]): string =>
  JSON.stringify(postings.map(({ unit, account, amount }) => [unit, account, amount]));
