import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { saleReturnedV2 } from "../events/sale-returned.ts";
import { postingsOf } from "../events/postings.ts";
import { basisPoints, milli, minor, points } from "../money/integers.ts";
import {
  basket,
  byPoints,
  cash,
  facts,
  fold,
  returnInTurn,
  line,
  paidByCard,
  program,
  rule,
  sell,
  settings,
  standing,
  tier,
  uuid,
} from "#tests/builders/sample-shop.ts";
import type { Return } from "#tests/builders/sample-shop.ts";
import type { Tender } from "./basket.ts";
import { NOTHING_SHARED } from "./pricing-facts.ts";

const GIFT_CARD = uuid(77);
const byGiftCard = (amountMinor: number): Tender => ({
  id: uuid(800_010),
  kind: "giftCard",
  cardRef: GIFT_CARD,
  amountMinor: minor(amountMinor),
});
const byStoredValue = (amountMinor: number): Tender => ({
  id: uuid(800_011),
  kind: "storedValue",
  amountMinor: minor(amountMinor),
});

describe("however a sale is split into returns", () => {
  const tiers = {
    metric: "netSpend" as const,
    levels: [
      tier("basic", 0),
      tier("silver", 3000, { discount: basisPoints(300) }),
      tier("gold", 9000, { earnMultiplierHundredths: 150 }),
    ],
  };
  const rules = [
    rule({ id: "a", perMinor: minor(700) }),
    rule({ id: "b", perMinor: minor(300), onlyCategories: ["food"] }),
  ];
  const ruled = program({ tiers, earning: { rules } });
  const before = standing({
    lots: [
      { availableFrom: null, expiresOn: "2027-01-31", remaining: points(300) },
      { availableFrom: null, expiresOn: null, remaining: points(2000) },
    ],
    remainder: { numerator: 2, denominator: 3 },
    tierId: "basic",
    tierSince: "2026-05-01",
    qualifying: [{ date: "2026-05-01", amount: 800 }],
    lastVisit: "2026-05-01",
  });
  const scenario = fc.record({
    lines: fc.array(
      fc.record({
        price: fc.integer({ min: 1, max: 4000 }),
        pieces: fc.integer({ min: 1, max: 4 }),
        category: fc.constantFrom("food", "books"),
        taxRateId: fc.constantFrom("standard", "zero"),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    taxMode: fc.constantFrom("inclusive" as const, "exclusive" as const),
    offPoints: fc.option(fc.integer({ min: 1, max: 800 })),
    tenderPoints: fc.option(fc.integer({ min: 1, max: 800 })),
    onCard: fc.option(fc.integer({ min: 1, max: 3000 })),
    held: fc.option(fc.integer({ min: 1, max: 3000 })),
    handed: fc.option(fc.integer({ min: 1, max: 40_000 })),
    order: fc.infiniteStream(fc.nat()),
  });

  it("money, tax, ledger, tier and fraction are exactly what they were before the sale", () => {
    fc.assert(
      fc.property(scenario, ({ lines, taxMode, offPoints, tenderPoints, onCard, held, handed, order }) => {
        const cashRounding = { stepMinor: minor(5), rounding: "halfUp" as const };
        const shared = { ...NOTHING_SHARED, giftCards: new Map([[GIFT_CARD, minor(3000)]]) };
        const by = { program: ruled, settings: settings({ taxMode, cashRounding }), shared, storedValueMinor: 3000 };
        const sold = lines.map(({ price, pieces, ...rest }, index) =>
          line(index, price, { ...rest, quantityMilli: milli(pieces * 1000) }),
        );
        const goods = lines.reduce((sum, one) => sum + one.price * one.pieces, 0);
        const off = offPoints === null || offPoints > goods / 3 ? null : points(offPoints);
        const tenders = [
          ...(tenderPoints === null || tenderPoints > goods / 3 ? [] : [byPoints(tenderPoints)]),
          ...(onCard === null || onCard > goods / 6 ? [] : [byGiftCard(onCard)]),
          ...(held === null || held > goods / 6 ? [] : [byStoredValue(held)]),
          ...(handed === null ? [] : [cash(handed)]),
        ];
        const start = facts({ ...by, standing: before });
        const sale = sell(paidByCard(basket(sold, { amountOffPoints: off, tenders }), start), start);

        const pieces = sold.flatMap((one, index) => Array.from({ length: one.quantityMilli / 1000 }, () => index));
        const shuffled = pieces
          .map((index) => ({ index, key: order.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key);
        const { returns, standing: end } = returnInTurn(
          sale,
          fold(before, sale),
          shuffled.map(({ index }) => ({ [index]: 1000 })),
          by,
        );

        for (const fact of [sale, ...returns]) {
          const sums = { money: 0, points: 0 };
          for (const { unit, amount } of postingsOf(fact)) sums[unit] += amount;
          expect(sums).toEqual({ money: 0, points: 0 });
        }
        for (const { body } of returns) {
          expect(saleReturnedV2.parse(body)).toEqual(body);
          for (const one of body.lines) {
            expect(one.adjustments.reduce((total, row) => total + row.amountMinor, one.grossMinor + 0)).toBe(
              one.netMinor,
            );
          }
          expect(body.refunds.every((refund) => refund.amountMinor <= 0)).toBe(true);
        }
        const sum = (figure: (body: Return["body"]) => number) =>
          returns.reduce((total, one) => total + figure(one.body), 0) + 0;
        expect(sum((body) => body.totalMinor)).toBe(-sale.body.totalMinor + 0);
        expect(sum((body) => body.cashRoundingMinor)).toBe(-sale.body.cashRoundingMinor + 0);
        for (const tender of sale.body.tenders) {
          const back = sum((body) => body.refunds.find((refund) => refund.id === tender.id)?.amountMinor ?? 0);
          expect(back).toBe(-tender.amountMinor + 0);
        }
        expect({ lots: end.lots, deficit: end.deficit, remainder: end.remainder }).toEqual({
          lots: before.lots,
          deficit: 0,
          remainder: before.remainder,
        });
        expect([end.tierId, end.tierSince]).toEqual(["basic", "2026-05-01"]);
        expect(end.qualifying.reduce((total, row) => total + row.amount, 0)).toBe(800);
        expect(end.lifetimeSpend).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});
