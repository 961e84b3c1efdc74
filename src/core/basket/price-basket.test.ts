import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { basisPoints, milli, minor, points } from "../money/integers.ts";
import {
  basket,
  expectRefusal,
  facts,
  line,
  price,
  program,
  settings,
  standing,
  tier,
  withPoints,
} from "#tests/builders/sample-shop.ts";
import { pricedBasketSchema } from "./priced-basket.ts";
import { priceBasket } from "./price-basket.ts";

const gold = program({
  tiers: {
    levels: [tier("basic", 0), tier("gold", 1000, { discount: basisPoints(500) })],
    exceptCategories: ["postage"],
  },
});
const goldMember = standing({ tierId: "gold", tierSince: "2026-11-01", lastVisit: "2026-11-01" });
const asGold = (changes = {}) => facts({ program: gold, standing: goldMember, ...changes });

const nets = (lines: Parameters<typeof basket>[0], by = facts(), changes = {}) =>
  price(basket(lines, changes), by).lines.map((priced) => priced.netMinor);

describe("the price of a line", () => {
  it.each([
    [195, 2000, "piece", 390],
    [1290, 250, "weight", 323],
    [333, 1500, "weight", 500],
    [0, 1000, "piece", 0],
    [99_999_999, 99_999_000, "piece", 9_999_899_900_001],
  ] as const)("of %i a unit times %i thousandths, sold by %s, is %i", (unit, quantity, soldBy, expected) => {
    const by = facts({ discounts: "final", member: null });
    expect(
      price(basket([line(1, unit, { quantityMilli: milli(quantity), soldBy })], { memberRef: null }), by).goodsMinor,
    ).toBe(expected);
  });

  it("shows an override beside the list price, with its reason", () => {
    const override = { unitPriceMinor: minor(150), reason: "dented" };
    const [priced] = price(basket([line(1, 195, { quantityMilli: milli(2000), override })]), facts()).lines;
    expect(priced).toMatchObject({ grossMinor: 390, netMinor: 300 });
    expect(priced?.adjustments).toEqual([
      {
        stage: "price",
        ruleId: "override",
        ruleVersion: 0,
        amountMinor: -90,
        sentence: { key: "priceOverride", values: { list: { money: 195 }, price: { money: 150 }, reason: "dented" } },
      },
    ]);
  });

  it("may be raised by an override, which saves nobody anything", () => {
    const override = { unitPriceMinor: minor(200), reason: "gift wrap" };
    expect(price(basket([line(1, 195, { override })]), facts())).toMatchObject({ goodsMinor: 200, savedMinor: 0 });
  });

  it("beyond the till's limit is refused by name", () => {
    const lines = [
      line(1, 99_999_999, { quantityMilli: milli(99_999_000) }),
      line(2, 99_999_999, { quantityMilli: milli(99_999_000) }),
    ];
    expect(expectRefusal(priceBasket(basket(lines), facts())).code).toBe("totalOutOfRange");
  });

  it("under a tax rate that the shop does not have is refused by name", () => {
    expect(expectRefusal(priceBasket(basket([line(1, 195, { taxRateId: "gone" })]), facts()))).toEqual({
      code: "settingsNotValid",
      values: { path: "taxRates.gone" },
    });
  });
});

describe("a line discount by hand", () => {
  it.each([
    [390, { kind: "percent", rate: basisPoints(1000) }, 351],
    [5, { kind: "percent", rate: basisPoints(1000) }, 4],
    [390, { kind: "percent", rate: basisPoints(10_000) }, 0],
    [390, { kind: "amount", amountMinor: minor(500) }, 0],
    [390, { kind: "amount", amountMinor: minor(90) }, 300],
  ] as const)("on %i of %o leaves %i", (unit, discount, left) => {
    expect(nets([line(1, unit, { discount: { ...discount, reason: "regular" } })])).toEqual([left]);
  });

  it("is taken from the overridden price", () => {
    const override = { unitPriceMinor: minor(200), reason: "sale" };
    const discount = { kind: "percent" as const, rate: basisPoints(5000), reason: "dented" };
    expect(nets([line(1, 300, { override, discount })])).toEqual([100]);
  });
});

