import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minor, points } from "../money/integers.ts";
import { emptyStanding } from "../points/fold-standing.ts";
import type { MemberStanding } from "../points/standing.ts";
import { addMonths } from "../shop/calendar.ts";
import { POINTS_MOVEMENTS, reckonLiability } from "./liability.ts";
import type { Liability, LiabilityFigures, LiabilityMonth, MonthlyPosting } from "./liability.ts";
import { tallyOutstanding } from "./outstanding.ts";
import type { Outstanding } from "./outstanding.ts";

const TODAY = "2026-11-22";
const RATE = { stepPoints: points(100), stepMinor: minor(100) };
const NOTHING_HELD = { balanceMinor: minor(0), holders: 0 };

const standingOf = (lots: readonly (readonly [string | null, number])[], owed = 0): MemberStanding => ({
  ...emptyStanding(),
  lots: lots.map(([expiresOn, remaining]) => ({ availableFrom: null, expiresOn, remaining: points(remaining) })),
  deficit: points(owed),
});

function outstandingOf(standings: readonly MemberStanding[], businessDate: string): Outstanding {
  const tally = tallyOutstanding(businessDate);
  for (const standing of standings) tally.add(standing);
  return tally.result();
}

const figures = (changes: Partial<LiabilityFigures> = {}): LiabilityFigures => ({
  postings: [],
  outstanding: outstandingOf([], TODAY),
  giftCards: NOTHING_HELD,
  storedValue: NOTHING_HELD,
  businessDate: TODAY,
  rate: RATE,
  ...changes,
});

/** A movement of the members' account, as the ledger writes it: against another account. */
const moved = (month: string, fact: string, account: string, delta: number): MonthlyPosting => ({
  month,
  fact,
  unit: "points",
  account,
  added: Math.max(0, -delta),
  taken: Math.min(0, -delta),
});

const cell = (month: LiabilityMonth<string> | undefined, kind: string): number | undefined =>
  month?.movements.find((movement) => movement.kind === kind)?.amount;

describe("what is outstanding", () => {
  const { points: owed } = reckonLiability(
    figures({
      outstanding: outstandingOf(
        [
          standingOf([
            ["2026-11-21", 7],
            ["2026-11-22", 10],
            ["2026-11-30", 5],
            [null, 100],
          ]),
          standingOf([["2027-01-31", 30]], 0),
          standingOf([], 12),
        ],
        TODAY,
      ),
    }),
  );

  it("counts a lot through its last day, and names apart what has run out since", () => {
    expect(owed).toMatchObject({ outstanding: 145, lapsed: 7, owed: 12, holders: 2 });
  });

  it("lies by the month in which it runs out, undated points last", () => {
    expect(owed.byExpiry.map((part) => [part.kind, part.month, part.points])).toEqual([
      ["month", "2026-11", 15],
      ["month", "2027-01", 30],
      ["never", null, 100],
    ]);
  });

  it("is worth what the programme takes it for, half-up, and the parts' worth sums to it", () => {
    const odd = figures({
      rate: { stepPoints: points(200), stepMinor: minor(1) },
      outstanding: outstandingOf(
        [
          standingOf([
            ["2026-12-01", 100],
            ["2027-01-01", 100],
            [null, 100],
          ]),
        ],
        TODAY,
      ),
    });
    const { worthMinor, byExpiry } = reckonLiability(odd).points;
    expect(worthMinor).toBe(2);
    expect(byExpiry.map((part) => part.worthMinor)).toEqual([1, 0, 1]);
  });

  it("has no worth without a rate", () => {
    expect(reckonLiability(figures({ rate: null })).points.worthMinor).toBeNull();
  });

  it("gathers what runs out after the months that are shown", () => {
    const lots = Array.from({ length: 30 }, (_, month) => [addMonths("2026-12-01", month), 1] as const);
    const { byExpiry } = reckonLiability(figures({ outstanding: outstandingOf([standingOf(lots)], TODAY) })).points;
    expect(byExpiry).toHaveLength(25);
    expect(byExpiry.at(-1)).toMatchObject({ kind: "later", points: 6 });
  });
});

