import { describe, expect, it } from "vitest";
import { basisPoints, milli, minor } from "#core/money/integers.ts";
import type { Promotion } from "#core/program/promotion.ts";
import { offByLine, offByRule, promotion } from "#tests/builders/sample-rules.ts";
import { basket, facts, line, price, program } from "#tests/builders/sample-shop.ts";
import type { BasketLine } from "../basket.ts";

const pieces = (count: number, priceMinor: number, number = 1, changes: Partial<BasketLine> = {}): BasketLine =>
  line(number, priceMinor, { quantityMilli: milli(count * 1000), ...changes });

const priced = (lines: readonly BasketLine[], ...promotions: readonly Promotion[]) =>
  price(basket(lines), facts({ program: program({ promotions: [...promotions] }) }));

/** What a promotion `p` takes off, by line. */
const off = (lines: readonly BasketLine[], action: Parameters<typeof promotion>[1], changes = {}) =>
  offByLine(priced(lines, promotion("p", action, changes)), "promotion:p");

describe("buy n take m", () => {
  it.each([
    [2, 1, [0, 0, 1, 1, 1, 2, 2, 2, 3, 3]],
    [1, 1, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5]],
    [3, 2, [0, 0, 0, 0, 2, 2, 2, 2, 2, 4]],
    [1, 2, [0, 0, 2, 2, 2, 4, 4, 4, 6, 6]],
  ])("buy %i take %i gives for 1 to 10 pieces %o free", (buy, take, free) => {
    const freeOf = (count: number) => (off([pieces(count, 200)], { kind: "buyNTakeM", buy, take })[0] ?? 0) / 200;
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(freeOf)).toEqual(free);
  });

  it("says so like a shop, with its own name", () => {
    const [adjustment] = priced([pieces(3, 200)], promotion("p", { kind: "buyNTakeM", buy: 2, take: 1 })).lines[0]
      ?.adjustments ?? [null];
    expect(adjustment).toEqual({
      stage: "bundle",
      ruleId: "promotion:p",
      ruleVersion: 3,
      amountMinor: -200,
      sentence: {
        key: "offerBuyTake",
        values: { offer: { name: { en: "Offer p", "zh-CN": "优惠 p" } }, buy: 2, take: 1 },
      },
    });
  });

  it("may make the pieces cheaper only, half-up a piece", () => {
    const half = { kind: "buyNTakeM", buy: 1, take: 1, rate: basisPoints(5000) } as const;
    expect(off([pieces(4, 99)], half)).toEqual([100]);
  });

  it("counts each product by itself, also when it lies on several lines", () => {
    const action = { kind: "buyNTakeM", buy: 2, take: 1 } as const;
    expect(off([pieces(2, 200, 1), pieces(2, 300, 2)], action)).toEqual([0, 0]);
    const one = { productId: "oat" };
    expect(off([pieces(2, 200, 1, one), pieces(1, 300, 2), pieces(1, 200, 3, one)], action)).toEqual([0, 0, 200]);
  });

  it("leaves the dearest pieces at their price", () => {
    const override = { unitPriceMinor: minor(150), reason: "dented" };
    const one = { productId: "oat" };
    const lines = [pieces(1, 200, 1, { ...one, override }), pieces(2, 200, 2, one)];
    expect(off(lines, { kind: "buyNTakeM", buy: 2, take: 1 })).toEqual([150, 0]);
  });
});
