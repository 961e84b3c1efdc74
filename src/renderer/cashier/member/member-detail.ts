import type { CallOutput } from "#contract/calls.ts";
import type { Speaker, Texts } from "#renderer/session/words.ts";

type MemberHit = CallOutput<"search">["members"][number];

/** What tells two members of one name apart, in one line. */
export function memberDetail(member: MemberHit, text: Texts<"members">, { local }: Speaker): string {
  return [
    member.tier === null ? null : local(member.tier.name),
    member.cardTail === null ? null : text("cardEnding", { tail: member.cardTail }),
    member.phoneTail === null ? null : text("phoneEnding", { tail: member.phoneTail }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
