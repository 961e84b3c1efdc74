/** What the cashier sees of a member: who, tier, points, progress, visits. Figures come from the core; nothing is kept here. */
import { redeemableRange, worthOf } from "#core/basket/redemption.ts";
import type { Basket } from "#core/basket/basket.ts";
import type { PricedBasket, Settlement } from "#core/basket/priced-basket.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { assert } from "#core/assert.ts";
import { minor, points } from "#core/money/integers.ts";
import type { Points } from "#core/money/integers.ts";
import { availablePoints, nextExpiry, pendingPoints } from "#core/points/fold-standing.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Program, Tier } from "#core/program/program.ts";
import { tierOf, tierProgress } from "#core/tiers/judge-tier.ts";
import type { MemberPanel } from "#contract/views.ts";
import type { Store } from "#main/store/store.ts";
import { memberFactsOf } from "./pricing-facts-of.ts";
import { daysBetween, usualGapDays } from "./usual-gap.ts";

const VISITS_SHOWN = 20;

/** What of the open basket bears on the panel; null for a member who is not on it. */
export interface PanelBasket {
  readonly basket: Basket;
  readonly facts: PricingFacts;
  readonly priced: PricedBasket;
  readonly settlement: Settlement;
}

/** Enough to tell one number from another when it is read out, too little to use it. */
export const tailOf = (number: string): string => number.slice(-4);

export function tierView(tier: Tier): NonNullable<MemberPanel["tier"]> {
  const { id, name, shape, colour, discount, earnMultiplierHundredths } = tier;
  return { id, name, shape, colour, discount, earnMultiplierHundredths };
}

/** `businessDate` is the day of the shop on which the panel is read. The member must exist. */
export function memberPanelOf(store: Store, ref: string, businessDate: string, open: PanelBasket | null): MemberPanel {
  const profile = store.members.find(ref);
  assert(profile !== null, "a panel is asked for a member who exists");
  const { standing } = memberFactsOf(store, ref);
  const program = store.programs.findInForce(businessDate);
  const held = open === null ? points(0) : heldPoints(open.basket, open.priced);
  const visits = store.members.listVisits(ref, VISITS_SHOWN);
  const month = Number(businessDate.slice(5, 7));
  return {
    ref,
    name: profile.name,
    phoneTail: profile.phone === null ? null : tailOf(profile.phone),
    cards: store.members.listCards(ref).map((card) => ({ state: card.state, tail: tailOf(card.number) })),
    ...pointsPart(standing, program, businessDate, held),
    progress: program === null ? null : progressPart(standing, program, businessDate),
    redeemable: open === null ? null : redeemablePart(open, held),
    storedValueMinor: storedValuePart(store, ref, program),
    birthdayMonth: profile.birthMonth === month,
    visits: visits.map((visit) => ({
      saleId: visit.saleId,
      businessDate: visit.businessDate,
      totalMinor: minor(visit.totalMinor),
    })),
    visitCount: standing.saleCount,
    lastVisitDaysAgo: standing.lastVisit === null ? null : Math.max(0, daysBetween(standing.lastVisit, businessDate)),
    usualGapDays: usualGapDays(visits.map((visit) => visit.businessDate)),
  };
}

function storedValuePart(store: Store, ref: string, program: Program | null): MemberPanel["storedValueMinor"] {
  const held = store.values.getStoredValue(ref);
  return held === 0 && program?.storedValue.topUps !== true ? null : held;
}

function pointsPart(standing: MemberStanding, program: Program | null, businessDate: string, held: Points) {
  const available = points(Math.max(0, availablePoints(standing, businessDate) - held));
  const redemption = program?.redemption ?? null;
  const tier = program === null ? null : tierOf(standing, program, businessDate);
  return {
    tier: tier === null ? null : tierView(tier.tier),
    availablePoints: available,
    pendingPoints: pendingPoints(standing, businessDate),
    heldPoints: held,
    availableValueMinor: redemption === null ? null : worthOf(available, redemption),
    expiring: nextExpiry(standing, businessDate),
  };
}

function progressPart(standing: MemberStanding, program: Program, businessDate: string): MemberPanel["progress"] {
  const progress = tierProgress(standing, program, businessDate);
  if (progress.current === null && progress.next === null) return null;
  return {
    metric: progress.metric,
    qualifying: progress.qualifying,
    next: progress.next === null ? null : tierView(progress.next),
    missingForNext: progress.missing,
    missingToKeep: progress.keeps?.missing ?? 0,
  };
}

function redeemablePart(open: PanelBasket, held: Points): MemberPanel["redeemable"] {
  const still = { remainingMinor: open.settlement.remainingMinor, heldPoints: held };
  return redeemableRange(open.priced, still, open.facts);
}

/** Points of a basket that are set aside: for rewards, as an amount off and as tenders. */
export function heldPoints(basket: Basket, priced: PricedBasket): Points {
  const tendered = basket.tenders.reduce((sum, tender) => (tender.kind === "points" ? sum + tender.points : sum), 0);
  const forRewards = priced.rewards.reduce((sum, reward) => sum + reward.points, 0);
  return points((basket.amountOffPoints ?? 0) + tendered + forRewards);
}
