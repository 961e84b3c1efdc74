/** Takes a coupon off the basket. It is not used. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export const removeCoupon = (
  engine: Engine,
  { commandId, couponEntryId }: CallInput<"removeCoupon">,
): Answer<CallOutput<"removeCoupon">> => takeBasketStep(engine, commandId, { kind: "removeCoupon", id: couponEntryId });
