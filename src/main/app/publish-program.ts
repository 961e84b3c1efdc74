/** Publishes a version of the programme. Yesterday's sales keep the version that they were made with. */
import type { Answer } from "#contract/contract.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { parseProgram } from "#core/program/validate-program.ts";
import type { Program } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { shopMomentAt } from "./shop-time.ts";

export function publishProgram(
  engine: Engine,
  { commandId, document }: { readonly commandId: string; readonly document: unknown },
): Answer<null> {
  const { store } = engine;
  if (store.findAnswer(commandId) !== undefined) return succeed(null);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const program = checkProgram(document);
  if (!program.ok) return refuse(program.failure);
  // A version that sales may have used is never replaced.
  if (store.programs.find(program.value.id, program.value.version) !== null) {
    return refuse(refusal("programNotValid", { path: "version" }));
  }
  store.commit({
    commandId,
    moment: shopMomentAt(engine.nowMs(), shop.value).moment,
    actor: actorOf(engine),
    approver: null,
    facts: [{ type: "ProgramPublished", body: { program: program.value } }],
    answer: null,
  });
  engine.topics.touch("basket", "members");
  return succeed(null);
}

export function checkProgram(document: unknown): Outcome<Program, Refusal> {
  const read = parseProgram(document);
  return read.ok ? read : fail(refusal("programNotValid", { path: read.failure[0]?.path ?? "" }));
}
