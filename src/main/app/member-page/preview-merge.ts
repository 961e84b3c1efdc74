/** What two members have, and what the one would have that they become: nothing is changed by asking. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { MergePreview, MergeSide } from "#contract/member-page-views.ts";
import { addMinor } from "#core/money/integers.ts";
import { jointConsent } from "#core/members/decide-consent.ts";
import { decideMerge } from "#core/members/decide-merge.ts";
import type { MemberProfile } from "#core/members/member.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { addStandings } from "#core/points/add-standings.ts";
import { availablePoints, balanceOf } from "#core/points/fold-standing.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Program } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { tierOf } from "#core/tiers/judge-tier.ts";
import type { FactOf } from "#core/events/catalog.ts";
import { refuse, shopOf } from "../engine.ts";
import type { Engine } from "../engine.ts";
import { shopMomentAt } from "../shop-time.ts";
import type { ShopMoment } from "../shop-time.ts";

interface MergingProfile {
  readonly profile: MemberProfile;
  readonly standing: MemberStanding;
}

export interface PlannedMerge {
  readonly kept: MergingProfile;
  readonly merged: MergingProfile;
  readonly fact: FactOf<"MembersMerged">;
  readonly program: Program | null;
}

interface MergeWish {
  readonly keptRef: string;
  readonly mergedRef: string;
  readonly reason: string;
  readonly mergeId: string;
}

/** Reads both and lets the core decide. A member who was merged before stands for whom they became. */
export function planMerge(
  { store }: Pick<Engine, "store">,
  wish: MergeWish,
  { moment }: ShopMoment,
): Outcome<PlannedMerge, Refusal> {
  const { businessDate } = moment;
  const kept = mergingProfile(store, wish.keptRef);
  const merged = mergingProfile(store, wish.mergedRef);
  if (kept === null || merged === null) return fail(refusal("memberNotFound"));
  const program = store.programs.findInForce(businessDate);
  const decided = decideMerge({
    mergeId: wish.mergeId,
    kept: { ref: kept.profile.ref, standing: kept.standing },
    merged: { ref: merged.profile.ref, standing: merged.standing },
    reason: wish.reason,
    program,
    businessDate,
  });
  return decided.ok ? succeed({ kept, merged, fact: decided.value.fact, program }) : decided;
}

function mergingProfile(store: Engine["store"], memberRef: string): MergingProfile | null {
  const ref = store.members.resolve(memberRef);
  const profile = store.members.find(ref);
  return profile === null ? null : { profile, standing: store.members.getStanding(ref) };
}

export function previewMerge(engine: Engine, input: CallInput<"previewMerge">): Answer<MergePreview> {
  const { store } = engine;
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const at = shopMomentAt(engine.nowMs(), shop.value);
  const planned = planMerge(engine, { ...input, reason: "preview", mergeId: engine.newId() }, at);
  if (!planned.ok) return refuse(planned.failure);
  const { kept, merged, fact, program } = planned.value;
  const { businessDate } = at.moment;
  const side = ({ profile, standing }: MergingProfile): MergeSide => ({
    name: profile.name,
    cards: store.members.listLinkedCards(profile.ref).length,
    ...standingPart(standing, program, businessDate),
    storedValueMinor: store.values.getStoredValue(profile.ref),
    consent: { membership: profile.consent.membership, marketing: profile.consent.marketing },
  });
  const [left, right] = [side(kept), side(merged)];
  const together = addStandings(kept.standing, merged.standing, fact.body);
  return succeed({
    kept: left,
    merged: right,
    result: {
      name: left.name,
      cards: left.cards + right.cards,
      ...standingPart(together, program, businessDate),
      storedValueMinor: addMinor(left.storedValueMinor, right.storedValueMinor),
      consent: jointConsent(left.consent, right.consent),
    },
  });
}

function standingPart(standing: MemberStanding, program: Program | null, businessDate: string) {
  const tier = program === null ? null : tierOf(standing, program, businessDate);
  return {
    visits: standing.saleCount,
    firstVisit: standing.firstVisit,
    balance: balanceOf(standing),
    available: availablePoints(standing, businessDate),
    deficit: standing.deficit,
    tier: tier === null ? null : tier.tier.name,
    tierSince: tier === null ? null : tier.since,
    lifetimeSpendMinor: standing.lifetimeSpend,
  };
}