describe("the age of what is outstanding", () => {
  it("is that of what was issued last, as if the oldest had been used first", () => {
    const { byAge } = reckonLiability(
      figures({
        postings: [
          moved("2026-11", "SaleCompleted", "promotionExpense", 30),
          moved("2026-07", "SaleCompleted", "promotionExpense", 100),
          moved("2025-01", "SaleCompleted", "promotionExpense", 50),
        ],
        outstanding: outstandingOf([standingOf([[null, 120]])], TODAY),
      }),
    ).points;
    expect(byAge.map((part) => [part.from, part.upTo, part.points])).toEqual([
      [0, 3, 30],
      [3, 6, 90],
      [6, 12, 0],
      [12, 24, 0],
      [24, null, 0],
    ]);
  });

  it("is the oldest for what no month accounts for", () => {
    const { byAge } = reckonLiability(figures({ outstanding: outstandingOf([standingOf([[null, 9]])], TODAY) })).points;
    expect(byAge.at(-1)).toMatchObject({ from: 24, points: 9 });
  });
});

describe("the months", () => {
  const months = reckonLiability(
    figures({
      postings: [
        moved("2025-03", "SaleCompleted", "promotionExpense", 500),
        moved("2026-10", "SaleCompleted", "promotionExpense", 100),
        moved("2026-10", "SaleReturned", "promotionExpense", -10),
        moved("2026-10", "SaleReturned", "redemption", 20),
        moved("2026-11", "SaleCompleted", "redemption", -200),
        moved("2026-11", "SaleCompleted", "breakage", -50),
        moved("2026-11", "PointsAdjusted", "promotionExpense", 5),
      ],
    }),
  ).points.months;

  it("are thirteen, up to the present one", () => {
    const names = months.map(({ month }) => month);
    expect(names).toHaveLength(13);
    expect(names.slice(0, 3)).toEqual(["2025-11", "2025-12", "2026-01"]);
    expect(names.at(-1)).toBe("2026-11");
  });

  it("open with everything before them", () => {
    expect(months[0]).toMatchObject({ opening: 500, closing: 500 });
  });

  it("say what was issued, redeemed, reversed, given back, adjusted and expired", () => {
    const [october, november] = months.slice(-2);
    expect(POINTS_MOVEMENTS.map((kind) => cell(october, kind))).toEqual([100, 0, -10, 20, 0, 0]);
    expect(POINTS_MOVEMENTS.map((kind) => cell(november, kind))).toEqual([0, -200, 0, 0, 5, -50]);
    expect(november).toMatchObject({ opening: 610, closing: 365, closingWorthMinor: 365 });
  });

  it("count what a wrong clock put into the future as the present month", () => {
    const [last] = reckonLiability(
      figures({ postings: [moved("2027-05", "SaleCompleted", "promotionExpense", 3)] }),
    ).points.months.slice(-1);
    expect(last).toMatchObject({ month: "2026-11", closing: 3 });
  });

  it("of gift cards say what was sold, spent and refunded, in money", () => {
    const money = (fact: string, added: number, taken: number): MonthlyPosting => ({
      month: "2026-11",
      fact,
      unit: "money",
      account: "liability:giftCards",
      added,
      taken,
    });
    const { giftCards, storedValue } = reckonLiability(
      figures({ postings: [money("SaleCompleted", 300, -5000), money("SaleReturned", 0, -100)] }),
    );
    const last = giftCards.months.at(-1);
    expect(["issued", "spent", "refunded"].map((kind) => cell(last, kind))).toEqual([5000, -300, 100]);
    expect(last).toMatchObject({ closing: 4800, closingWorthMinor: 4800 });
    expect(storedValue.months.at(-1)).toMatchObject({ closing: 0 });
  });
});

