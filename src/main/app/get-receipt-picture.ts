/** The receipt of a sale as paper, painted from the committed facts. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Picture } from "./devices.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";

export async function getReceiptPicture(
  { store, devices }: Engine,
  { saleId }: CallInput<"getReceiptPicture">,
): Promise<Answer<Picture>> {
  if (store.sales.find(saleId) === null) return refuse(refusal("saleNotFound"));
  return succeed(await devices.paintReceipt(saleId));
}
