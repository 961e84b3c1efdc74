/** Links another card to a member. The journal learns that a card was linked, the table which. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { MemberPanel } from "#contract/views.ts";
import { CARDS_PER_MEMBER_MAX } from "#core/members/member.ts";
import { refusal } from "#core/refusal.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { getMember } from "./get-member.ts";
import { readCardNumber } from "./read-card-number.ts";
import { shopMomentAt } from "./shop-time.ts";

export function linkCard(engine: Engine, input: CallInput<"linkCard">): Answer<MemberPanel> {
  const { commandId } = input;
  const { store, topics } = engine;
  const memberRef = store.members.resolve(input.memberRef);
  if (store.findAnswer(commandId) !== undefined) return getMember(engine, { memberRef });
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  if (store.members.find(memberRef) === null) return refuse(refusal("memberNotFound"));
  if (store.members.listCards(memberRef).length >= CARDS_PER_MEMBER_MAX) {
    return refuse(refusal("tooManyCards", { max: CARDS_PER_MEMBER_MAX }));
  }
  const number = readCardNumber(store, shop.value, input.cardNumber);
  if (!number.ok) return refuse(number.failure);
  const cardRef = engine.newId();
  store.commit({
    commandId,
    moment: shopMomentAt(engine.nowMs(), shop.value).moment,
    actor: actorOf(engine),
    approver: null,
    facts: [{ type: "CardLinked", body: { memberRef, cardRef } }],
    answer: null,
    alongside: () => store.members.putCard(memberRef, cardRef, { number: number.value, state: "active" }),
  });
  topics.touch("members", "basket");
  return getMember(engine, { memberRef });
}
