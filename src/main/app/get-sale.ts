/** One sale or return with every adjustment and its reason. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { SaleView } from "#contract/views.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { saleViewOf } from "./sale-view.ts";

export function getSale(engine: Engine, { saleId }: CallInput<"getSale">): Answer<SaleView> {
  const stored = engine.store.sales.find(saleId);
  return stored === null ? refuse(refusal("saleNotFound")) : succeed(saleViewOf(engine, stored));
}
