/**
 * What a paid sale does to the member's ledger and tier, as moves. In this order: what has expired is written off, what
 * pays is drawn (soonest-expiring first), what is earned comes in (a deficit first), the tier is judged.
 *
 * A sale's own points are never drawn by it: they come in last.
 */
import { assert } from "../assert.ts";
import type { Earning, PricedBasket, Settlement } from "../basket/priced-basket.ts";
import type { MemberFacts, PricingFacts } from "../basket/pricing-facts.ts";
import type { LotMove, PointsOfSale } from "../events/sale-completed.ts";
import { minPoints, subtractPoints, sumPoints, ZERO_POINTS } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import type { Program, Tier } from "../program/program.ts";
import { judgeTier, tierOf } from "../tiers/judge-tier.ts";
import type { HeldTier } from "../tiers/judge-tier.ts";
import { tierForSale } from "../tiers/tier-of-sale.ts";
import { goodsAfterItems } from "./earn-points.ts";
import { addQualifying, applyMoves, balanceOf, drawFromLots, expireLots, spendableLots } from "./fold-standing.ts";
import { availableFrom, expiresOn } from "./lot-dates.ts";
import { netSpend } from "./net-spend.ts";
import type { MemberStanding } from "./standing.ts";

export interface PaidSale {
  readonly facts: PricingFacts;
  readonly priced: PricedBasket;
  readonly settlement: Settlement;
  readonly earning: Earning;
}

/** The rule ids of the ways in which points leave, beside `reward:<id>`. */
const AMOUNT_OFF = "reward:amountOff";
const POINTS_TENDER = "tender:points";

/** What leaves by each rule: rewards in their order, the amount off, the tenders. A reward that was taken twice is one. */
function redeemedBy({ rewards, amountOff }: PricedBasket, { pointsTendered }: Settlement): ReadonlyMap<string, Points> {
  const uses = new Map<string, Points>();
  const add = (ruleId: string, used: Points): void => {
    uses.set(ruleId, sumPoints([uses.get(ruleId) ?? ZERO_POINTS, used]));
  };
  for (const reward of rewards) add(`reward:${reward.rewardId}`, reward.points);
  add(AMOUNT_OFF, amountOff?.points ?? ZERO_POINTS);
  add(POINTS_TENDER, pointsTendered);
  return uses;
}

/** Each rule draws on what the one before left. */
function drawRedeemed(standing: MemberStanding, uses: ReadonlyMap<string, Points>, date: string): LotMove[] {
  const moves: LotMove[] = [];
  for (const [ruleId, wanted] of uses) {
    if (wanted === 0) continue;
    const lots = spendableLots(applyMoves(standing, moves), date);
    const drawn = drawFromLots(lots, wanted, { kind: "redeemed", ruleId });
    assert(drawn.missing === 0, "points that pay were checked against what is available");
    moves.push(...drawn.moves);
  }
  return moves;
}

/** What is earned goes to the deficit first, the rest to the lot of the day. */
function earnedMoves(earning: Earning, deficit: Points, program: Program, businessDate: string): LotMove[] {
  const lot = {
    availableFrom: availableFrom(program.earning.availability, businessDate),
    expiresOn: expiresOn(program.earning.expiry, businessDate),
  };
  let owed = deficit;
  return earning.rules.flatMap(({ ruleId, points: share }): LotMove[] => {
    const repaid = minPoints(owed, share);
    owed = subtractPoints(owed, repaid);
    const kept = subtractPoints(share, repaid);
    return [
      ...(repaid > 0 ? [{ kind: "repaid" as const, lot: null, delta: repaid, ruleId }] : []),
      ...(kept > 0 ? [{ kind: "earned" as const, lot, delta: kept, ruleId }] : []),
    ];
  });
}

/** What an event adds to the metric that tiers are measured in. */
function qualifyingAmount(
  metric: Program["tiers"]["metric"],
  sale: { readonly netSpendMinor: Minor; readonly earned: Points },
): number {
  if (metric === "visits") return 1;
  return metric === "points" ? sale.earned : sale.netSpendMinor;
}

function requireMember({ member, program }: PricingFacts): { member: MemberFacts; program: Program } {
  assert(member !== null && program !== null, "points need a member and a programme");
  return { member, program };
}

/** The tier from the next sale on. One that was reached in this sale, before its own discounts, is kept. */
function tierAfterSale(held: HeldTier | null, after: HeldTier | null, ofSale: Tier | null, date: string) {
  if (ofSale === null || (after !== null && after.tier.threshold >= ofSale.threshold)) return after;
  return held !== null && held.tier.id === ofSale.id ? held : { tier: ofSale, since: date };
}

export function pointsOfSale({ facts, priced, settlement, earning }: PaidSale): PointsOfSale {
  const { member, program } = requireMember(facts);
  const { standing } = member;
  const { businessDate } = facts;
  const expired = expireLots(standing, businessDate);
  const good = applyMoves(standing, expired);
  const redeemed = drawRedeemed(good, redeemedBy(priced, settlement), businessDate);
  const balance = balanceOf(standing);
  const moves = [...expired, ...redeemed, ...earnedMoves(earning, good.deficit, program, businessDate)];
  const netSpendMinor = netSpend(settlement.totalMinor, priced.lines, settlement.tenders);
  const qualifyingDelta = qualifyingAmount(program.tiers.metric, { netSpendMinor, earned: earning.points });
  const qualifying = addQualifying(standing.qualifying, businessDate, qualifyingDelta);
  const before = tierOf(standing, program, businessDate);
  const judged = judgeTier(before, { qualifying }, program, businessDate);
  const after = tierAfterSale(before, judged, tierForSale(facts, goodsAfterItems(priced)), businessDate);
  return {
    before: balance,
    after: sumPoints([balance, ...moves.map((move) => move.delta)]),
    earnedBaseMinor: earning.baseMinor,
    earned: earning.rules,
    moves,
    remainderBefore: standing.remainder,
    remainderAfter: earning.remainderAfter,
    tierBefore: before?.tier.id ?? null,
    tierSinceBefore: before?.since ?? null,
    tierAfter: after?.tier.id ?? null,
    tierSinceAfter: after?.since ?? null,
    qualifyingDelta,
    qualifyingDate: businessDate,
  };
}
