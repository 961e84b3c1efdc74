/**
 * Enrols somebody who comes from a file or from the demo, through the decision that the till uses: the fact names nobody,
 * profile and card are written beside it in the same act.
 */
import type { Enrolment } from "#core/members/decide-enrol.ts";
import { decideEnrol } from "#core/members/decide-enrol.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Act, Moment, Store } from "#main/store/store.ts";

export interface Newcomer {
  readonly name: string | null;
  readonly phone: string | null;
  readonly birthMonth: number | null;
  readonly cardNumber: string | null;
  /** Somebody who comes from another till may bring several. */
  readonly moreCards?: readonly string[];
  readonly marketingConsent: boolean;
}

export interface EnrolParts {
  readonly store: Store;
  readonly newId: () => string;
  readonly via: Enrolment["via"];
  readonly actor: string;
}

/**
 * Answers the member's reference, which is new and means nothing: it is never made from a number that a person is known
 * by. Who has a card or a phone that is here already is the caller's question.
 */
export function enrol(parts: EnrolParts, newcomer: Newcomer, moment: Moment): Outcome<string, Refusal> {
  const { store, newId, via, actor } = parts;
  const { name, phone, birthMonth, cardNumber, moreCards = [], marketingConsent } = newcomer;
  const memberRef = newId();
  const decided = decideEnrol({
    memberRef,
    name,
    phone,
    birthMonth,
    note: "",
    // Being in the file of the shop's programme is the membership; whether offers may be sent is asked separately.
    membershipConsent: true,
    marketingConsent,
    withCard: cardNumber !== null,
    businessDate: moment.businessDate,
    via,
  });
  if (!decided.ok) return fail(decided.failure);
  const { profile, fact } = decided.value;
  const numbers = cardNumber === null ? [] : [cardNumber, ...moreCards];
  const cards = numbers.map((number) => ({ number, cardRef: newId() }));
  const linked = cards.map(({ cardRef }): Act["facts"][0] => ({ type: "CardLinked", body: { memberRef, cardRef } }));
  store.commit({
    commandId: newId(),
    moment,
    actor,
    approver: null,
    facts: [fact, ...linked],
    answer: null,
    alongside: () => {
      store.members.put(profile);
      for (const { number, cardRef } of cards) store.members.putCard(memberRef, cardRef, { number, state: "active" });
    },
  });
  return succeed(memberRef);
}
