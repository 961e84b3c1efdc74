/** One thing a cashier does to a basket. `applyBasketStep` (apply-basket-step.ts) is the only way a basket changes. */
import type { Milli, Minor, Points } from "../money/integers.ts";
import type { BasketCoupon, BasketLine, BasketReward, Exchange, ManualDiscount, Tender } from "./basket.ts";

export type BasketStep =
  /** Merges with the last equal line (same product, price, no override or discount) when sold by piece. */
  | { readonly kind: "addLine"; readonly line: BasketLine }
  | { readonly kind: "changeQuantity"; readonly lineId: string; readonly quantityMilli: Milli }
  | { readonly kind: "removeLine"; readonly lineId: string }
  | { readonly kind: "discountLine"; readonly lineId: string; readonly discount: ManualDiscount | null }
  | { readonly kind: "discountBasket"; readonly discount: ManualDiscount | null }
  | {
      readonly kind: "overridePrice";
      readonly lineId: string;
      readonly override: { readonly unitPriceMinor: Minor; readonly reason: string } | null;
    }
  | { readonly kind: "addCoupon"; readonly coupon: BasketCoupon }
  | { readonly kind: "removeCoupon"; readonly id: string }
  /** `gift`: the goods that the reward is, rung up in the same step. */
  | {
      readonly kind: "addReward";
      readonly reward: Pick<BasketReward, "id" | "rewardId">;
      readonly gift: BasketLine | null;
    }
  /** A gift that came with it goes as well. */
  | { readonly kind: "removeReward"; readonly id: string }
  | { readonly kind: "setExchange"; readonly exchange: Exchange | null }
  | { readonly kind: "identifyMember"; readonly memberRef: string }
  /** Also drops redemption, rewards and coupons of the member: they belong to the member. */
  | { readonly kind: "removeMember" }
  | { readonly kind: "takeAmountOff"; readonly points: Points | null }
  | { readonly kind: "addTender"; readonly tender: Tender }
  | { readonly kind: "removeTender"; readonly tenderId: string }
  | { readonly kind: "note"; readonly note: string };
