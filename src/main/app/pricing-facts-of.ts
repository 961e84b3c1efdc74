/**
 * Gathers what the price of a basket depends on: one read of the store, then the core decides. Limits, serials and balances
 * are read only where the programme or the basket names them, so that a plain sale reads no more than it needs.
 */
import type { Basket } from "#core/basket/basket.ts";
import { NOTHING_SHARED } from "#core/basket/pricing-facts.ts";
import type { MemberFacts, PricingFacts, SharedFacts } from "#core/basket/pricing-facts.ts";
import { assert } from "#core/assert.ts";
import { ZERO_MINOR } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import { limitedRules } from "#core/program/limited-rules.ts";
import type { LimitedRules } from "#core/program/limited-rules.ts";
import type { Program } from "#core/program/program.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import type { ShopMoment } from "./shop-time.ts";

type FactBasket = Pick<Basket, "memberRef" | "lines" | "coupons" | "tenders">;

const NO_RULES: LimitedRules = { ofMember: [], overAll: [] };

export function pricingFactsOf(
  store: Store,
  settings: ShopSettings,
  basket: FactBasket,
  { moment, minuteOfDay }: ShopMoment,
): PricingFacts {
  const { businessDate } = moment;
  const program = store.programs.findInForce(businessDate);
  const limited =
    program === null
      ? NO_RULES
      : limitedRules(
          program,
          basket.coupons.map(({ couponId }) => couponId),
        );
  const { memberRef } = basket;
  return {
    settings,
    program,
    member:
      memberRef === null
        ? null
        : {
            ...memberFactsOf(store, memberRef),
            used: usedBy(store, memberRef, limited, businessDate),
            storedValueMinor: holdsValue(program, basket) ? store.values.getStoredValue(memberRef) : ZERO_MINOR,
          },
    shared: sharedFactsOf(store, basket, limited),
    businessDate,
    minuteOfDay,
    discounts: "apply",
  };
}

/** Who a member is and where they stand, without limits or money: what prices that are final need. */
export function memberFactsOf(store: Store, ref: string): MemberFacts {
  const profile = store.members.find(ref);
  assert(profile !== null, "a basket's member is in the members table");
  return {
    ref,
    birthMonth: profile.birthMonth,
    standing: store.members.getStanding(ref),
    used: new Map(),
    storedValueMinor: ZERO_MINOR,
  };
}

function usedBy(
  store: Store,
  memberRef: string,
  { ofMember }: LimitedRules,
  businessDate: string,
): MemberFacts["used"] {
  return ofMember.length === 0 ? new Map() : store.ruleUses.listUsed(memberRef, ofMember, businessDate);
}

/** Money that was left here stays the member's when a later programme takes no more of it in. */
const holdsValue = (program: Program | null, { lines, tenders }: FactBasket): boolean =>
  program?.storedValue.topUps === true ||
  lines.some(({ sells }) => sells.kind === "topUp") ||
  tenders.some(({ kind }) => kind === "storedValue");

function sharedFactsOf(store: Store, basket: FactBasket, { overAll }: LimitedRules): SharedFacts {
  const serials = basket.coupons.flatMap(({ serial }) => serial ?? []);
  const cardRefs = giftCardsIn(basket);
  if (overAll.length === 0 && serials.length === 0 && cardRefs.size === 0) return NOTHING_SHARED;
  return {
    usedInAll: overAll.length === 0 ? new Map() : store.ruleUses.listUsedInAll(overAll),
    usedSerials: new Set(serials.filter((serial) => store.coupons.isUsed(serial))),
    giftCards: new Map([...cardRefs].flatMap((cardRef) => balanceRow(cardRef, store.values.findGiftCard(cardRef)))),
  };
}

const balanceRow = (cardRef: string, balance: Minor | null): (readonly [string, Minor])[] =>
  balance === null ? [] : [[cardRef, balance]];

function giftCardsIn({ lines, tenders }: FactBasket): ReadonlySet<string> {
  return new Set([
    ...lines.flatMap(({ sells }) => (sells.kind === "giftCard" ? sells.cardRef : [])),
    ...tenders.flatMap((tender) => (tender.kind === "giftCard" ? tender.cardRef : [])),
  ]);
}
