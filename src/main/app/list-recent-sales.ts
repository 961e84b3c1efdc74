/** The newest sales and returns first. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { succeed } from "#core/outcome.ts";
import type { Engine } from "./engine.ts";
import { saleSummaryView } from "./sale-view.ts";

export function listRecentSales(
  { store }: Engine,
  { limit }: CallInput<"listRecentSales">,
): Answer<CallOutput<"listRecentSales">> {
  return succeed(store.sales.listRecent(limit).map(saleSummaryView));
}
