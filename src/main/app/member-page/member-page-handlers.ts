/** The calls of the member page and of the liability page, and the verbs that serve them. */
import type { Handlers } from "#contract/handlers.ts";
import type { LIABILITY_CALLS } from "#contract/liability-calls.ts";
import type { MEMBER_PAGE_CALLS } from "#contract/member-page-calls.ts";
import type { MERGE_CALLS } from "#contract/merge-calls.ts";
import type { Engine } from "../engine.ts";
import { getLiability, startLiability } from "../liability/liability-desk.ts";
import { addMemberCard } from "./add-member-card.ts";
import { changeConsent } from "./change-consent.ts";
import { getMemberPage } from "./get-member-page.ts";
import { listMemberEntries } from "./list-member-entries.ts";
import { mergeMembers } from "./merge-members.ts";
import { previewMerge } from "./preview-merge.ts";
import { saveMember } from "./save-member.ts";
import { setCardState } from "./set-card-state.ts";
import { undoMerge } from "./undo-merge.ts";

type Served = keyof typeof MEMBER_PAGE_CALLS | keyof typeof MERGE_CALLS | keyof typeof LIABILITY_CALLS;

export function memberPageHandlers(engine: Engine): Pick<Handlers, Served> {
  return {
    getMemberPage: (input) => getMemberPage(engine, input),
    listMemberEntries: (input) => listMemberEntries(engine, input),
    saveMember: (input) => saveMember(engine, input),
    addMemberCard: (input) => addMemberCard(engine, input),
    setCardState: (input) => setCardState(engine, input),
    changeConsent: (input) => changeConsent(engine, input),
    previewMerge: (input) => previewMerge(engine, input),
    mergeMembers: (input) => mergeMembers(engine, input),
    undoMerge: (input) => undoMerge(engine, input),
    getLiability: () => getLiability(engine),
    reckonLiability: () => startLiability(engine),
  };
}
