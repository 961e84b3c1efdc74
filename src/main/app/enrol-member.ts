/**
 * Enrols a member in one call and puts them on the basket: profile, card, facts and basket in one commit. Without a card
 * the till makes a member number.
 */
import { z } from "zod";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { assert } from "#core/assert.ts";
import { makeMemberNumber, memberNumberCapacity } from "#core/cards/member-number.ts";
import { decideEnrol } from "#core/members/decide-enrol.ts";
import type { Enrolled } from "#core/members/decide-enrol.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { bonusesOn, decideAdjustment } from "#core/points/decide-adjustment.ts";
import { emptyStanding } from "#core/points/fold-standing.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { getBasket } from "./get-basket.ts";
import { readCardNumber } from "./read-card-number.ts";
import { shopMomentAt } from "./shop-time.ts";

type EnrolAnswer = Answer<CallOutput<"enrolMember">>;

const LAST_NUMBER_KEY = "members.lastRunningNumber";
const NEAR_LOOKS = 100;
const FAR_LOOKS = 1000;
/** Near the golden section, so that the looks lie evenly over all numbers. */
const WIDE_STEP_PER_MILLE = 618;

const storedAnswerSchema = z.strictObject({ memberRef: z.uuid() });

export function enrolMember(engine: Engine, input: CallInput<"enrolMember">): EnrolAnswer {
  const { store, openBasket } = engine;
  const before = store.findAnswer(input.commandId);
  if (before !== undefined) return enrolled(engine, storedAnswerSchema.parse(before).memberRef);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const memberRef = engine.newId();
  const decided = decideEnrol({
    ...input,
    memberRef,
    note: "",
    withCard: input.cardNumber !== null,
    businessDate: at.moment.businessDate,
    via: "till",
  });
  if (!decided.ok) return refuse(decided.failure);
  const { phone } = decided.value.profile;
  if (phone !== null && store.members.findByPhone(phone) !== null) return refuse(refusal("phoneTaken"));
  const card = cardFor(store, shop.value, input.cardNumber);
  if (!card.ok) return refuse(card.failure);
  const next = openBasket.preview({ kind: "identifyMember", memberRef });
  if (!next.ok) return refuse(next.failure);

  const step = openBasket.joinStep(next.value);
  const cardRef = engine.newId();
  store.commit({
    commandId: input.commandId,
    moment: at.moment,
    actor: actorOf(engine),
    approver: null,
    facts: [
      decided.value.fact,
      { type: "CardLinked", body: { memberRef, cardRef } },
      ...welcomeOf(engine, memberRef, at.moment.businessDate),
    ],
    answer: { memberRef },
    alongside: () => {
      putMember(store, decided.value, { ref: cardRef, ...card.value });
      step.write();
    },
  });
  step.keep();
  engine.topics.touch("members", "basket");
  return enrolled(engine, memberRef);
}

/** What the programme gives whoever joins. */
function welcomeOf({ store, newId }: Engine, ref: string, businessDate: string): FactOf<"PointsAdjusted">[] {
  const program = store.programs.findInForce(businessDate);
  return bonusesOn(program, "welcome").flatMap(({ id }) => {
    const given = decideAdjustment({
      adjustmentId: newId(),
      member: { ref, standing: emptyStanding(), used: new Map() },
      program,
      businessDate,
      reason: "welcome",
      entry: { kind: "bonus", bonusId: id },
    });
    return given.ok ? [given.value.fact] : [];
  });
}

interface NewCard {
  readonly number: string;
  /** Where the count of the shop's own numbers then stands; null when it stays. */
  readonly runningNumber: number | null;
}

function putMember(store: Store, { profile }: Enrolled, card: NewCard & { readonly ref: string }): void {
  store.members.put(profile);
  store.members.putCard(profile.ref, card.ref, { number: card.number, state: "active" });
  if (card.runningNumber !== null) store.preferences.put(LAST_NUMBER_KEY, card.runningNumber);
}

function cardFor(store: Store, settings: ShopSettings, typed: string | null): Outcome<NewCard, Refusal> {
  if (typed === null) return nextMemberNumber(store, settings);
  const read = readCardNumber(store, settings, typed);
  return read.ok ? succeed({ number: read.value, runningNumber: null }) : read;
}

/**
 * A free number of the shop's own. Numbers from an import may stand in the way: a few are passed over one by one, behind
 * a longer run of them the search goes on in wide steps, which find a gap soon unless nearly all are taken. It ends
 * after a fixed number of looks, because the till stands still for it.
 */
function nextMemberNumber(store: Store, settings: ShopSettings): Outcome<NewCard, Refusal> {
  const last = z.int().min(0).safeParse(store.preferences.get(LAST_NUMBER_KEY));
  const capacity = memberNumberCapacity(settings);
  const wideStep = Math.floor(capacity / 1000) * WIDE_STEP_PER_MILLE + 1;
  let running = last.success ? last.data : 0;
  for (let look = 0; look < NEAR_LOOKS + FAR_LOOKS; look += 1) {
    const isNear = look < NEAR_LOOKS;
    running = isNear ? (running % capacity) + 1 : ((running + wideStep) % capacity) + 1;
    const number = makeMemberNumber(settings, running);
    // A number found far away leaves the count where it is: what lies between is still free to use.
    if (store.members.findByCard(number) === null) return succeed({ number, runningNumber: isNear ? running : null });
  }
  return fail(refusal("memberNumbersUsedUp"));
}

function enrolled(engine: Engine, memberRef: string): EnrolAnswer {
  const card = engine.store.members.listCards(memberRef)[0];
  assert(card !== undefined, "whoever was enrolled at the till has a card");
  const view = getBasket(engine);
  return view.ok ? succeed({ memberRef, cardNumber: card.number, view: view.value }) : view;
}
