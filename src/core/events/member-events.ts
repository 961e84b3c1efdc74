/** What the journal says of members: opaque references and consent, never a name, a phone or a card number. */
import { z } from "zod";
import { uuidField } from "../codec/fields.ts";

export const memberEnrolledV1 = z.strictObject({
  memberRef: uuidField,
  marketingConsent: z.boolean(),
  via: z.enum(["till", "import", "demo"]),
});
export type MemberEnrolledV1 = z.infer<typeof memberEnrolledV1>;

/** A member said yes or no to offers or to membership. A withdrawal wins over whatever was said before or elsewhere. */
export const consentChangedV1 = z.strictObject({
  memberRef: uuidField,
  membership: z.boolean(),
  marketing: z.boolean(),
});

export const cardLinkedV1 = z.strictObject({ memberRef: uuidField, cardRef: uuidField });

/** A card was taken out of use, or back into use. */
export const cardStateChangedV1 = z.strictObject({
  memberRef: uuidField,
  cardRef: uuidField,
  state: z.enum(["active", "lost", "replaced"]),
});
