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
import { minPoints, points, subtractMinor, subtractPoints, sumMinor, sumPoints } from "../money/integers.ts";
import type { Minor, Points } from "../money/integers.ts";
import type { Program } from "../program/program.ts";
import { judgeTier, tierOf } from "../tiers/judge-tier.ts";
import { addQualifying, applyMoves, balanceOf, drawFromLots, expireLots, spendableLots } from "./fold-standing.ts";
import { availableFrom, expiresOn } from "./lot-dates.ts";
import type { MemberStanding } from "./standing.ts";

export interface PaidSale {
  readonly facts: PricingFacts;
  readonly settlement: Settlement;
  readonly earning: Earning;
  readonly amountOff: PricedBasket["amountOff"];
}

/** The rule ids of the two ways in which points leave. */
const AMOUNT_OFF = "reward:amountOff";
const POINTS_TENDER = "tender:points";

/** One tender and one reward may use points; each is drawn from what the one before left. */
function drawRedeemed(standing: MemberStanding, uses: readonly [string, Points][], date: string): LotMove[] {
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

export function pointsOfSale({ facts, settlement, earning, amountOff }: PaidSale): PointsOfSale {
  const { member, program } = requireMember(facts);
  const { standing } = member;
  const { businessDate } = facts;
  const expired = expireLots(standing, businessDate);
  const good = applyMoves(standing, expired);
  const redeemed = drawRedeemed(
    good,
    [
      [AMOUNT_OFF, amountOff?.points ?? points(0)],
      [POINTS_TENDER, settlement.pointsTendered],
    ],
    businessDate,
  );
  const balance = balanceOf(standing);
  const moves = [...expired, ...redeemed, ...earnedMoves(earning, good.deficit, program, businessDate)];
  const byPoints = sumMinor(settlement.tenders.filter((one) => one.kind === "points").map((one) => one.amountMinor));
  const netSpendMinor = subtractMinor(settlement.totalMinor, byPoints);
  const qualifyingDelta = qualifyingAmount(program.tiers.metric, { netSpendMinor, earned: earning.points });
  const qualifying = addQualifying(standing.qualifying, businessDate, qualifyingDelta);
  const before = tierOf(standing, program, businessDate);
  const after = judgeTier(before, { qualifying }, program, businessDate);
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
