/** Puts a member on the basket: chosen from a list, or whoever the scanned card belongs to. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function identifyMember(
  engine: Engine,
  input: CallInput<"identifyMember">,
): Answer<CallOutput<"identifyMember">> {
  const { commandId, memberRef } = input;
  if (engine.store.members.find(memberRef) === null) return refuse(refusal("memberNotFound"));
  return takeBasketStep(engine, commandId, { kind: "identifyMember", memberRef });
}
