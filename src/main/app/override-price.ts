/** Sells a line at another unit price, with a reason; null goes back to the price of the catalogue. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { minor } from "#core/money/integers.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function overridePrice(engine: Engine, input: CallInput<"overridePrice">): Answer<CallOutput<"overridePrice">> {
  const { commandId, lineId } = input;
  const override =
    input.override === null ? null : { ...input.override, unitPriceMinor: minor(input.override.unitPriceMinor) };
  return takeBasketStep(engine, commandId, { kind: "overridePrice", lineId, override });
}
