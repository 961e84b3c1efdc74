/** The calls about programmes and their drafts, and the verbs that serve them. */
import type { Handlers } from "#contract/handlers.ts";
import { checkDraft } from "./check-draft.ts";
import { compareProgram } from "./compare-program.ts";
import { deleteDraft } from "./delete-draft.ts";
import type { Engine } from "./engine.ts";
import { getDraft } from "./get-draft.ts";
import { getProgram } from "./get-program.ts";
import { listDrafts } from "./list-drafts.ts";
import { listGoodsNames } from "./list-goods-names.ts";
import { listPrograms } from "./list-programs.ts";
import { publishProgram } from "./publish-program.ts";
import { saveDraft } from "./save-draft.ts";

type Served = Pick<
  Handlers,
  | "checkDraft"
  | "compareProgram"
  | "deleteDraft"
  | "getDraft"
  | "getProgram"
  | "listDrafts"
  | "listGoodsNames"
  | "listPrograms"
  | "publishProgram"
  | "saveDraft"
>;

export const programHandlers = (engine: Engine): Served => ({
  checkDraft: (input) => checkDraft(engine, input),
  compareProgram: (input) => compareProgram(engine, input),
  deleteDraft: (input) => deleteDraft(engine, input),
  getDraft: (input) => getDraft(engine, input),
  getProgram: (input) => getProgram(engine, input),
  listDrafts: () => listDrafts(engine),
  listGoodsNames: () => listGoodsNames(engine),
  listPrograms: () => listPrograms(engine),
  publishProgram: (input) => publishProgram(engine, input),
  saveDraft: (input) => saveDraft(engine, input),
});
