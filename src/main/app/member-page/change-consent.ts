/**
 * Records what a member agrees to: fact and profile in one commit. Whoever leaves the programme is taken off the open
 * basket in the same commit, so that nobody earns after it.
 */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { MemberPage } from "#contract/member-page-views.ts";
import { decideConsent } from "#core/members/decide-consent.ts";
import { succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { actorOf, refuse, shopOf } from "../engine.ts";
import type { Engine } from "../engine.ts";
import { shopMomentAt } from "../shop-time.ts";
import { getMemberPage } from "./get-member-page.ts";

export function changeConsent(engine: Engine, input: CallInput<"changeConsent">): Answer<MemberPage> {
  const { store, topics } = engine;
  const { commandId } = input;
  const memberRef = store.members.resolve(input.memberRef);
  if (store.findAnswer(commandId) !== undefined) return getMemberPage(engine, { memberRef });
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const profile = store.members.find(memberRef);
  if (profile === null) return refuse(refusal("memberNotFound"));
  const { moment } = shopMomentAt(engine.nowMs(), shop.value);
  const decided = decideConsent(profile, input, moment.businessDate);
  if (decided === null) return getMemberPage(engine, { memberRef });
  const step = decided.profile.consent.membership ? succeed(null) : leaveBasket(engine, memberRef);
  if (!step.ok) return refuse(step.failure);
  store.commit({
    commandId,
    moment,
    actor: actorOf(engine),
    approver: null,
    facts: [decided.fact],
    answer: null,
    alongside: () => {
      store.members.put(decided.profile);
      step.value?.write();
    },
  });
  step.value?.keep();
  topics.touch("members", "basket");
  return getMemberPage(engine, { memberRef });
}

type BasketStep = ReturnType<Engine["openBasket"]["joinStep"]>;

/** null: the member is not on the basket. Refused while money lies on it. */
function leaveBasket({ openBasket }: Engine, memberRef: string): Outcome<BasketStep | null, Refusal> {
  if (openBasket.basket.memberRef !== memberRef) return succeed(null);
  const next = openBasket.preview({ kind: "removeMember" });
  return next.ok ? succeed(openBasket.joinStep(next.value)) : next;
}
