/**
 * The mechanism of the contract: a call is one entry in `calls.ts`, and everything else is derived from it: the engine's
 * handlers (complete by type), the screens' client, the shells, the description for integrators (`GET /contract.json`).
 */
import { z } from "zod";
import { failureSchema } from "./failures.ts";
import type { Failure } from "./failures.ts";

/** Who may make a call: anybody at the till, a signed-in person, a shift lead and above, a manager and above. */
export const ACCESS = ["anybody", "signedIn", "shiftLead", "manager"] as const;
export type Access = (typeof ACCESS)[number];

export interface CallDefinition<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** One sentence for integrators. */
  readonly says: string;
  readonly access: Access;
  /** A call that changes something carries a `commandId` and is done once however often it arrives. */
  readonly input: I;
  readonly output: O;
}

export function defineCall<I extends z.ZodType, O extends z.ZodType>(
  definition: CallDefinition<I, O>,
): CallDefinition<I, O> {
  return definition;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** The schema of an answer on the wire. */
export function answerSchema<O extends z.ZodType>(output: O) {
  return z.discriminatedUnion("ok", [
    z.strictObject({ ok: z.literal(true), value: output }),
    z.strictObject({ ok: z.literal(false), failure: failureSchema }),
  ]);
}

/** A topic's version rises whenever what it names may have changed; whoever shows it asks again. */
export const TOPICS = [
  "till",
  "basket",
  "members",
  "sales",
  "devices",
  "paper",
  "scan",
  "trial",
  "programs",
  "liability",
] as const;
export type Topic = (typeof TOPICS)[number];
export const topicEventSchema = z.strictObject({ topic: z.enum(TOPICS), version: z.int().min(0) });
export type TopicEvent = z.infer<typeof topicEventSchema>;
