/**
 * Stage 2: promotions on groups of whole pieces (buy n take m, cheapest free, n for a price, mix and match, bundle price).
 * Goods sold by the piece only; a piece is worth what it costs after stage 1 and is in one group at most, whichever
 * promotion formed it. A promotion that works later finds the pieces that the earlier ones left.
 *
 * | 3 × 2.00                                   | given                     |
 * |--------------------------------------------|---------------------------|
 * | 3 for 5.00                                 | 1.00                      |
 * | 3 for 5.00, buy 2 take 1                   | buy 2 take 1: 2.00, it gives more and uses up the pieces |
 * | 3 for 5.00 with priority 1, buy 2 take 1   | 3 for 5.00: 1.00          |
 * | buy 1 take 1, and again with another id    | the first 2.00; one piece is left, the second gives nothing |
 */
import { unreachable } from "#core/assert.ts";
import { succeed } from "#core/outcome.ts";
import { STAGE_OF_ACTION } from "#core/program/promotion.ts";
import type { BundleAction, OfferAction } from "#core/program/promotion.ts";
import type { PieceGroup, PieceRun } from "#core/promotions/actions/bundled-pieces.ts";
import { bundlePrice } from "#core/promotions/actions/bundle-price.ts";
import { buyNTakeM } from "#core/promotions/actions/buy-n-take-m.ts";
import { cheapestFree } from "#core/promotions/actions/cheapest-free.ts";
import { mixAndMatch } from "#core/promotions/actions/mix-and-match.ts";
import { nForPrice } from "#core/promotions/actions/n-for-price.ts";
import { giveOffers, rankOffers } from "#core/promotions/give-offers.ts";
import type { Shares } from "#core/promotions/give-offers.ts";
import { wholePieces } from "#core/promotions/item-parts.ts";
import { matchesSelection } from "#core/promotions/matches-selection.ts";
import type { Offer } from "#core/promotions/offer.ts";
import { offersInStage } from "#core/promotions/offers-in-stage.ts";
import type { BasketInWork, LineInWork, PricingStage } from "../pricing-stage.ts";

const isBundle = (action: OfferAction): action is BundleAction => STAGE_OF_ACTION[action.kind] === "bundle";

const productOf = ({ line }: LineInWork): string => line.productId ?? (line.code === "" ? line.id : line.code);

/** The pieces that are left of an offer's lines. `left` is by line. */
function runsOf(offer: Offer, { lines }: BasketInWork, left: readonly number[]): PieceRun[] {
  const runs: PieceRun[] = [];
  for (const index of offer.lines) {
    const line = lines[index];
    const count = left[index] ?? 0;
    if (line === undefined || count === 0) continue;
    runs.push({ line: index, product: productOf(line), valueMinor: line.netMinor / wholePieces(line), count });
  }
  return runs;
}

function groupsOf(action: BundleAction, runs: readonly PieceRun[], { lines }: BasketInWork): PieceGroup[] {
  switch (action.kind) {
    case "buyNTakeM":
      return buyNTakeM(action, runs);
    case "cheapestFree":
      return cheapestFree(action, runs);
    case "nForPrice":
      return nForPrice(action, runs);
    case "mixAndMatch":
      return mixAndMatch(action, runs);
    case "bundlePrice":
      return bundlePrice(action, runs, (part, index) => {
        const [items, line] = [action.parts[part]?.items, lines[index]];
        return items !== undefined && line !== undefined && matchesSelection(items, line.line);
      });
    default:
      return unreachable(action);
  }
}

/** The groups that one sale gets: those that give most, when there may be only so many. */
function withinSale(groups: readonly PieceGroup[], perSale: number | null): readonly PieceGroup[] {
  if (perSale === null) return groups;
  let left = perSale;
  return groups
    .toSorted((a, b) => b.offMinor - a.offMinor || firstLine(a) - firstLine(b))
    .flatMap((group) => {
      const times = Math.min(left, group.times);
      left -= times;
      return times === 0 ? [] : [{ ...group, times }];
    });
}

const firstLine = ({ parts }: PieceGroup): number => parts.reduce((first, { line }) => Math.min(first, line), Infinity);

const formed = (offer: Offer<BundleAction>, work: BasketInWork, left: readonly number[]): readonly PieceGroup[] =>
  withinSale(groupsOf(offer.action, runsOf(offer, work, left), work), offer.rule.limits.perSale);

function sharesOf({ lines }: Offer, groups: readonly PieceGroup[]): Shares {
  const byLine = new Map<number, number>();
  for (const { times, parts } of groups) {
    for (const { line, offMinor } of parts) byLine.set(line, (byLine.get(line) ?? 0) + offMinor * times);
  }
  return lines.map((index) => byLine.get(index) ?? 0);
}

export const bundleStage: PricingStage = (work) => {
  const { offers } = offersInStage(work, isBundle);
  if (offers.length === 0) return succeed(work);
  const pieces = work.lines.map(wholePieces);
  const atFirst = new Map(offers.map((offer) => [offer, formed(offer, work, pieces)]));
  const ranked = rankOffers(offers, (offer) => sharesOf(offer, atFirst.get(offer) ?? []));
  const left = [...pieces];
  const isUntouched = (offer: Offer): boolean => offer.lines.every((place) => left[place] === pieces[place]);
  return succeed(
    giveOffers(work, "bundle", ranked, (offer) => {
      const groups = (isUntouched(offer) ? atFirst.get(offer) : null) ?? formed(offer, work, left);
      for (const { times, parts } of groups) {
        for (const { line, count } of parts) left[line] = (left[line] ?? 0) - count * times;
      }
      return sharesOf(offer, groups);
    }),
  );
};
