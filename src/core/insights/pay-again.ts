/**
 * How a sale would have been paid when it comes to another total: with the same kinds of tender, as nearly as can be.
 *
 * | tender                             | pays again                                                       |
 * |------------------------------------|------------------------------------------------------------------|
 * | points                             | as many as then, while they are there and the programme lets them |
 * | gift card, stored value            | what they paid then, at most what the goods come to              |
 * | exchange, card, imported           | what they paid then, at most what is left                        |
 * | cash                               | the rest: what was handed over then, or more where that is short |
 * | the rest where there was no cash   | the last card or imported tender; a card when there was none     |
 *
 * A tender that would pay nothing is left out. Where the total is the same, every tender is what it was.
 */
import { roundCash } from "../basket/settle-tenders.ts";
import { redeemableRange } from "../basket/redemption.ts";
import type { Tender } from "../basket/basket.ts";
import type { PricedBasket, SettledTender } from "../basket/priced-basket.ts";
import type { PricingFacts } from "../basket/pricing-facts.ts";
import {
  minMinor,
  minor,
  minPoints,
  points,
  subtractMinor,
  sumMinor,
  sumPoints,
  ZERO_MINOR,
  ZERO_POINTS,
} from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { down, multiplyDivide } from "../money/rounding.ts";

/** What is paid and what is left while the tenders are gone through. */
interface Paying {
  readonly priced: PricedBasket;
  readonly facts: PricingFacts;
  leftMinor: Minor;
  /** Of the goods: value is not bought with value. */
  leftOfGoodsMinor: Minor;
  heldPoints: Points;
}

function payWithPoints(tender: SettledTender, paying: Paying): Tender | null {
  const { priced, facts } = paying;
  const remainingMinor = minMinor(paying.leftMinor, paying.leftOfGoodsMinor);
  const range = redeemableRange(priced, { remainingMinor, heldPoints: paying.heldPoints }, facts);
  if (range === null) return null;
  const most = minPoints(tender.points, range.maxPoints);
  const used = points(most - (most % range.stepPoints));
  if (used < range.minPoints) return null;
  const worth = minor(multiplyDivide(used, range.stepMinor, range.stepPoints, down));
  paying.heldPoints = points(paying.heldPoints + used);
  take(paying, worth, true);
  return { id: tender.id, kind: "points", points: used };
}

function take(paying: Paying, amount: Minor, isValue: boolean): void {
  paying.leftMinor = subtractMinor(paying.leftMinor, amount);
  if (isValue) paying.leftOfGoodsMinor = subtractMinor(paying.leftOfGoodsMinor, amount);
}

function payWithout(tender: SettledTender, paying: Paying): Tender | null {
  const { id, kind, amountMinor: paid, cardRef } = tender;
  switch (kind) {
    case "cash":
      return null;
    case "points":
      return payWithPoints(tender, paying);
    case "giftCard":
    case "storedValue": {
      const amountMinor = minMinor(paid, minMinor(paying.leftMinor, paying.leftOfGoodsMinor));
      if (amountMinor <= 0) return null;
      take(paying, amountMinor, true);
      if (kind === "storedValue") return { id, kind, amountMinor };
      return cardRef === null ? null : { id, kind, cardRef, amountMinor };
    }
    case "exchange":
    case "card":
    case "imported": {
      const amountMinor = minMinor(paid, paying.leftMinor);
      if (amountMinor <= 0) return null;
      take(paying, amountMinor, false);
      return { id, kind, amountMinor };
    }
  }
}

/** The cash tenders, the last one raised to what is short. */
function payWithCash(cash: readonly SettledTender[], left: Minor, { settings }: PricingFacts): Tender[] {
  const rounded = roundCash(left, settings.cashRounding);
  const handed = sumMinor(cash.map((tender) => tender.handedMinor));
  const short = Math.max(0, Math.min(left, rounded) - handed);
  return cash.map(({ id, handedMinor }, index) => ({
    id,
    kind: "cash",
    handedMinor: minor(handedMinor + (index === cash.length - 1 ? short : 0)),
  }));
}

/** What no tender of then pays: the last one that may is raised, else there is a card. */
function payRest(tenders: readonly Tender[], left: Minor, saleId: string): Tender[] {
  const at = tenders.findLastIndex(({ kind }) => kind === "card" || kind === "imported");
  const last = tenders[at];
  if (last?.kind === "card" || last?.kind === "imported") {
    return tenders.with(at, { ...last, amountMinor: minor(last.amountMinor + left) });
  }
  return [...tenders, { id: `${saleId}:rest`, kind: "card", amountMinor: left }];
}

export function payAgain(
  sale: { readonly saleId: string; readonly tenders: readonly SettledTender[] },
  priced: PricedBasket,
  facts: PricingFacts,
): Tender[] {
  const ofGoods = priced.lines.filter(({ sells }) => sells.kind !== "goods").map(({ netMinor }) => netMinor);
  const paying: Paying = {
    priced,
    facts,
    leftMinor: priced.totalMinor,
    leftOfGoodsMinor: subtractMinor(priced.totalMinor, sumMinor(ofGoods)),
    heldPoints: sumPoints([priced.amountOff?.points ?? ZERO_POINTS, ...priced.rewards.map((reward) => reward.points)]),
  };
  const tenders = sale.tenders.flatMap((tender) => payWithout(tender, paying) ?? []);
  const cash = sale.tenders.filter(({ kind }) => kind === "cash");
  if (paying.leftMinor === ZERO_MINOR) return tenders;
  if (cash.length === 0) return payRest(tenders, paying.leftMinor, sale.saleId);
  return [...tenders, ...payWithCash(cash, paying.leftMinor, facts)];
}
