/** What the right-hand panel shows. One at a time; Escape goes back to the member. */
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
  | { readonly kind: "void" }
  | { readonly kind: "whyLine"; readonly lineId: string }
  | { readonly kind: "whyPoints" }
  | { readonly kind: "completed"; readonly sale: SaleView };

export const MEMBER_PANEL: PanelState = { kind: "member" };
