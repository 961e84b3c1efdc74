/** Changes a member's profile, with the cleaning and the refusals of enrolment. None of it is in the journal. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { MemberPage } from "#contract/member-page-views.ts";
import { readProfile } from "#core/members/decide-enrol.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "../engine.ts";
import type { Engine } from "../engine.ts";
import { getMemberPage } from "./get-member-page.ts";

export function saveMember(engine: Engine, input: CallInput<"saveMember">): Answer<MemberPage> {
  const { store, commands, topics } = engine;
  const { commandId, name, phone, birthMonth, note } = input;
  const memberRef = store.members.resolve(input.memberRef);
  if (commands.find(commandId) !== null) return getMemberPage(engine, { memberRef });
  const before = store.members.find(memberRef);
  if (before === null) return refuse(refusal("memberNotFound"));
  const withCard = store.members.listLinkedCards(memberRef).length > 0;
  const read = readProfile({ name, phone, birthMonth, note, withCard });
  if (!read.ok) return refuse(read.failure);
  const owner = read.value.phone === null ? null : store.members.findByPhone(read.value.phone);
  if (owner !== null && owner !== memberRef) return refuse(refusal("phoneTaken"));
  const recent = store.write(() => {
    store.members.put({ ...before, ...read.value });
    return commands.write({ id: commandId, result: null });
  });
  commands.keep(recent);
  topics.touch("members", "basket");
  return getMemberPage(engine, { memberRef });
}