describe("the one best order-level discount", () => {
  const lines = [line(1, 390), line(2, 980)];
  const by = (discount: object) =>
    price(basket(lines, { discount: { ...discount, reason: "regular" } as never }), asGold());
  const ruleIds = (priced: ReturnType<typeof price>) => [
    ...new Set(priced.lines.flatMap((one) => one.adjustments.map((adjustment) => adjustment.ruleId))),
  ];

  it("is the tier's when nothing else is given, by value over the lines", () => {
    const priced = price(basket(lines), asGold());
    expect(priced.lines.map((one) => one.netMinor)).toEqual([370, 931]);
    expect(priced).toMatchObject({ goodsMinor: 1301, savedMinor: 69 });
    expect(priced.lines[0]?.adjustments[0]).toMatchObject({ stage: "order", ruleId: "tier:gold", ruleVersion: 3 });
  });

  it.each([
    ["a larger percentage by hand wins", { kind: "percent", rate: basisPoints(1000) }, "manual:basket", 137],
    ["a smaller amount by hand loses", { kind: "amount", amountMinor: minor(50) }, "tier:gold", 69],
    ["a tie goes by rule id", { kind: "amount", amountMinor: minor(69) }, "manual:basket", 69],
    ["an amount is never more than what is left", { kind: "amount", amountMinor: minor(5000) }, "manual:basket", 1370],
  ])("%s", (_, discount, ruleId, saved) => {
    const priced = by(discount);
    expect(ruleIds(priced)).toEqual([ruleId]);
    expect(priced.savedMinor).toBe(saved);
  });

  it("does not touch categories that the tiers except", () => {
    expect(nets([line(1, 1000), line(2, 500, { category: "postage" })], asGold())).toEqual([950, 500]);
  });

  it("gives every tax rate its exact part", () => {
    const mixed = [line(1, 1000), line(2, 1000, { taxRateId: "zero" }), line(3, 1000, { taxRateId: "zero" })];
    const discount = { kind: "amount" as const, amountMinor: minor(100), reason: "regular" };
    expect(nets(mixed, facts(), { discount })).toEqual([967, 966, 967]);
  });

  it("is not given when prices are final, and neither is anything else", () => {
    const discount = { kind: "percent" as const, rate: basisPoints(1000), reason: "x" };
    const priced = price(
      basket([line(1, 390, { discount })], { discount, amountOffPoints: points(10) }),
      asGold({ discounts: "final" }),
    );
    expect(priced).toMatchObject({ goodsMinor: 390, savedMinor: 0, amountOff: null });
  });
});

describe("points as an amount off", () => {
  const coarse = program({
    redemption: {
      stepPoints: points(100),
      stepMinor: minor(100),
      minimumPoints: points(200),
      maximumPoints: null,
      basketShareMax: basisPoints(5000),
    },
  });
  const off = (asked: number, goods: number, has: number) =>
    priceBasket(
      basket([line(1, goods)], { amountOffPoints: points(asked) }),
      facts({ program: coarse, standing: withPoints(has) }),
    );

  it.each([
    [500, 1350, 1240, 500, 500],
    [1000, 1350, 1240, 600, 600],
    [300, 410, 1240, 200, 200],
    [200, 300, 1240, 0, 0],
  ])("asked %i on a basket of %i with %i available: %i leave, worth %i", (asked, goods, has, used, worth) => {
    const outcome = off(asked, goods, has);
    expect(outcome).toMatchObject({
      ok: true,
      value: { amountOff: { points: used, valueMinor: worth }, totalMinor: goods - worth },
    });
  });

  it.each([
    [150, 1240, "pointsNotInSteps"],
    [100, 1240, "pointsBelowMinimum"],
    [500, 450, "insufficientPoints"],
  ])("asked %i with %i available is refused as %s", (asked, has, code) => {
    expect(expectRefusal(off(asked, 1350, has)).code).toBe(code);
  });

  it("that are not there are refused with what is available, pending, held and expiring", () => {
    const lots = [
      { availableFrom: null, expiresOn: "2026-11-30", remaining: points(200) },
      { availableFrom: "2026-12-24", expiresOn: null, remaining: points(70) },
    ];
    const by = facts({ program: coarse, standing: standing({ lots }) });
    const refused = expectRefusal(priceBasket(basket([line(1, 5000)], { amountOffPoints: points(300) }), by));
    expect(refused).toEqual({
      code: "insufficientPoints",
      values: {
        asked: { points: 300 },
        available: { points: 200 },
        pending: { points: 70 },
        held: { points: 0 },
        expiring: { points: 200 },
        expiringOn: { date: "2026-11-30" },
      },
    });
  });

  it("need a member and a programme that has them", () => {
    const asked = { amountOffPoints: points(200) };
    expect(
      expectRefusal(priceBasket(basket([line(1, 900)], { ...asked, memberRef: null }), facts({ member: null }))).code,
    ).toBe("redemptionNeedsMember");
    expect(expectRefusal(priceBasket(basket([line(1, 900)], asked), facts({ program: null }))).code).toBe(
      "programHasNoRedemption",
    );
  });
});

