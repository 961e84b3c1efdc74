/** Makes two members of one again. The other's profile and cards were kept, so they are found as before. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { MemberPage } from "#contract/member-page-views.ts";
import { decideUndoMerge } from "#core/members/decide-merge.ts";
import { actorOf, refuse, shopOf } from "../engine.ts";
import type { Engine } from "../engine.ts";
import { shopMomentAt } from "../shop-time.ts";
import { getMemberPage } from "./get-member-page.ts";
import { mergesInto } from "./list-merges.ts";

export function undoMerge(engine: Engine, input: CallInput<"undoMerge">): Answer<MemberPage> {
  const { store, topics } = engine;
  const { commandId, memberRef, mergeId, reason } = input;
  const page = (): Answer<MemberPage> => getMemberPage(engine, { memberRef });
  if (store.findAnswer(commandId) !== undefined) return page();
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const { moment } = shopMomentAt(engine.nowMs(), shop.value);
  const merge = mergesInto(engine, memberRef).find((one) => one.fact.mergeId === mergeId);
  const decided = decideUndoMerge({
    merge: merge?.fact ?? null,
    isUndone: merge?.isUndone === true,
    standing: store.members.getStanding(memberRef),
    isMergedFurther: store.members.resolve(memberRef) !== memberRef,
    reason,
    businessDate: moment.businessDate,
  });
  if (!decided.ok) return refuse(decided.failure);
  store.commit({
    commandId,
    moment,
    actor: actorOf(engine),
    approver: null,
    facts: [decided.value.fact],
    answer: null,
  });
  topics.touch("members", "basket");
  return page();
}
