/** The calls of the member page and the verbs that serve them. */
import type { MEMBER_PAGE_CALLS } from "#contract/member-page-calls.ts";
import type { Handlers } from "#contract/handlers.ts";
import type { Engine } from "../engine.ts";
import { addMemberCard } from "./add-member-card.ts";
import { changeConsent } from "./change-consent.ts";
import { getMemberPage } from "./get-member-page.ts";
import { listMemberEntries } from "./list-member-entries.ts";
import { saveMember } from "./save-member.ts";
import { setCardState } from "./set-card-state.ts";

export function memberPageHandlers(engine: Engine): Pick<Handlers, keyof typeof MEMBER_PAGE_CALLS> {
  return {
    getMemberPage: (input) => getMemberPage(engine, input),
    listMemberEntries: (input) => listMemberEntries(engine, input),
    saveMember: (input) => saveMember(engine, input),
    addMemberCard: (input) => addMemberCard(engine, input),
    setCardState: (input) => setCardState(engine, input),
    changeConsent: (input) => changeConsent(engine, input),
  };
}
