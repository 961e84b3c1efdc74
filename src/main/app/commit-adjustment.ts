/** Decides and commits an entry in a member's points that is not part of a sale. */
import type { CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { decideAdjustment } from "#core/points/decide-adjustment.ts";
import type { AdjustmentRequest } from "#core/points/decide-adjustment.ts";
import { refusal } from "#core/refusal.ts";
import type { By } from "./complete-sale.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { getMember } from "./get-member.ts";
import { memberFactsOf } from "./pricing-facts-of.ts";
import { shopMomentAt } from "./shop-time.ts";

export interface WantedAdjustment extends Pick<AdjustmentRequest, "reason" | "entry"> {
  readonly commandId: string;
  readonly memberRef: string;
}

export function commitAdjustment(
  engine: Engine,
  { commandId, memberRef, reason, entry }: WantedAdjustment,
  by: By,
): Answer<CallOutput<"adjustPoints">> {
  const { store, topics } = engine;
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  if (store.members.find(memberRef) === null) return refuse(refusal("memberNotFound"));
  const { moment } = shopMomentAt(engine.nowMs(), shop.value);
  const { businessDate } = moment;
  const ruleIds = entry.kind === "bonus" ? [`bonus:${entry.bonusId}`] : [];
  const decided = decideAdjustment({
    adjustmentId: engine.newId(),
    member: {
      ...memberFactsOf(store, store.members.resolve(memberRef)),
      used: store.ruleUses.listUsed(memberRef, ruleIds, businessDate),
    },
    program: store.programs.findInForce(businessDate),
    businessDate,
    reason,
    entry,
  });
  if (!decided.ok) return refuse(decided.failure);
  store.commit({ commandId, moment, ...by, facts: [decided.value.fact], answer: null });
  topics.touch("members", "basket", "till");
  return getMember(engine, { memberRef });
}
