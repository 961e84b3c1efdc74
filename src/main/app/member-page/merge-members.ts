/**
 * Makes one member of two in one commit: the fact, the consent of both, and the open basket, which is the kept member's
 * from then on. The other's profile and cards stay as they are; links lead from them to the kept member.
 */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { MemberPage } from "#contract/member-page-views.ts";
import type { Fact } from "#core/events/catalog.ts";
import { decideConsent, jointConsent } from "#core/members/decide-consent.ts";
import { succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Refusal } from "#core/refusal.ts";
import { actorOf, refuse, shopOf } from "../engine.ts";
import type { Engine } from "../engine.ts";
import { shopMomentAt } from "../shop-time.ts";
import { getMemberPage } from "./get-member-page.ts";
import { planMerge } from "./preview-merge.ts";
import type { PlannedMerge } from "./preview-merge.ts";

export function mergeMembers(engine: Engine, input: CallInput<"mergeMembers">): Answer<MemberPage> {
  const { store, topics } = engine;
  const { commandId, keptRef } = input;
  const page = (): Answer<MemberPage> => getMemberPage(engine, { memberRef: keptRef });
  if (store.findAnswer(commandId) !== undefined) return page();
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const planned = planMerge(engine, { ...input, mergeId: engine.newId() }, at);
  if (!planned.ok) return refuse(planned.failure);
  const { kept, merged, fact } = planned.value;
  const asked = jointConsent(kept.profile.consent, merged.profile.consent);
  const consent = decideConsent(kept.profile, asked, at.moment.businessDate);
  const step = basketOfKept(engine, planned.value, asked.membership);
  if (!step.ok) return refuse(step.failure);
  const consentFacts: readonly Fact[] = consent === null ? [] : [consent.fact];
  store.commit({
    commandId,
    moment: at.moment,
    actor: actorOf(engine),
    approver: null,
    facts: [fact, ...consentFacts],
    answer: null,
    alongside: () => {
      if (consent !== null) store.members.put(consent.profile);
      step.value?.write();
    },
  });
  step.value?.keep();
  topics.touch("members", "basket");
  return page();
}

type BasketStep = ReturnType<Engine["openBasket"]["joinStep"]>;

/** null: neither of the two is on the open basket, or the kept one is and stays. Refused while money lies on it. */
function basketOfKept(
  { openBasket }: Engine,
  { kept, merged }: PlannedMerge,
  staysMember: boolean,
): Outcome<BasketStep | null, Refusal> {
  const { memberRef } = openBasket.basket;
  const isKept = memberRef === kept.profile.ref;
  if (!isKept && memberRef !== merged.profile.ref) return succeed(null);
  if (isKept && staysMember) return succeed(null);
  const next = openBasket.preview(
    staysMember ? { kind: "identifyMember", memberRef: kept.profile.ref } : { kind: "removeMember" },
  );
  return next.ok ? succeed(openBasket.joinStep(next.value)) : next;
}
