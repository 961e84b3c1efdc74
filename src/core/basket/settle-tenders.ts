/**
 * How a basket is paid. Owns what each tender covers, change, and cash rounding; refuses to know why the total is what
 * it is.
 *
 * What is not cash pays its exact amount and may never exceed what is left by the other such tenders; cash pays the
 * rest, in the order in which it was handed over, and only cash gives change. So the answer does not depend on whether
 * the card or the notes came first. Rounding is applied to the cash part, once cash covers it; it is a figure of its own.
 * Coins that reach the exact amount but not the rounded-up one pay it exactly: nobody owes what rounding would have added.
 * Cash of nothing is a tender only where nothing is to pay in cash: it is how a basket that comes to nothing is finished.
 *
 * Points, gift cards and stored value pay goods alone: value is bought with cash, a card or what goods brought back. So
 * together they may not exceed what the goods come to (for 10.00 of goods beside a gift card of 20.00: 10.00).
 *
 * | total | step | tenders                | card  | cash  | rounding | change | remaining (in cash) |
 * |-------|------|------------------------|-------|-------|----------|--------|---------------------|
 * | 15.72 | 0.05 |                        |       |       |          |        | 15.72 (15.70)       |
 * | 15.72 | 0.05 | cash 20.00             |       | 15.70 | -0.02    | 4.30   | 0                   |
 * | 15.72 | 0.05 | card 15.72             | 15.72 |       | 0        | 0      | 0                   |
 * | 15.72 | 0.05 | cash 10.00             |       | 10.00 | 0        | 0      | 5.72 (5.70)         |
 * | 15.72 | 0.05 | cash 10.00, card 5.72  |  5.72 | 10.00 | 0        | 0      | 0                   |
 * | 15.72 | 0.05 | card 10.00, cash 5.70  | 10.00 |  5.70 | -0.02    | 0      | 0                   |
 * | 100   | 0.01 | cash 80, card 50       | 50    | 50    | 0        | 30     | 0                   |
 * | 15.72 | 0.05 | card 16.00             | refused: tenderAboveTotal, 15.72 is left |
 * | 15.72 | 0.05 | card 15.72, cash 1.00  | refused: tenderAboveTotal, nothing is left for cash |
 * | 0.02  | 0.05 | cash 1.00              |       |  0.00 | -0.02    | 1.00   | 0                   |
 * | 0.02  | 0.05 | cash 0.00              |       |  0.00 | -0.02    | 0      | 0                   |
 * | 0.00  | 0.05 | cash 0.00              |       |  0.00 | 0        | 0      | 0                   |
 * | 15.72 | 0.05 | cash 0.00              | refused: tenderOutOfRange |
 * | 15.73 | 0.05 | cash 15.74             |       | 15.73 | 0        | 0.01   | 0                   |
 *
 * Invariants: Σ amountMinor = totalMinor + cashRoundingMinor − remainingMinor; handed = amount + change, per tender.
 */
import { minor, minMinor, points, subtractMinor, sumMinor, ZERO_MINOR, ZERO_POINTS } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import { multiplyDivide, ROUNDINGS } from "../money/rounding.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { CashRounding } from "../shop/settings.ts";
import { unreachable } from "../assert.ts";
import { cashDenominations } from "../money/currency.ts";
import type { Tender } from "./basket.ts";
import type { PricedBasket, SettledTender, Settlement } from "./priced-basket.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { checkPoints, findRedeemer, goodsTotal, heldByRewards, payableByPoints, worthOf } from "./redemption.ts";

/** An amount as cash can pay it. */
export function roundCash(amount: Minor, { stepMinor, rounding }: CashRounding): Minor {
  return minor(multiplyDivide(amount, 1, stepMinor, ROUNDINGS[rounding]) * stepMinor);
}

type NotCash = Exclude<Tender, { kind: "cash" }>;

const paysGoodsAlone = ({ kind }: NotCash): boolean =>
  kind === "points" || kind === "giftCard" || kind === "storedValue";

/** What the tenders so far have used up. */
interface Taken {
  readonly leftMinor: Minor;
  /** What of the goods may still be paid by what is not money. */
  readonly goodsLeftMinor: Minor;
  readonly pointsTendered: Points;
  readonly pointsWorthMinor: Minor;
  /** From gift cards and stored value, by account. */
  readonly drawn: ReadonlyMap<string, Minor>;
}

