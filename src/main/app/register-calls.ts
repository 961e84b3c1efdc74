/**
 * The door of the engine. What every call needs is wrapped around it here, once: its name is known, its body fits the
 * contract, the person may make it, it is measured and logged, and whatever goes wrong becomes an answer.
 *
 * Invariants:
 * - nothing is thrown to a shell: a fault of the store and a bug are answered as failures, and a bug is logged with its stack;
 * - no answer and no log line repeats what was sent: a malformed call is told the path of the field, not its content;
 * - writers are serial: a verb reads, decides and commits in one synchronous stretch. What takes time (deriving a PIN,
 *   rendering a picture) is awaited before or after that stretch, never inside, so no queue is needed and none can fill.
 */
import type { z } from "zod";
import { CALLS } from "#contract/calls.ts";
import type { CallName } from "#contract/calls.ts";
import type { Access, Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { Failure } from "#contract/failures.ts";
import type { CallPort, Handlers, RecoveryHandlers } from "#contract/handlers.ts";
import { Bug } from "#core/assert.ts";
import { fail } from "#core/outcome.ts";
import { StoreFault } from "#main/store/store-fault.ts";
import { describeThrown } from "./engine-log.ts";
import type { EngineLog } from "./engine-log.ts";
import type { Topics } from "./topics.ts";

export interface Door {
  readonly refusalFor: (access: Access) => "notSignedIn" | "notPermitted" | null;
  readonly log: EngineLog;
  readonly topics: Topics;
  /** A clock that only runs forward, in milliseconds. */
  readonly elapsedMs: () => number;
  /** Tests and development check what the engine answers against the contract as well. */
  readonly checkAnswers: boolean;
}

interface Registered {
  readonly access: Access;
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly handle: (input: unknown) => Answer<unknown> | Promise<Answer<unknown>>;
}

const isCallName = (name: string): name is CallName => Object.hasOwn(CALLS, name);

export function registerCalls(handlers: Handlers | RecoveryHandlers, door: Door): CallPort {
  const calls = new Map<string, Registered>();
  for (const [name, serve] of Object.entries(handlers)) {
    if (!isCallName(name)) continue;
    const { access, input, output } = CALLS[name];
    // The map of handlers is typed as complete, call by call; once a call is picked by a name that is only known at run
    // time, its input type is forgotten. The codec above it restores what the type would have said.
    const handle = serve as Registered["handle"];
    calls.set(name, { access, input, output, handle });
  }

  return {
    async call(name, body) {
      const startedMs = door.elapsedMs();
      const answer = await answerCall(calls.get(name), name, body, door);
      const durationMs = Math.round((door.elapsedMs() - startedMs) * 10) / 10;
      const known = calls.has(name) ? name : "unknown";
      door.log.write({ kind: "call", name: known, durationMs, outcome: answer.ok ? "ok" : answer.failure.code });
      return answer;
    },
    subscribe: (listener) => door.topics.subscribe(listener),
  };
}

async function answerCall(
  call: Registered | undefined,
  name: string,
  body: unknown,
  door: Door,
): Promise<Answer<unknown>> {
  if (call === undefined) return fail(failureOf("unknownCall"));
  const input = call.input.safeParse(body);
  if (!input.success) return fail(failureOf("malformedCall", { path: pathOf(name, input.error) }));
  const refused = door.refusalFor(call.access);
  if (refused !== null) return fail(failureOf(refused));
  try {
    const answer = await call.handle(input.data);
    if (answer.ok && door.checkAnswers) checkAnswer(name, call.output, answer.value);
    return answer;
  } catch (thrown) {
    return fail(failureOfThrown(thrown, name, door.log));
  }
}

/** `takeTender.tender.kind`: names of fields of the contract, never what was in them. */
function pathOf(name: string, error: z.ZodError): string {
  const path = error.issues[0]?.path.filter((step) => typeof step !== "symbol") ?? [];
  return [name, ...path].join(".").slice(0, 120);
}

function checkAnswer(name: string, output: z.ZodType, value: unknown): void {
  const checked = output.safeParse(value);
  if (!checked.success) throw new Bug(`the answer does not fit the contract at ${pathOf(name, checked.error)}`);
}

function failureOfThrown(thrown: unknown, where: string, log: EngineLog): Failure {
  log.write({ kind: "fault", where, thrown: describeThrown(thrown) });
  return failureOf(thrown instanceof StoreFault ? thrown.code : "programFault");
}
