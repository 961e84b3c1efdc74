/**
 * Makes a draft the next version of the programme: one fact in one commit, with which the draft goes. Whatever stands in
 * the way is refused before, so there is never half a version.
 *
 * | draft                     | effective from     | warnings read | becomes                        |
 * |---------------------------|--------------------|---------------|--------------------------------|
 * | has a problem             | any                | any           | programNotValid                |
 * | changed by another        | any                | any           | programChangedMeanwhile        |
 * | right                     | before today       | any           | programStartsInPast            |
 * | right, with a warning     | today or later     | no            | programWarningsUnread          |
 * | right                     | today or later     | yes           | version = the last one + 1     |
 */
import { z } from "zod";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { dateField, idField } from "#core/codec/fields.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Program } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { judgeDocument } from "./judge-document.ts";
import { shopMomentAt } from "./shop-time.ts";

type Publish = CallInput<"publishProgram">;
type Published = CallOutput<"publishProgram">;

const publishedSchema = z.strictObject({ id: idField, version: z.int(), effectiveFrom: dateField });

export function publishProgram(engine: Engine, input: Publish): Answer<Published> {
  const { store } = engine;
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const done = store.findAnswer(input.commandId);
  if (done !== undefined) return succeed(publishedSchema.parse(done));

  const { moment } = shopMomentAt(engine.nowMs(), shop.value);
  const ready = readyProgram(engine, input, moment.businessDate);
  if (!ready.ok) return refuse(ready.failure);
  const program = ready.value;
  const { id, version, effectiveFrom } = program;
  store.commit({
    commandId: input.commandId,
    moment,
    actor: actorOf(engine),
    approver: null,
    facts: [{ type: "ProgramPublished", body: { program } }],
    answer: { id, version, effectiveFrom },
    alongside: () => store.drafts.remove(input.draftId),
  });
  // What is on the counter may cost something else from now on.
  engine.topics.touch("programs", "basket", "members", "till");
  return succeed({ id, version, effectiveFrom });
}

function readyProgram({ store }: Engine, input: Publish, today: string): Outcome<Program, Refusal> {
  const draft = store.drafts.find(input.draftId);
  if (draft === null) return fail(refusal("programNotFound"));
  if (draft.revision !== input.revision) return fail(refusal("programChangedMeanwhile"));
  const { effectiveFrom } = input;
  if (effectiveFrom < today) return fail(refusal("programStartsInPast", { today: { date: today } }));
  const { program, problems, warnings } = judgeDocument(store, onDate(draft.document, effectiveFrom));
  if (program === null) return fail(refusal("programNotValid", { path: problems[0]?.path ?? "" }));
  if (warnings.length > 0 && !input.acceptWarnings) {
    return fail(refusal("programWarningsUnread", { count: warnings.length }));
  }
  return succeed({ ...program, version: store.programs.lastVersion(program.id) + 1 });
}

/** The document as it will be published: judged by the date that it begins on, not by the one that it was copied with. */
const onDate = (document: unknown, effectiveFrom: string): unknown =>
  typeof document === "object" && document !== null ? { ...document, effectiveFrom } : document;