function settlePoints(
  tender: Extract<Tender, { kind: "points" }>,
  taken: Taken,
  priced: PricedBasket,
  facts: PricingFacts,
): Outcome<Minor, Refusal> {
  const found = findRedeemer(facts);
  if (!found.ok) return found;
  const { redemption } = found.value;
  const atRate = points((priced.amountOff?.points ?? 0) + taken.pointsTendered);
  const held = { byRewards: heldByRewards(priced), atRate };
  const refused = checkPoints(tender.points, held, found.value, facts.businessDate);
  if (refused !== null) return fail(refused);
  const amountOff = priced.amountOff?.valueMinor ?? ZERO_MINOR;
  const payable = payableByPoints(minor(goodsTotal(priced) + amountOff), redemption);
  const open = minMinor(minor(Math.max(0, payable - amountOff - taken.pointsWorthMinor)), payableGoods(taken));
  const worth = worthOf(tender.points, redemption);
  return worth > open ? fail(refusal("pointsAboveLimit", { max: { money: open } })) : succeed(worth);
}

function settleNotCash(
  tender: NotCash,
  taken: Taken,
  priced: PricedBasket,
  facts: PricingFacts,
): Outcome<SettledTender, Refusal> {
  const settled = (amountMinor: Minor, used: Points): SettledTender => ({
    id: tender.id,
    kind: tender.kind,
    amountMinor,
    handedMinor: amountMinor,
    changeMinor: ZERO_MINOR,
    points: used,
    cardRef: tender.kind === "giftCard" ? tender.cardRef : null,
  });
  switch (tender.kind) {
    case "points": {
      const worth = settlePoints(tender, taken, priced, facts);
      return worth.ok ? succeed(settled(worth.value, tender.points)) : worth;
    }
    case "giftCard":
    case "storedValue": {
      const refused = checkHeld(tender, taken, facts);
      if (refused !== null) return fail(refused);
      return settleExact(tender.amountMinor, payableGoods(taken), settled);
    }
    case "card":
    case "exchange":
    case "imported":
      return settleExact(tender.amountMinor, taken.leftMinor, settled);
    default:
      return unreachable(tender);
  }
}

function settleExact(
  amountMinor: Minor,
  leftMinor: Minor,
  settled: (amountMinor: Minor, used: Points) => SettledTender,
): Outcome<SettledTender, Refusal> {
  if (amountMinor > leftMinor) return fail(refusal("tenderAboveTotal", { remaining: { money: leftMinor } }));
  return succeed(settled(amountMinor, ZERO_POINTS));
}

/** What points, gift cards and stored value may still pay. */
const payableGoods = ({ leftMinor, goodsLeftMinor }: Taken): Minor => minMinor(leftMinor, goodsLeftMinor);

type HeldMoney = Extract<Tender, { kind: "giftCard" | "storedValue" }>;

/** Under which name a basket's tenders draw on one account. */
const accountOf = (tender: HeldMoney): string => (tender.kind === "giftCard" ? tender.cardRef : "storedValue");

/** Money that the shop holds pays what is there, less what earlier tenders of the basket draw on. */
function checkHeld(tender: HeldMoney, taken: Taken, { member, shared }: PricingFacts): Refusal | null {
  if (tender.kind === "storedValue" && member === null) return refusal("storedValueNeedsMember");
  const balance =
    tender.kind === "giftCard" ? shared.giftCards.get(tender.cardRef) : (member?.storedValueMinor ?? ZERO_MINOR);
  if (balance === undefined) return refusal("giftCardUnknown");
  const left = subtractMinor(balance, taken.drawn.get(accountOf(tender)) ?? ZERO_MINOR);
  if (left <= 0) {
    const code = tender.kind === "giftCard" ? "giftCardEmpty" : "insufficientValue";
    return refusal(code, { available: { money: ZERO_MINOR } });
  }
  return tender.amountMinor > left ? refusal("insufficientValue", { available: { money: left } }) : null;
}

interface CashPart {
  readonly tenders: readonly SettledTender[];
  readonly roundingMinor: Minor;
  readonly remainingMinor: Minor;
}

/** Lets cash pay what the other tenders left. */
function settleCash(
  tenders: readonly Extract<Tender, { kind: "cash" }>[],
  left: Minor,
  rounding: CashRounding,
): CashPart {
  const handed = sumMinor(tenders.map((tender) => tender.handedMinor));
  const rounded = roundCash(left, rounding);
  const asCash = handed < rounded && handed >= left ? left : rounded;
  const covers = tenders.length > 0 && handed >= asCash;
  let open: number = asCash;
  const settled = tenders.map(({ id, kind, handedMinor }): SettledTender => {
    const amountMinor = minor(Math.min(handedMinor, open));
    open -= amountMinor;
    return {
      id,
      kind,
      amountMinor,
      handedMinor,
      changeMinor: minor(handedMinor - amountMinor),
      points: ZERO_POINTS,
      cardRef: null,
    };
  });
  return {
    tenders: settled,
    roundingMinor: covers ? subtractMinor(asCash, left) : ZERO_MINOR,
    remainingMinor: covers ? ZERO_MINOR : subtractMinor(left, handed),
  };
}

