/** The ledger's postings by journal entry, each entry's as one short text: `[[unit, account, amount], …]`. */
import { postingsOf } from "#core/events/postings.ts";
import type { Posting } from "#core/events/postings.ts";
import type { Entry } from "./journal.ts";
import type { Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";

/** Written by the fold alone, once for each entry that moves points or value. */
export function foldPostings(sql: Statements) {
  const put = sql.prepare("ledger.put", (query, arg: Args<Tables["ledger"]>) =>
    query.insertInto("ledger").values({ position: arg("position"), postings: arg("postings") }),
  );
  return ({ position }: Entry, fact: Parameters<typeof postingsOf>[0]): void => {
    put.run({ position, postings: encodePostings(postingsOf(fact)) });
  };
}

const encodePostings = (postings: readonly Posting[]): string =>
  JSON.stringify(postings.map(({ unit, account, amount }) => [unit, account, amount]));
