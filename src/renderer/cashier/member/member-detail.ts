import type { CallOutput } from "#contract/calls.ts";
import type { Texts } from "#renderer/session/words.ts";

type MemberHit = CallOutput<"search">["members"][number];

export function memberDetail(member: MemberHit, text: Texts<"members">): string {
  return [
    member.cardTail === null ? null : text("cardEnding", { tail: member.cardTail }),
    member.phoneTail === null ? null : text("phoneEnding", { tail: member.phoneTail }),
  ]
    .filter((part) => part !== null)
    .join(" · ");
}
