import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { settleTenders } from "../basket/settle-tenders.ts";
import type { Tender } from "../basket/basket.ts";
import { NO_USE } from "../basket/pricing-facts.ts";
import { milli, minor, points } from "../money/integers.ts";
import { bonusSchema, earningRuleSchema, multiplierSchema } from "../program/program.ts";
import type { Program } from "../program/program.ts";
import { sayIn } from "#locales/say.ts";
import {
  basket,
  byPoints,
  card,
  expectValue,
  facts,
  line,
  price,
  program,
  settings,
  standing,
  tier,
  uuid,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import type { FactsChanges } from "#tests/builders/sample-shop.ts";
import { earnPoints } from "./earn-points.ts";

/** A rule as a document has it; the codec says whether it is one. */
type Given = Readonly<Record<string, unknown>>;
const named = (id: string) => ({ id, name: { en: `Rule ${id}`, "zh-CN": `规则 ${id}` } });
const rules = (...given: readonly Given[]): Program["earning"]["rules"] =>
  given.map((one, index) =>
    earningRuleSchema.parse({
      ...named("abcdef".charAt(index)),
      kind: "perMoney",
      points: 1,
      minimumSpendMinor: 0,
      ...((one["kind"] ?? "perMoney") === "perMoney" ? { perMinor: 100 } : {}),
      ...one,
    }),
  );
const multiplier = (id: string, changes: Omit<z.input<typeof multiplierSchema>, "id" | "name">) =>
  multiplierSchema.parse({ ...named(id), ...changes });

type Earning = Partial<Program["earning"]>;
const shop = (earning: Earning, by: FactsChanges = {}, tiers: Partial<Program["tiers"]> = {}) =>
  facts({ program: program({ earning, tiers }), ...by });

function earn(
  lines: Parameters<typeof basket>[0],
  earning: Earning,
  {
    by = {},
    tiers = {},
    tenders = [],
  }: { by?: FactsChanges; tiers?: Partial<Program["tiers"]>; tenders?: Tender[] } = {},
) {
  const at = shop(earning, by, tiers);
  const priced = price(basket(lines), at);
  const earned = earnPoints(priced, expectValue(settleTenders(priced, tenders, at)), at);
  if (earned === null) throw new Error("a member earns in a programme");
  return earned;
}
const rowsOf = (earned: ReturnType<typeof earn>) => earned.rules.map((row) => [row.ruleId, row.points]);
const tea = (number: number, price: number, changes = {}) => line(number, price, { category: "tea", ...changes });
const bread = (number: number, price: number, changes = {}) => line(number, price, { category: "bread", ...changes });

describe("each kind of rule", () => {
  it.each([
    ["per money", { kind: "perMoney", points: 2, perMinor: 500 }, [tea(1, 1249)], 4],
    ["per piece", { kind: "perUnit", points: 3 }, [tea(1, 100, { quantityMilli: milli(4000) })], 12],
    [
      "per kilogram, to the thousandth",
      { kind: "perUnit", points: 4 },
      [tea(1, 100, { soldBy: "weight", quantityMilli: milli(1750) })],
      7,
    ],
    ["per sale, once however much", { kind: "perSale", points: 5 }, [tea(1, 100), bread(2, 900)], 5],
    ["per visit", { kind: "perVisit", points: 6 }, [tea(1, 100)], 6],
  ] as const)("%s", (_, given, lines, expected) => {
    expect(earn([...lines], { rules: rules(given) }).points).toBe(expected);
  });

  it("per visit gives nothing in the second sale of a business day", () => {
    const given = { rules: rules({ kind: "perVisit", points: 6 }) };
    expect(earn([tea(1, 100)], given, { by: { standing: standing({ lastVisit: "2026-11-22" }) } }).points).toBe(0);
    expect(earn([tea(1, 100)], given, { by: { standing: standing({ lastVisit: "2026-11-21" }) } }).points).toBe(6);
  });

  it("earns on nothing that costs nothing", () => {
    const given = { rules: rules({}, { kind: "perUnit" }, { kind: "perSale" }, { kind: "perVisit" }) };
    expect(earn([tea(1, 0)], given)).toMatchObject({ points: 0, rules: [], lines: [{ points: 0 }] });
  });

  it("earns nothing on value that is sold", () => {
    const sold = tea(1, 5000, { sells: { kind: "giftCard", cardRef: uuid(9) }, taxRateId: "untaxed" });
    const given = { rules: rules({}, { kind: "perUnit" }) };
    expect(rowsOf(earn([sold, bread(2, 300)], given))).toEqual([
      ["a", 3],
      ["b", 1],
    ]);
  });
});

describe("a rule is about", () => {
  const lines = [
    tea(1, 100, { brand: "x", code: "4006381333931", productId: "p1" }),
    tea(2, 200, { brand: "y", productId: "p2" }),
    bread(3, 400, { productId: "p3" }),
  ];
  it.each([
    ["everything", {}, 7],
    ["a category", { onlyCategories: ["tea"] }, 3],
    ["a brand", { onlyBrands: ["x"] }, 1],
    ["a product by its id", { onlyProducts: ["p2"] }, 2],
    ["a product by its code", { onlyProducts: ["4006381333931"] }, 1],
    ["a category and a brand together", { onlyCategories: ["bread"], onlyBrands: ["x"] }, 0],
    ["all but a category", { exceptCategories: ["tea"] }, 4],
    ["all but a brand", { exceptBrands: ["y"] }, 5],
    ["all but a product", { exceptProducts: ["p3"] }, 3],
  ])("%s", (_, selection, expected) => {
    expect(earn(lines, { rules: rules(selection) }).points).toBe(expected);
  });
});

describe("a rule counts", () => {
  const given = (when: z.input<typeof earningRuleSchema>["when"]) => ({ rules: rules({ when }) });
  it.each([
    ["from its first date on", { from: "2026-11-22" }, {}, 5],
    ["not before it", { from: "2026-11-23" }, {}, 0],
    ["through its last date", { through: "2026-11-22" }, {}, 5],
    ["not after it", { through: "2026-11-21" }, {}, 0],
    ["on its weekdays: Sunday", { weekdays: [7] }, {}, 5],
    ["not on others", { weekdays: [1, 2, 3, 4, 5, 6] }, {}, 0],
    ["from the first minute of its hours", { hours: [{ from: "12:00", until: "13:00" }] }, {}, 5],
    ["until before the last minute", { hours: [{ from: "11:00", until: "12:00" }] }, {}, 0],
    ["over midnight", { hours: [{ from: "22:00", until: "02:00" }] }, { minuteOfDay: 90 }, 5],
    ["for members of its tiers", { tiers: ["basic"] }, {}, 5],
    ["not for others", { tiers: ["gold"] }, {}, 0],
    ["in the birthday month", { birthMonth: true }, { birthMonth: 11 }, 5],
    ["not in another", { birthMonth: true }, { birthMonth: 10 }, 0],
  ])("%s", (_, when, by, expected) => {
    expect(earn([tea(1, 500)], given(when), { by }).points).toBe(expected);
  });

  it.each([
    ["inclusive", "base", 1200, 12],
    ["inclusive", "withTax", 1200, 12],
    ["inclusive", "withoutTax", 1001, 0],
    ["inclusive", "withoutTax", 1000, 12],
    ["exclusive", "withTax", 1440, 14],
    ["exclusive", "withTax", 1441, 0],
    ["exclusive", "withoutTax", 1200, 14],
    ["exclusive", "withoutTax", 1201, 0],
  ] as const)(
    "with 12.00 of goods, prices %s, from a minimum %s of %i: %i",
    (taxMode, minimumOf, minimum, expected) => {
      const earning = { rules: rules({ minimumOf, minimumSpendMinor: minimum }) };
      expect(earn([tea(1, 1200)], earning, { by: { settings: settings({ taxMode }) } }).points).toBe(expected);
    },
  );
});

describe("multipliers", () => {
  const levels = [tier("gold", 0, { earnMultiplierHundredths: 150 })];
  const teaWeek = multiplier("tea", { timesHundredths: 300, items: { onlyCategories: ["tea"] } });
  const double = multiplier("double", { timesHundredths: 200 });
  const lines = [tea(1, 1000), bread(2, 1000)];

  it.each([
    ["highest", [], 30],
    ["highest", [teaWeek], 45],
    ["highest", [teaWeek, double], 50],
    ["multiply", [], 30],
    ["multiply", [teaWeek], 60],
    ["multiply", [teaWeek, double], 120],
  ] as const)("%s, beside a tier of ×1.5: %#", (stacking, multipliers, expected) => {
    const earning = { rules: rules({}), multipliers: [...multipliers], stacking };
    expect(earn(lines, earning, { tiers: { levels } }).points).toBe(expected);
  });

  it.each([
    ["perUnit", 3 + 2],
    ["perSale", 2],
    ["perVisit", 2],
  ] as const)("scale %s, a sale and a visit only by those of all goods", (kind, expected) => {
    const earning = { rules: rules({ kind }), multipliers: [teaWeek, double] };
    expect(earn(lines, earning).points).toBe(expected);
  });

  it("count only when they are in force", () => {
    const tuesdays = multiplier("tuesday", { timesHundredths: 500, when: { weekdays: [2] } });
    expect(earn(lines, { rules: rules({}), multipliers: [tuesdays] }).points).toBe(20);
  });

  it("stay exact however many multiply each other", () => {
    const many = Array.from({ length: 60 }, (_, index) => multiplier(`m${index}`, { timesHundredths: 101 }));
    const earned = earn([tea(1, 100_000)], { rules: rules({}), multipliers: many, stacking: "multiply" });
    // 1,000 × 1.01^60, exactly.
    expect(earned.points).toBe(Number((1000n * 101n ** 60n) / 100n ** 60n));
  });

  it("are said by name, in both languages", () => {
    const earning = { rules: rules({}), multipliers: [teaWeek] };
    const [row] = earn(lines, earning, { tiers: { levels } }).rules;
    const say = sayIn("GBP");
    if (row === undefined) throw new Error("a rule has a row");
    expect(say("en", "why", row.sentence)).toBe("Rule a: 1 points per 1.00 on 20.00, ×3 Rule tea, ×1.5 gold");
    expect(say("zh-CN", "why", row.sentence)).toBe("规则 a：20.00，每 1.00 得 1 积分，×3 规则 tea、×1.5 gold");
  });
});

describe("caps", () => {
  const used = (uses: Partial<typeof NO_USE>, id = "a") => new Map([[id, { ...NO_USE, ...uses }]]);
  it.each([
    ["a sale", { perSale: 10 }, { points: points(8), pointsToday: points(8) }, 10],
    ["a day, less what was given today", { perDay: 10 }, { points: points(30), pointsToday: points(8) }, 2],
    ["a day, not what was given before", { perDay: 10 }, { points: points(30) }, 10],
    ["a member, less all that was given", { perMember: 10 }, { points: points(9) }, 1],
    ["a member, never below nothing", { perMember: 10 }, { points: points(12) }, 0],
    ["the one that leaves least", { perSale: 10, perDay: 15 }, { pointsToday: points(8) }, 7],
  ])("hold %s", (_, caps, before, expected) => {
    const earned = earn([tea(1, 1250)], { rules: rules({ caps }) }, { by: { used: used(before) } });
    expect(rowsOf(earned)).toEqual([["a", expected]]);
  });

  it("are remembered for the sales that follow", () => {
    const earning = { rules: rules({ caps: { perDay: 10 } }, { caps: { perSale: 3 } }, {}) };
    expect(earn([tea(1, 1250)], earning)).toMatchObject({
      points: 10 + 3 + 12,
      uses: [{ ruleId: "a", serial: null, points: 10 }],
      remainderAfter: { numerator: 1, denominator: 2 },
    });
  });

  it("over all rules share what is left and say so", () => {
    const earning = {
      rules: rules({ points: 9 }, { points: 3 }),
      caps: { perSale: null, perDay: points(60), perMember: null },
    };
    const earned = earn([tea(1, 1000)], earning, { by: { used: used({ pointsToday: points(0) }, "earning") } });
    expect(earned).toMatchObject({
      points: 60,
      rules: [
        { ruleId: "a", points: 45 },
        { ruleId: "b", points: 15 },
        { ruleId: "earning", points: 0, sentence: { key: "allRulesUpToDayCap" } },
      ],
      uses: [{ ruleId: "earning", points: 60 }],
    });
    expect(earn([tea(1, 1000)], earning, { by: { used: used({ pointsToday: points(55) }, "earning") } }).points).toBe(
      5,
    );
  });

  it("never let a rule show more than its own, whatever fraction comes in", () => {
    const earning = { rules: rules({ caps: { perSale: 10 } }, { perMinor: 10_000 }) };
    const by = { standing: standing({ remainder: { numerator: 9, denominator: 10 } }) };
    expect(rowsOf(earn([tea(1, 5000)], earning, { by }))).toEqual([
      ["a", 10],
      ["b", 1],
    ]);
  });
});

describe("bonuses", () => {
  const bonus = (on: "firstPurchase" | "birthday" | "welcome", given: number) =>
    bonusSchema.parse({ ...named(on), on, points: given });
  const earning = {
    rules: rules({ perMinor: 1000 }),
    bonuses: [bonus("firstPurchase", 50), bonus("birthday", 20), bonus("welcome", 7)],
    caps: { perSale: points(1), perDay: null, perMember: null },
  };
  const thisYear = new Map([["bonus:birthday", { ...NO_USE, uses: 1, usesThisYear: 1 }]]);
  const lastYear = new Map([["bonus:birthday", { ...NO_USE, uses: 1 }]]);
  it.each([
    ["the first purchase", {}, ["bonus:firstPurchase"]],
    ["no purchase after it", { standing: standing({ saleCount: 1 }) }, []],
    ["the birthday month", { standing: standing({ saleCount: 1 }), birthMonth: 11 }, ["bonus:birthday"]],
    ["no other month", { standing: standing({ saleCount: 1 }), birthMonth: 12 }, []],
    ["the birthday once a year", { standing: standing({ saleCount: 1 }), birthMonth: 11, used: thisYear }, []],
    ["the next birthday", { standing: standing({ saleCount: 1 }), birthMonth: 11, used: lastYear }, ["bonus:birthday"]],
  ])("come with %s", (_, by, expected) => {
    const earned = earn([tea(1, 2000)], earning, { by });
    expect(earned.rules.map((row) => row.ruleId).filter((id) => id.startsWith("bonus:"))).toEqual(expected);
    expect(earned.uses.map((use) => use.ruleId)).toEqual(expected);
  });

  it("come on top of caps, and not with a sale that is paid with points", () => {
    expect(earn([tea(1, 2000)], earning).points).toBe(1 + 50);
    const paid = { by: { standing: withPoints(2000) }, tenders: [byPoints(2000)] };
    expect(earn([tea(1, 2000)], earning, paid).points).toBe(0);
  });
});

describe("parts that are not money", () => {
  const cardRef = uuid(77);
  const shared = { usedInAll: new Map(), usedSerials: new Set<string>(), giftCards: new Map([[cardRef, minor(5000)]]) };
  const giftCard: Tender = { id: uuid(801), kind: "giftCard", cardRef, amountMinor: minor(1500) };
  const stored: Tender = { id: uuid(802), kind: "storedValue", amountMinor: minor(1500) };
  const exchange: Tender = { id: uuid(803), kind: "exchange", amountMinor: minor(1500) };
  it.each([
    ["a gift card", giftCard, 15, 1],
    ["stored value", stored, 15, 1],
    ["points", byPoints(1500), 15, 1],
    ["an exchange, which is money that was paid before,", exchange, 30, 2],
    ["a card", card(1500), 30, 2],
  ])("%s of half the sale", (_, tender, perMoney, perUnit) => {
    const earning = { rules: rules({}, { kind: "perUnit" }) };
    const by = { shared, storedValueMinor: 5000, standing: withPoints(5000) };
    const earned = earn([tea(1, 2000), bread(2, 1000)], earning, { by, tenders: [tender] });
    expect(rowsOf(earned)).toEqual([
      ["a", perMoney],
      ["b", perUnit],
    ]);
  });
});

describe("what explains the points", () => {
  it("is each line's share, which sum to the points of the rules", () => {
    const anyLines = fc.array(
      fc.record({
        price: fc.integer({ min: 0, max: 9000 }),
        isTea: fc.boolean(),
        pieces: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const earning = {
      rules: rules(
        { perMinor: 70 },
        { kind: "perUnit", points: 2, onlyCategories: ["tea"] },
        { kind: "perSale", points: 5 },
        { perMinor: 30, caps: { perSale: 11 } },
      ),
      multipliers: [multiplier("tea", { timesHundredths: 250, items: { onlyCategories: ["tea"] } })],
    };
    fc.assert(
      fc.property(anyLines, (each) => {
        const lines = each.map(({ price: each1, isTea, pieces }, index) =>
          line(index + 1, each1, { category: isTea ? "tea" : "bread", quantityMilli: milli(pieces * 1000) }),
        );
        const earned = earn(lines, earning);
        const sum = (rows: readonly { readonly points: number }[]) =>
          rows.reduce((total, row) => total + row.points, 0);
        expect(sum(earned.lines)).toBe(earned.points);
        expect(sum(earned.rules)).toBe(earned.points);
        expect(earned.lines.every((row) => row.points >= 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("is the fraction that came in and the one that is carried on", () => {
    const by = { standing: standing({ remainder: { numerator: 1, denominator: 2 } }) };
    expect(earn([tea(1, 275)], { rules: rules({}) }, { by })).toMatchObject({
      points: 3,
      remainderBefore: { numerator: 1, denominator: 2 },
      remainderAfter: { numerator: 1, denominator: 4 },
    });
  });

  it("is a sentence in both languages for every kind of row", () => {
    const capped = (caps: object) => ({ caps, points: 500 });
    const earning = {
      rules: rules(
        {},
        { kind: "perUnit" },
        { kind: "perSale" },
        { kind: "perVisit" },
        capped({ perSale: 1 }),
        capped({ perMember: 1 }),
      ),
      bonuses: [bonusSchema.parse({ ...named("first"), on: "firstPurchase", points: 5 })],
    };
    const say = sayIn("GBP");
    const said = earn([tea(1, 1000, { quantityMilli: milli(2000) })], earning).rules.map(({ sentence }) => [
      say("en", "why", sentence),
      say("zh-CN", "why", sentence),
    ]);
    expect(said).toEqual([
      ["Rule a: 1 points per 1.00 on 20.00", "规则 a：20.00，每 1.00 得 1 积分"],
      ["Rule b: 1 points each, 2 of them", "规则 b：每件 1 积分，共 2 件"],
      ["Rule c: 1 points a sale", "规则 c：每单 1 积分"],
      ["Rule d: 1 points for the first visit of the day", "规则 d：当日首次光顾得 1 积分"],
      ["Rule e: no more than 1 points a sale", "规则 e：每单最多 1 积分"],
      ["Rule f: no more than 1 points for one member", "规则 f：每位会员最多 1 积分"],
      ["Rule first: 5 points with the first purchase", "规则 first：首次消费得 5 积分"],
    ]);
  });
});
