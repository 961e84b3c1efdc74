/** What the right-hand panel shows. One at a time; Escape goes back, in the end to the member. */
import type { GiftCardView } from "#contract/reward-views.ts";
import type { SaleView, WeighedProduct } from "#contract/views.ts";

export type PanelState =
  | { readonly kind: "member" }
  | { readonly kind: "findMember" }
  | { readonly kind: "enrol"; readonly cardNumber: string }
  | { readonly kind: "linkCard"; readonly memberRef: string }
  | { readonly kind: "quantity"; readonly lineId: string }
  | { readonly kind: "weight"; readonly product: WeighedProduct }
  | { readonly kind: "price"; readonly lineId: string }
  | { readonly kind: "discount"; readonly lineId: string | null }
  | { readonly kind: "department" }
  | { readonly kind: "park" }
  | { readonly kind: "recall" }
  | { readonly kind: "sales" }
  | { readonly kind: "sale"; readonly saleId: string }
  | { readonly kind: "drawer" }
  | { readonly kind: "cash" }
  | { readonly kind: "card" }
  | { readonly kind: "points" }
  | { readonly kind: "pointsByHand"; readonly memberRef: string }
  | { readonly kind: "redeem" }
  | { readonly kind: "giftCards" }
  | { readonly kind: "giftCard"; readonly card: GiftCardView }
  | { readonly kind: "sellGiftCard" }
  | { readonly kind: "findGiftCard" }
  | { readonly kind: "topUp" }
  | { readonly kind: "void" }
  | { readonly kind: "whyLine"; readonly lineId: string }
  | { readonly kind: "whyPoints" }
  | { readonly kind: "whySoldLine"; readonly saleId: string; readonly soldLineId: string }
  | { readonly kind: "whySalePoints"; readonly saleId: string }
  | { readonly kind: "return"; readonly saleId: string }
  | { readonly kind: "returnWithoutReceipt" }
  | { readonly kind: "returned"; readonly sale: SaleView }
  | { readonly kind: "finishExchange" }
  | { readonly kind: "completed"; readonly sale: SaleView };

export const MEMBER_PANEL: PanelState = { kind: "member" };

/** Where Escape leads: what was opened from a sale goes back to it, everything else to the member. */
export function panelBehind(panel: PanelState): PanelState {
  switch (panel.kind) {
    case "whySoldLine":
    case "whySalePoints":
    case "return":
      return { kind: "sale", saleId: panel.saleId };
    default:
      return MEMBER_PANEL;
  }
}
