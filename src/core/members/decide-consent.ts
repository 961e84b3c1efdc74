/**
 * What a member agrees to, and what becomes of it.
 *
 * | membership asked | offers asked | becomes                                           |
 * |------------------|--------------|---------------------------------------------------|
 * | yes              | yes or no    | as asked                                          |
 * | no               | anything     | neither: whoever leaves the programme gets no offers |
 *
 * Of two people who turn out to be one, a no of either is a no: a withdrawal wins over whatever was said elsewhere.
 */
import type { FactOf } from "../events/catalog.ts";
import type { MemberProfile } from "./member.ts";

type Consent = MemberProfile["consent"];
export type ConsentAsked = Pick<Consent, "membership" | "marketing">;

export interface ConsentDecision {
  readonly profile: MemberProfile;
  readonly fact: FactOf<"ConsentChanged">;
}

/** null: nothing would change, so there is nothing to record. */
export function decideConsent(
  profile: MemberProfile,
  asked: ConsentAsked,
  businessDate: string,
): ConsentDecision | null {
  const { membership } = asked;
  const marketing = membership && asked.marketing;
  const { consent, ref } = profile;
  if (membership === consent.membership && marketing === consent.marketing) return null;
  return {
    profile: { ...profile, consent: { membership, marketing, givenOn: businessDate } },
    fact: { type: "ConsentChanged", body: { memberRef: ref, membership, marketing } },
  };
}

/** What the one person agrees to that two profiles turn out to be. */
export const jointConsent = (a: ConsentAsked, b: ConsentAsked): ConsentAsked => ({
  membership: a.membership && b.membership,
  marketing: a.marketing && b.marketing,
});
