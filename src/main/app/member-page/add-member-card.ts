/** Links a card on the member page: as at the till, answered with the page. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { MemberPage } from "#contract/member-page-views.ts";
import type { Engine } from "../engine.ts";
import { linkCard } from "../link-card.ts";
import { getMemberPage } from "./get-member-page.ts";

export function addMemberCard(engine: Engine, input: CallInput<"addMemberCard">): Answer<MemberPage> {
  const linked = linkCard(engine, input);
  return linked.ok ? getMemberPage(engine, input) : linked;
}
