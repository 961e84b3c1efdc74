/**
 * Stage 3: discounts on single lines. Item promotions and item coupons are ranked together and given in that order, each
 * on what the ones before it left of the line; the cashier's own discount comes last.
 *
 * | 10.00: rules                                  | off                | left |
 * |-----------------------------------------------|--------------------|------|
 * | 10 % off                                      | 1.00               | 9.00 |
 * | 10 % off, 3.00 off                            | 3.00, then 0.70    | 6.30 | the larger works first
 * | 10 % off with priority 1, 3.00 off            | 1.00, then 3.00    | 6.00 | percent before amount
 * | 12.00 off, 10 % off                           | 10.00, then none   | 0.00 | never below zero
 * | 10 % off, by hand 10 %                        | 1.00, then 0.90    | 8.10 |
 *
 * `limits.perSale` bounds the pieces, the dearest first: 10 % off at most 2 of 3 × 2.00 is 0.40.
 */
import { unreachable } from "#core/assert.ts";
import { minor } from "#core/money/integers.ts";
import { succeed } from "#core/outcome.ts";
import { STAGE_OF_ACTION } from "#core/program/promotion.ts";
import type { ItemAction, OfferAction } from "#core/program/promotion.ts";
import { amountOff } from "#core/promotions/actions/amount-off.ts";
import { fixedPrice } from "#core/promotions/actions/fixed-price.ts";
import { freeItems } from "#core/promotions/actions/free-items.ts";
import { percentOff } from "#core/promotions/actions/percent-off.ts";
import { giveOffers, rankOffers } from "#core/promotions/give-offers.ts";
import type { Shares } from "#core/promotions/give-offers.ts";
import { itemParts } from "#core/promotions/item-parts.ts";
import { linesAt } from "#core/promotions/offer.ts";
import type { Offer } from "#core/promotions/offer.ts";
import { offersInStage } from "#core/promotions/offers-in-stage.ts";
import { manualDiscountAmount, manualDiscountSentence } from "../manual-discount.ts";
import { adjustLine, isGoods } from "../pricing-stage.ts";
import type { BasketInWork, LineInWork, PricingStage } from "../pricing-stage.ts";

const isItem = (action: OfferAction): action is ItemAction => STAGE_OF_ACTION[action.kind] === "item";

function sharesOf({ action, rule }: Offer<ItemAction>, lines: readonly LineInWork[]): Shares {
  const { perSale } = rule.limits;
  switch (action.kind) {
    case "percentOff":
      return itemParts(lines, perSale).map((part) => percentOff(action, part));
    case "amountOff":
      return itemParts(lines, perSale).map((part) => amountOff(action, part));
    case "fixedPrice":
      return itemParts(lines, perSale).map((part) => fixedPrice(action, part));
    case "freeItems":
      return freeItems(Math.min(action.quantity, perSale ?? action.quantity), lines);
    default:
      return unreachable(action);
  }
}

function discountByHand(line: LineInWork): LineInWork {
  const { discount } = line.line;
  if (discount === null || !isGoods(line)) return line;
  return adjustLine(line, {
    stage: "item",
    ruleId: "manual:line",
    ruleVersion: 0,
    amountMinor: minor(-manualDiscountAmount(discount, line.netMinor)),
    sentence: manualDiscountSentence("line", discount),
  });
}

function giveItemOffers(work: BasketInWork): BasketInWork {
  const { offers, told } = offersInStage(work, isItem);
  const ranked = rankOffers(offers, (offer) => sharesOf(offer, linesAt(offer.lines, work.lines)));
  return giveOffers(told, "item", ranked, (offer, lines) => sharesOf(offer, linesAt(offer.lines, lines)));
}

export const itemStage: PricingStage = (work) => {
  const given = giveItemOffers(work);
  return succeed({ ...given, lines: given.lines.map(discountByHand) });
};
