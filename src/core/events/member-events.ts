/** What the journal says of members: opaque references and consent, never a name, a phone or a card number. */
import { z } from "zod";
import { uuidField } from "../codec/fields.ts";

export const memberEnrolledV1 = z.strictObject({
  memberRef: uuidField,
  marketingConsent: z.boolean(),
  via: z.enum(["till", "import", "demo"]),
});
export type MemberEnrolledV1 = z.infer<typeof memberEnrolledV1>;

export const cardLinkedV1 = z.strictObject({ memberRef: uuidField, cardRef: uuidField });
