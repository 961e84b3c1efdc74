/** The contract as integrators read it: every call with JSON Schemas, from the same schemas that check each call. */
import { z } from "zod";
import { CALLS } from "#contract/calls.ts";
import type { Calls } from "#contract/calls.ts";
import { TOPICS, answerSchema, topicEventSchema } from "#contract/contract.ts";
import type { CallDefinition } from "#contract/contract.ts";
import { FAILURE_CODES } from "#contract/failures.ts";

export interface ContractDescription {
  readonly how: string;
  readonly calls: Readonly<Record<string, CallDescription>>;
  readonly topics: readonly string[];
  readonly topicEvent: unknown;
  readonly failureCodes: readonly string[];
}

interface CallDescription {
  readonly says: string;
  readonly access: string;
  readonly input: unknown;
  readonly answer: unknown;
}

export function describeContract(): ContractDescription {
  // The type names every call by its part; here they are one list of definitions.
  const definitions: Readonly<Record<keyof Calls, CallDefinition>> = CALLS;
  const calls = Object.entries(definitions).map(([name, definition]): [string, CallDescription] => [
    name,
    {
      says: definition.says,
      access: definition.access,
      input: z.toJSONSchema(definition.input, { io: "input", unrepresentable: "any" }),
      answer: z.toJSONSchema(answerSchema(definition.output), { io: "output", unrepresentable: "any" }),
    },
  ]);
  return {
    how:
      "POST /call/<name> with the input as application/json and 'Authorization: Bearer <token>'; the token is in the " +
      "file script-token of the data folder. GET /events streams topic versions as server-sent events.",
    calls: Object.fromEntries(calls),
    topics: TOPICS,
    topicEvent: z.toJSONSchema(topicEventSchema),
    failureCodes: FAILURE_CODES,
  };
}