describe("the tax table", () => {
  it.each([
    ["inclusive", 1200, { netMinor: 1000, taxMinor: 200 }, 1200],
    ["exclusive", 1200, { netMinor: 1200, taxMinor: 240 }, 1440],
  ] as const)("with %s prices", (taxMode, goods, row, total) => {
    const priced = price(basket([line(1, goods)]), facts({ settings: settings({ taxMode }) }));
    expect(priced.taxTable).toEqual([{ taxRateId: "standard", rate: 2000, ...row }]);
    expect(priced.totalMinor).toBe(total);
  });

  it("rounds once per rate, not once per line", () => {
    const taxRates = [{ id: "standard", name: { en: "Tax", "zh-CN": "税" }, rate: basisPoints(725) }];
    const by = facts({ settings: settings({ taxMode: "exclusive", taxRates }) });
    expect(price(basket([line(1, 10), line(2, 10), line(3, 10)]), by)).toMatchObject({
      taxAddedMinor: 2,
      totalMinor: 32,
    });
  });

  it("counts whole yen and thousandths of a dinar alike", () => {
    for (const currency of ["JPY", "KWD"]) {
      expect(price(basket([line(1, 1100)]), facts({ settings: settings({ currency }) })).taxTable).toEqual([
        { taxRateId: "standard", rate: 2000, netMinor: 917, taxMinor: 183 },
      ]);
    }
  });
});

const manual = fc.option(
  fc.oneof(
    fc.record({
      kind: fc.constant("percent" as const),
      rate: fc.integer({ min: 1, max: 10_000 }).map(basisPoints),
      reason: fc.constant("r"),
    }),
    fc.record({
      kind: fc.constant("amount" as const),
      amountMinor: fc.integer({ min: 1, max: 20_000 }).map(minor),
      reason: fc.constant("r"),
    }),
  ),
);
const anyLines = fc
  .array(
    fc.record({
      listPriceMinor: fc.integer({ min: 0, max: 50_000 }).map(minor),
      pieces: fc.integer({ min: 1, max: 20 }),
      taxRateId: fc.constantFrom("standard", "zero", "reduced"),
      category: fc.constantFrom("food", "postage", "books"),
      discount: manual,
      override: fc.option(
        fc.record({ unitPriceMinor: fc.integer({ min: 0, max: 50_000 }).map(minor), reason: fc.constant("r") }),
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((shapes) =>
    shapes.map(({ pieces, ...shape }, index) => line(index, 0, { ...shape, quantityMilli: milli(pieces * 1000) })),
  );
const anyBasket = fc
  .record({
    lines: anyLines,
    discount: manual,
    amountOffPoints: fc.option(fc.integer({ min: 1, max: 5000 }).map(points)),
  })
  .map(({ lines, ...rest }) => basket(lines, rest));
const anyFacts = fc
  .constantFrom("inclusive" as const, "exclusive" as const)
  .map((taxMode) =>
    facts({ program: gold, settings: settings({ taxMode }), standing: { ...goldMember, lots: withPoints(5000).lots } }),
  );

describe("for any basket", () => {
  it("lines, tax table and totals add up, nothing is negative, and the codec takes it", () => {
    fc.assert(
      fc.property(anyBasket, anyFacts, (any, by) => {
        const priced = price(any, by);
        for (const one of priced.lines) {
          expect(one.netMinor).toBeGreaterThanOrEqual(0);
          expect(one.grossMinor + one.adjustments.reduce((sum, row) => sum + row.amountMinor, 0)).toBe(one.netMinor);
        }
        expect(priced.lines.reduce((sum, one) => sum + one.netMinor, 0)).toBe(priced.goodsMinor);
        expect(priced.goodsMinor + priced.taxAddedMinor).toBe(priced.totalMinor);
        expect(priced.taxTable.reduce((sum, row) => sum + row.netMinor + row.taxMinor, 0)).toBe(priced.totalMinor);
        expect(priced.earning?.rules.reduce((sum, row) => sum + row.points, 0)).toBe(priced.earning?.points);
        expect(pricedBasketSchema.parse(priced)).toEqual(priced);
      }),
    );
  });

  it("the order of the lines changes nothing", () => {
    const shuffled = anyBasket.chain((any) =>
      fc.tuple(fc.constant(any), fc.shuffledSubarray(any.lines, { minLength: any.lines.length })),
    );
    fc.assert(
      fc.property(shuffled, anyFacts, ([any, lines], by) => {
        const one = price(any, by);
        const other = price({ ...any, lines }, by);
        const byId = (priced: typeof one) => priced.lines.toSorted((a, b) => (a.lineId < b.lineId ? -1 : 1));
        expect(byId(other)).toEqual(byId(one));
        expect({ ...other, lines: [] }).toEqual({ ...one, lines: [] });
      }),
    );
  });
});
