import { describe, expect, it } from "vitest";
import type { Basket, BasketCoupon } from "../basket/basket.ts";
import { NO_USE, NOTHING_SHARED } from "../basket/pricing-facts.ts";
import { minor } from "../money/integers.ts";
import type { Coupon } from "../program/promotion.ts";
import { coupon, shown, shownSerial } from "#tests/builders/sample-rules.ts";
import { basket, facts, line, program, standing, tier, uuid } from "#tests/builders/sample-shop.ts";
import type { FactsChanges } from "#tests/builders/sample-shop.ts";
import { checkCoupon } from "./check-coupon.ts";

const five = { kind: "orderAmount", amountMinor: minor(500) } as const;
const anonymous: Partial<Basket> = { memberRef: null };

type Asked = [at: BasketCoupon, by?: FactsChanges, on?: Partial<Basket>];

function check(rules: readonly Coupon[], ...[at, by = {}, on = {}]: Asked) {
  const tiers = { levels: [tier("basic", 0), tier("gold", 1000)] };
  return checkCoupon(
    at,
    basket([line(1, 1000)], on),
    facts({ program: program({ coupons: [...rules], tiers }), ...by }),
  );
}

describe("a coupon that is shown", () => {
  it("is taken when it is a right, also when nothing in the basket fits it yet", () => {
    const tea = coupon("c", { kind: "percentOff", items: { onlyCategories: ["tea"] }, rate: 1000 });
    expect(check([tea], shown("c"))).toBeNull();
    expect(check([coupon("c", five, { minimumSpendMinor: minor(5000) })], shown("c"))).toBeNull();
  });

  it("is taken on its last day, and no more on the next", () => {
    const serial = coupon("c", five, { code: { kind: "serial" } });
    expect(check([serial], shownSerial("c", 1, { expiresOn: "2026-11-22" }))).toBeNull();
    expect(check([serial], shownSerial("c", 1, { expiresOn: "2026-11-21" }))).toEqual({
      code: "couponExpired",
      values: { date: { date: "2026-11-21" } },
    });
  });

  const uses = (changes: object) => new Map([["coupon:c", { ...NO_USE, ...changes }]]);
  it.each<[string, string, Coupon, ...Asked]>([
    ["is not in the programme", "couponUnknown", coupon("c", five), shown("gone"), {}, {}],
    [
      "was used in an earlier sale",
      "couponUsed",
      coupon("c", five, { code: { kind: "serial" } }),
      shownSerial("c"),
      { shared: { ...NOTHING_SHARED, usedSerials: new Set(["S1"]) } },
      {},
    ],
    [
      "is for a bound member, and nobody is there",
      "couponNeedsMember",
      coupon("c", five, { bound: "member" }),
      shown("c"),
      { member: null },
      anonymous,
    ],
    [
      "is for members, and nobody is there",
      "couponNeedsMember",
      coupon("c", five, { when: { membersOnly: true } }),
      shown("c"),
      { member: null },
      anonymous,
    ],
    [
      "is good once for each member, and nobody is there",
      "couponNeedsMember",
      coupon("c", five, { limits: { perMember: 1 } }),
      shown("c"),
      { member: null },
      anonymous,
    ],
    [
      "was issued to another member",
      "couponOtherMember",
      coupon("c", five),
      shownSerial("c", 1, { memberRef: uuid(9) }),
      {},
      {},
    ],
    ["is good on other days", "couponNotNow", coupon("c", five, { when: { weekdays: [1] } }), shown("c"), {}, {}],
    [
      "is good at other hours",
      "couponNotNow",
      coupon("c", five, { when: { hours: [{ from: "16:00", until: "18:00" }] } }),
      shown("c"),
      {},
      {},
    ],
    [
      "is for a tier that the member does not have",
      "couponNotNow",
      coupon("c", five, { when: { tiers: ["gold"] } }),
      shown("c"),
      {},
      {},
    ],
    [
      "was used by the member as often as it may be",
      "couponLimitReached",
      coupon("c", five, { limits: { perMember: 2 } }),
      shown("c"),
      { used: uses({ uses: 2 }) },
      {},
    ],
    [
      "was used today",
      "couponLimitReached",
      coupon("c", five, { limits: { perMemberDay: 1 } }),
      shown("c"),
      { used: uses({ usesToday: 1 }) },
      {},
    ],
    [
      "was used this year",
      "couponLimitReached",
      coupon("c", five, { limits: { perMemberYear: 1 } }),
      shown("c"),
      { used: uses({ usesThisYear: 1 }) },
      {},
    ],
    [
      "was used by everybody as often as it may be",
      "couponLimitReached",
      coupon("c", five, { limits: { total: 100 } }),
      shown("c"),
      { shared: { ...NOTHING_SHARED, usedInAll: new Map([["coupon:c", 100]]) } },
      {},
    ],
    [
      "has another serial on the basket that uses up its limit",
      "couponLimitReached",
      coupon("c", five, { limits: { perMember: 1 } }),
      shownSerial("c", 2),
      {},
      { coupons: [shownSerial("c", 1)] },
    ],
  ])("and %s is refused: %s", (_, code, rule, ...asked) => {
    expect(check([rule], ...asked)?.code).toBe(code);
  });

  it("goes alone when one of the two says so", () => {
    const [any, alone] = [coupon("any", five), coupon("alone", five, { combines: "alone" })];
    expect(check([any, alone], shown("alone"), {}, { coupons: [shown("any", {}, 2)] })?.code).toBe(
      "couponsDoNotCombine",
    );
    expect(check([any, alone], shown("any"), {}, { coupons: [shown("alone", {}, 2)] })?.code).toBe(
      "couponsDoNotCombine",
    );
    expect(check([any, alone], shown("alone"))).toBeNull();
  });

  it("is taken by a member of the tier that it is for", () => {
    const gold = standing({ tierId: "gold", tierSince: "2026-11-01", lastVisit: "2026-11-01" });
    expect(check([coupon("c", five, { when: { tiers: ["gold"] } })], shown("c"), { standing: gold })).toBeNull();
  });

  it("waits for a tier that the sale itself may reach, in the stage that has it", () => {
    const tiers = { levels: [tier("basic", 0), tier("gold", 1000)], countsFrom: "thisSale" as const };
    const asked = (rule: Coupon) =>
      checkCoupon(shown("c"), basket([]), facts({ program: program({ coupons: [rule], tiers }) }))?.code ?? null;
    expect(asked(coupon("c", five, { when: { tiers: ["gold"] } }))).toBeNull();
    expect(asked(coupon("c", { kind: "percentOff", rate: 1000 }, { when: { tiers: ["gold"] } }))).toBe("couponNotNow");
  });

  it("is unknown to a shop without a programme", () => {
    expect(check([], shown("c"), { program: null })?.code).toBe("couponUnknown");
  });
});
