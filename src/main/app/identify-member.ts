/** Puts a member on the basket: chosen from a list, or whoever the scanned card belongs to. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function identifyMember(
  engine: Engine,
  input: CallInput<"identifyMember">,
): Answer<CallOutput<"identifyMember">> {
  const { commandId } = input;
  const memberRef = engine.store.members.resolve(input.memberRef);
  const refused = refusalToServe(engine.store, memberRef);
  if (refused !== null) return refuse(refused);
  return takeBasketStep(engine, commandId, { kind: "identifyMember", memberRef });
}

/** Why a member cannot be put on a basket; null when nothing stands against it. */
export function refusalToServe(store: Engine["store"], memberRef: string): Refusal | null {
  const profile = store.members.find(memberRef);
  if (profile === null) return refusal("memberNotFound");
  return profile.consent.membership ? null : refusal("membershipWithdrawn");
}
