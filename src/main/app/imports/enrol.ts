/** Enrols somebody who comes from a file or from the demo: the same facts that the till writes, profile and card beside them. */
import type { Act, Moment, Store } from "#main/store/store.ts";
import type { MemberProfile } from "#core/members/member.ts";

export interface Enrolment {
  /** Opaque and new: never made from what is known of the person. */
  readonly ids: { readonly command: string; readonly card: string };
  readonly profile: MemberProfile;
  readonly cardNumber: string | null;
  readonly via: "import" | "demo";
  readonly actor: string;
  readonly moment: Moment;
}

export function enrol(store: Store, enrolment: Enrolment): void {
  const { ids, profile, cardNumber, via, actor, moment } = enrolment;
  const enrolled: Act["facts"][0] = {
    type: "MemberEnrolled",
    body: { memberRef: profile.ref, marketingConsent: profile.consent.marketing, via },
  };
  const linked: Act["facts"][0] = { type: "CardLinked", body: { memberRef: profile.ref, cardRef: ids.card } };
  store.commit({
    commandId: ids.command,
    moment,
    actor,
    approver: null,
    facts: cardNumber === null ? [enrolled] : [enrolled, linked],
    answer: null,
    alongside: () => {
      store.members.put(profile);
      if (cardNumber !== null) store.members.putCard(profile.ref, ids.card, { number: cardNumber, state: "active" });
    },
  });
}
