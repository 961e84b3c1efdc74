/** Takes a card out of use or back into use. The journal learns which reference, the table which number. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { MemberPage } from "#contract/member-page-views.ts";
import { refusal } from "#core/refusal.ts";
import { actorOf, refuse, shopOf } from "../engine.ts";
import type { Engine } from "../engine.ts";
import { shopMomentAt } from "../shop-time.ts";
import { getMemberPage } from "./get-member-page.ts";

export function setCardState(engine: Engine, input: CallInput<"setCardState">): Answer<MemberPage> {
  const { store, topics } = engine;
  const { commandId, cardRef, state } = input;
  const memberRef = store.members.resolve(input.memberRef);
  if (store.findAnswer(commandId) !== undefined) return getMemberPage(engine, { memberRef });
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const card = store.members.listLinkedCards(memberRef).find((one) => one.cardRef === cardRef);
  if (card === undefined) return refuse(refusal("cardNotValid"));
  if (card.state !== state) {
    const owner = card.mergedRef ?? memberRef;
    store.commit({
      commandId,
      moment: shopMomentAt(engine.nowMs(), shop.value).moment,
      actor: actorOf(engine),
      approver: null,
      facts: [{ type: "CardStateChanged", body: { memberRef: owner, cardRef, state } }],
      answer: null,
      alongside: () => store.members.putCard(owner, cardRef, { number: card.number, state }),
    });
    topics.touch("members", "basket");
  }
  return getMemberPage(engine, { memberRef });
}