describe("the breakage estimate", () => {
  const estimate = (firstMonth: string, ...postings: readonly MonthlyPosting[]) =>
    reckonLiability(
      figures({
        postings: [moved(firstMonth, "SaleCompleted", "promotionExpense", 9000), ...postings],
        outstanding: outstandingOf([standingOf([[null, 5000]])], TODAY),
      }),
    ).points.breakage;

  it("is the share that expired of what left in closed months, of what is outstanding", () => {
    expect(
      estimate(
        "2025-11",
        moved("2026-03", "SaleCompleted", "breakage", -200),
        moved("2026-04", "SaleCompleted", "redemption", -900),
        moved("2026-05", "SaleReturned", "redemption", 100),
        // The present month is not closed.
        moved("2026-11", "SaleCompleted", "breakage", -4000),
      ),
    ).toEqual({
      kind: "estimated",
      closedMonths: 12,
      expired: 200,
      redeemed: 800,
      rate: 2000,
      points: 1000,
      worthMinor: 1000,
    });
  });

  it("looks no further back than a year", () => {
    expect(
      estimate(
        "2024-01",
        moved("2025-10", "SaleCompleted", "breakage", -999),
        moved("2026-04", "SaleCompleted", "redemption", -1),
      ),
    ).toMatchObject({ closedMonths: 12, expired: 0, rate: 0, points: 0 });
  });

  it("is not made from fewer than three closed months", () => {
    expect(estimate("2026-09")).toEqual({ kind: "tooFewMonths", closedMonths: 2, needed: 3 });
    expect(estimate("2026-08")).toEqual({ kind: "nothingLeft", closedMonths: 3 });
  });
});

const anyPosting = fc.record({
  month: fc.integer({ min: -40, max: 2 }).map((by) => addMonths("2026-11-01", by).slice(0, 7)),
  fact: fc.constantFrom("SaleCompleted", "SaleReturned", "PointsAdjusted"),
  unit: fc.constantFrom<"points" | "money">("points", "money"),
  account: fc.constantFrom(
    "promotionExpense",
    "redemption",
    "breakage",
    "liability:giftCards",
    "liability:storedValue",
  ),
  added: fc.integer({ min: 0, max: 1_000_000 }),
  taken: fc.integer({ min: -1_000_000, max: 0 }),
});
const anyStanding = fc
  .array(
    fc.tuple(
      fc.option(fc.integer({ min: -3, max: 60 }).map((by) => addMonths("2026-11-15", by))),
      fc.integer({ min: -50, max: 5000 }),
    ),
    { maxLength: 6 },
  )
  .map((lots) => standingOf(lots));

const everyMonth = (liability: Liability): readonly (readonly LiabilityMonth<string>[])[] => [
  liability.points.months,
  liability.giftCards.months,
  liability.storedValue.months,
];
const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, one) => all + (one ?? 0), 0);

it("holds for any history: openings and movements make closings, and the parts make the whole", () => {
  fc.assert(
    fc.property(
      fc.array(anyPosting, { maxLength: 60 }),
      fc.array(anyStanding, { maxLength: 8 }),
      fc.record({ stepPoints: fc.integer({ min: 1, max: 500 }), stepMinor: fc.integer({ min: 1, max: 500 }) }),
      (postings, standings, step) => {
        const liability = reckonLiability(
          figures({
            postings,
            outstanding: outstandingOf(standings, TODAY),
            rate: { stepPoints: points(step.stepPoints), stepMinor: minor(step.stepMinor) },
          }),
        );
        for (const months of everyMonth(liability)) {
          months.forEach((month, place) => {
            expect(month.opening + sum(month.movements.map(({ amount }) => amount))).toBe(month.closing);
            const worth = month.movements.map(({ worthMinor }) => worthMinor);
            expect(sum([month.openingWorthMinor, ...worth])).toBe(month.closingWorthMinor);
            expect(month.opening).toBe(months[place - 1]?.closing ?? month.opening);
          });
        }
        const ledger = postings.filter(({ unit }) => unit === "points");
        expect(liability.points.months.at(-1)?.closing).toBe(
          -sum(ledger.map(({ added, taken }) => added + taken)) || 0,
        );
        const good = standings.flatMap(({ lots }) => lots.filter(({ expiresOn }) => (expiresOn ?? "~") >= TODAY));
        const { outstanding, worthMinor, byExpiry, byAge } = liability.points;
        expect(outstanding).toBe(sum(good.map(({ remaining }) => remaining)));
        for (const parts of [byExpiry, byAge]) {
          expect(sum(parts.map((part) => part.points))).toBe(outstanding);
          expect(sum(parts.map((part) => part.worthMinor))).toBe(worthMinor);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
