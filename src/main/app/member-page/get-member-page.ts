/** The member page: profile, cards, points with their lots, tier with its reasons, favourites, limits, merges. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { LOTS_SHOWN_MAX } from "#contract/member-page-views.ts";
import type { MemberPage } from "#contract/member-page-views.ts";
import { worthOf } from "#core/basket/redemption.ts";
import { favouritesOf } from "#core/insights/favourite-products.ts";
import type { MemberProfile } from "#core/members/member.ts";
import { succeed } from "#core/outcome.ts";
import { balanceOf } from "#core/points/fold-standing.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Program } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import { explainTier } from "#core/tiers/explain-tier.ts";
import { tierOf } from "#core/tiers/judge-tier.ts";
import { tierHistory } from "#core/tiers/tier-history.ts";
import type { TierFact } from "#core/tiers/tier-history.ts";
import type { LinkedCard, MemberEntry } from "#main/store/member-entry.ts";
import { refuse, shopOf } from "../engine.ts";
import type { Engine } from "../engine.ts";
import { getMember } from "../get-member.ts";
import { shopMomentAt } from "../shop-time.ts";
import { limitsUsed } from "./limits-used.ts";
import { listMerges } from "./list-merges.ts";

/** What favourites and tier changes are read from: the answer must not depend on the length of a ledger. */
const FACTS_READ = 60;

export function getMemberPage(engine: Engine, input: CallInput<"getMemberPage">): Answer<MemberPage> {
  const { store } = engine;
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const ref = store.members.resolve(input.memberRef);
  const profile = store.members.find(ref);
  if (profile === null) return refuse(refusal("memberNotFound"));
  const panel = getMember(engine, { memberRef: ref });
  if (!panel.ok) return panel;
  const { businessDate } = shopMomentAt(engine.nowMs(), shop.value).moment;
  const program = store.programs.findInForce(businessDate);
  const standing = store.members.getStanding(ref);
  const read = store.members.listEntries(ref, null, FACTS_READ);
  const favourites = favouritesOf(read.entries.flatMap(linesOf));
  return succeed({
    ref,
    profile: shownProfile(profile),
    cards: store.members.listLinkedCards(ref).map(cardView),
    panel: panel.value,
    ...pointsPart(standing, program, businessDate),
    firstVisit: standing.firstVisit,
    lifetimeSpendMinor: standing.lifetimeSpend,
    storedValueMinor: store.values.getStoredValue(ref),
    tierWhy: program === null ? [] : [...explainTier(standing, program, businessDate)],
    tierChanges: tierChanges(read.entries, standing, { program, businessDate }),
    factsRead: read.entries.length,
    factsOlder: read.next !== null,
    favouriteByQuantity: [...favourites.byQuantity],
    favouriteByMoney: [...favourites.byMoney],
    limits: program === null ? [] : limitsUsed(store, program, ref, businessDate),
    merges: listMerges(engine, ref),
  });
}

const shownProfile = ({ consent, ...profile }: MemberProfile): MemberPage["profile"] => ({
  ...profile,
  consent: { ...consent },
});

const cardView = ({ number, state, cardRef, mergedRef }: LinkedCard): MemberPage["cards"][number] => ({
  number,
  state,
  cardRef,
  merged: mergedRef !== null,
});

function pointsPart(standing: MemberStanding, program: Program | null, businessDate: string) {
  const redemption = program?.redemption ?? null;
  const lots = standing.lots.slice(0, LOTS_SHOWN_MAX).map(({ availableFrom, expiresOn, remaining }) => ({
    availableFrom,
    expiresOn,
    remaining,
    state: lotState(availableFrom, expiresOn, businessDate),
    worthMinor: redemption === null ? null : worthOf(remaining, redemption),
  }));
  return { balance: balanceOf(standing), deficit: standing.deficit, lots, lotCount: standing.lots.length };
}

function lotState(
  availableFrom: string | null,
  expiresOn: string | null,
  businessDate: string,
): MemberPage["lots"][number]["state"] {
  if (expiresOn !== null && expiresOn < businessDate) return "expired";
  return availableFrom !== null && availableFrom > businessDate ? "pending" : "available";
}

function linesOf({ fact }: MemberEntry) {
  return fact.type === "SaleCompleted" || fact.type === "SaleReturned" ? fact.body.lines : [];
}

function tierChanges(
  entries: readonly MemberEntry[],
  standing: MemberStanding,
  { program, businessDate }: { readonly program: Program | null; readonly businessDate: string },
): MemberPage["tierChanges"] {
  const held = program === null ? null : tierOf(standing, program, businessDate);
  const nameOf = (tierId: string | null) => {
    if (tierId === null) return null;
    // A tier that a later programme no longer has keeps its id for a name.
    return program?.tiers.levels.find(({ id }) => id === tierId)?.name ?? { en: tierId, "zh-CN": tierId };
  };
  const now = { id: held?.tier.id ?? null, since: held?.since ?? null, date: businessDate };
  return tierHistory(entries.flatMap(tierFactOf), now).map(({ from, to, ...change }) => ({
    ...change,
    from: nameOf(from),
    to: nameOf(to),
  }));
}

function tierFactOf({ fact, businessDate: date }: MemberEntry): TierFact[] {
  const tierIn = (points: { tierBefore: string | null; tierSinceBefore: string | null; tierAfter: string | null }) => ({
    before: points.tierBefore,
    sinceBefore: points.tierSinceBefore,
    after: points.tierAfter,
  });
  switch (fact.type) {
    case "SaleCompleted":
      if (fact.body.points === null) return [];
      return [{ kind: "sale", date, saleId: fact.body.saleId, tier: tierIn(fact.body.points) }];
    case "SaleReturned":
      if (fact.body.points === null) return [];
      return [{ kind: "return", date, saleId: fact.body.returnId, tier: tierIn(fact.body.points) }];
    case "PointsAdjusted":
      return [{ kind: "adjusted", date, saleId: null, tier: tierIn(fact.body.points) }];
    case "MembersMerged":
      return [{ kind: "merged", date, saleId: null, tier: null }];
    case "MergeUndone":
      return [{ kind: "mergeUndone", date, saleId: null, tier: null }];
    default:
      return [];
  }
}
