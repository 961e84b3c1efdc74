/** Gives the programme's bonus for feedback: a word of thanks that the programme decided on, so nobody approves it. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { bonusesOn } from "#core/points/decide-adjustment.ts";
import { refusal } from "#core/refusal.ts";
import { commitAdjustment } from "./commit-adjustment.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { getMember } from "./get-member.ts";
import { shopMomentAt } from "./shop-time.ts";

/** Stands as the reason of every such entry. */
const reason = "feedback";

export function giveFeedbackBonus(
  engine: Engine,
  { commandId, memberRef }: CallInput<"giveFeedbackBonus">,
): Answer<CallOutput<"giveFeedbackBonus">> {
  if (engine.store.findAnswer(commandId) !== undefined) return getMember(engine, { memberRef });
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const { businessDate } = shopMomentAt(engine.nowMs(), shop.value).moment;
  const [bonus] = bonusesOn(engine.store.programs.findInForce(businessDate), "feedback");
  if (bonus === undefined) return refuse(refusal("bonusNotInProgram"));
  const entry = { kind: "bonus", bonusId: bonus.id } as const;
  return commitAdjustment(engine, { commandId, memberRef, reason, entry }, { actor: actorOf(engine), approver: null });
}
