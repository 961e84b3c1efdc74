import type { ReactNode } from "react";
import type { CallOutput } from "#contract/calls.ts";
import type { WeighedProduct } from "#contract/views.ts";
import { ShapeMark } from "#renderer/kit/shape-mark.tsx";
import type { Speaker, Texts } from "#renderer/session/words.ts";
import { memberDetail } from "../member/member-detail.ts";

interface Shown {
  readonly id: string;
  readonly mark: ReactNode;
  readonly title: string;
  readonly detail: string;
  readonly amount: string;
}

export type SearchChoice =
  | (Shown & { readonly kind: "member" | "piece" })
  | (Shown & { readonly kind: "weighed"; readonly product: WeighedProduct });

/** Members first: a name is searched for more often than goods, which are scanned. */
export function searchChoices(
  hits: CallOutput<"search">,
  speaker: Speaker,
  text: Texts<"members">,
): readonly SearchChoice[] {
  const members = hits.members.map((member) => ({
    kind: "member" as const,
    id: member.ref,
    mark: member.tier === null ? null : <ShapeMark shape={member.tier.shape} colour={member.tier.colour} />,
    title: member.name ?? text("withoutName"),
    detail: memberDetail(member, text, speaker),
    amount: text("pointsCount", { points: speaker.count(member.availablePoints) }),
  }));
  const products = hits.products.map((product): SearchChoice => {
    const shown = {
      id: product.id,
      mark: null,
      title: product.name,
      detail: product.code,
      amount: speaker.money(product.unitPriceMinor),
    };
    if (product.soldBy === "piece") return { ...shown, kind: "piece" };
    const { id: productId, name, unitPriceMinor } = product;
    return { ...shown, kind: "weighed", product: { productId, name, unitPriceMinor } };
  });
  return [...members, ...products];
}