function drawnWith(drawn: Taken["drawn"], tender: NotCash): Taken["drawn"] {
  if (tender.kind !== "giftCard" && tender.kind !== "storedValue") return drawn;
  const account = accountOf(tender);
  return new Map([...drawn, [account, minor((drawn.get(account) ?? 0) + tender.amountMinor)]]);
}

/** `priced` must be the price of the basket that the tenders belong to. */
export function settleTenders(
  priced: PricedBasket,
  tenders: readonly Tender[],
  facts: PricingFacts,
): Outcome<Settlement, Refusal> {
  let taken: Taken = {
    leftMinor: priced.totalMinor,
    goodsLeftMinor: goodsTotal(priced),
    pointsTendered: ZERO_POINTS,
    pointsWorthMinor: ZERO_MINOR,
    drawn: new Map(),
  };
  const notCash = new Map<string, SettledTender>();
  for (const tender of tenders) {
    if (tender.kind === "cash") continue;
    const settled = settleNotCash(tender, taken, priced, facts);
    if (!settled.ok) return settled;
    notCash.set(tender.id, settled.value);
    const { amountMinor, points: used } = settled.value;
    taken = {
      leftMinor: subtractMinor(taken.leftMinor, amountMinor),
      goodsLeftMinor: paysGoodsAlone(tender) ? subtractMinor(taken.goodsLeftMinor, amountMinor) : taken.goodsLeftMinor,
      pointsTendered: points(taken.pointsTendered + used),
      pointsWorthMinor: tender.kind === "points" ? minor(taken.pointsWorthMinor + amountMinor) : taken.pointsWorthMinor,
      drawn: drawnWith(taken.drawn, tender),
    };
  }
  const cash = tenders.filter((tender) => tender.kind === "cash");
  if (cash.some(({ handedMinor }) => handedMinor > 0) && taken.leftMinor === 0) {
    return fail(refusal("tenderAboveTotal", { remaining: { money: ZERO_MINOR } }));
  }
  const { cashRounding } = facts.settings;
  const byCash = settleCash(cash, taken.leftMinor, cashRounding);
  if (byCash.remainingMinor > 0 && cash.some(({ handedMinor }) => handedMinor === 0)) {
    return fail(refusal("tenderOutOfRange"));
  }
  const cashById = new Map(byCash.tenders.map((tender) => [tender.id, tender]));
  return succeed({
    totalMinor: priced.totalMinor,
    tenders: tenders.flatMap(({ id }) => notCash.get(id) ?? cashById.get(id) ?? []),
    remainingMinor: byCash.remainingMinor,
    remainingCashMinor: remainingAsCash(taken.leftMinor, byCash, cashRounding),
    cashRoundingMinor: byCash.roundingMinor,
    changeMinor: sumMinor(byCash.tenders.map((tender) => tender.changeMinor)),
    pointsTendered: taken.pointsTendered,
  });
}

/** The whole cash part is rounded, not each note: what is left in cash is the rounded part less what was handed over. */
function remainingAsCash(left: Minor, { tenders, remainingMinor }: CashPart, rounding: CashRounding): Minor {
  if (remainingMinor === 0) return ZERO_MINOR;
  return subtractMinor(roundCash(left, rounding), sumMinor(tenders.map((tender) => tender.amountMinor)));
}

const QUICK_AMOUNTS_MAX = 6;

/**
 * What a member is likely to hand over for an amount: exactly it, then the next sums that notes (and the coins of a
 * whole unit) make, rising.
 *
 * | remaining | GBP                              |
 * |-----------|----------------------------------|
 * | 13.50     | 13.50 14.00 15.00 20.00 50.00    |
 * | 0.85      | 0.85 1.00 2.00 5.00 10.00 20.00  |
 */
export function quickCashAmounts(remaining: Minor, currency: string): readonly Minor[] {
  if (remaining <= 0) return [];
  const { coins, notes } = cashDenominations(currency);
  const steps = [...coins.slice(-2), ...notes];
  const sums = steps.map((step) => Math.ceil(remaining / step) * step);
  return [...new Set([remaining, ...sums])]
    .toSorted((a, b) => a - b)
    .slice(0, QUICK_AMOUNTS_MAX)
    .map(minor);
}
