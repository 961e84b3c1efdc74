import { describe, expect, it } from "vitest";
import { LIMITS } from "../codec/fields.ts";
import { basisPoints, milli, minor, points } from "../money/integers.ts";
import {
  MEMBER,
  afterSteps,
  basket,
  byPoints,
  card,
  cash,
  expectRefusal,
  line,
  uuid,
} from "#tests/builders/sample-shop.ts";
import { applyBasketStep, emptyBasket } from "./apply-basket-step.ts";
import type { BasketStep } from "./basket-step.ts";
import { basketSchema } from "./basket.ts";
import type { Basket } from "./basket.ts";

const empty = emptyBasket(uuid(1), 1_763_800_000_000);
const two = basket([line(1, 195), line(2, 980)]);
const refusedAs = (on: Basket, step: BasketStep) => expectRefusal(applyBasketStep(on, step)).code;

describe("a line", () => {
  it("of the same product becomes a higher quantity", () => {
    const filled = afterSteps(
      empty,
      { kind: "addLine", line: line(1, 195) },
      { kind: "addLine", line: line(2, 980) },
      { kind: "addLine", line: { ...line(3, 195), productId: "product-1" } },
    );
    expect(filled.lines.map((one) => [one.productId, one.quantityMilli])).toEqual([
      ["product-1", 2000],
      ["product-2", 1000],
    ]);
    expect(filled.revision).toBe(3);
  });

  const same = { ...line(3, 195), productId: "product-1" };
  it.each([
    ["at another price", line(1, 195), { ...same, listPriceMinor: minor(180) }],
    ["sold by weight", line(1, 195, { soldBy: "weight" }), { ...same, soldBy: "weight" as const }],
    ["of a department", line(1, 195, { productId: null }), { ...same, productId: null }],
    [
      "beside one with a discount",
      line(1, 195, { discount: { kind: "amount", amountMinor: minor(5), reason: "r" } }),
      same,
    ],
    [
      "beside one with another price by hand",
      line(1, 195, { override: { unitPriceMinor: minor(5), reason: "r" } }),
      same,
    ],
  ])("%s stays a line of its own", (_, there, added) => {
    expect(afterSteps(basket([there]), { kind: "addLine", line: added }).lines).toHaveLength(2);
  });

  it.each([
    ["quantity 0", { quantityMilli: milli(0) }, "quantityOutOfRange"],
    ["quantity -1", { quantityMilli: milli(-1000) }, "quantityOutOfRange"],
    ["quantity 1e9", { quantityMilli: milli(1e12) }, "quantityOutOfRange"],
    ["half a piece", { quantityMilli: milli(500) }, "quantityNotWhole"],
    ["a price below zero", { listPriceMinor: minor(-1) }, "priceOutOfRange"],
    ["a price beyond the limit", { listPriceMinor: minor(LIMITS.unitPriceMinor + 1) }, "priceOutOfRange"],
  ])("with %s is refused", (_, changes, code) => {
    expect(refusedAs(empty, { kind: "addLine", line: line(1, 195, changes) })).toBe(code);
  });

  it.each([
    [0, "quantityOutOfRange"],
    [-1000, "quantityOutOfRange"],
    [1e12, "quantityOutOfRange"],
    [500, "quantityNotWhole"],
  ])("changed to a quantity of %i thousandths is refused", (quantity, code) => {
    expect(refusedAs(two, { kind: "changeQuantity", lineId: uuid(1), quantityMilli: milli(quantity) })).toBe(code);
  });

  it("may weigh a fraction", () => {
    const weighed = line(1, 195, { soldBy: "weight", quantityMilli: milli(1) });
    expect(afterSteps(empty, { kind: "addLine", line: weighed }).lines).toEqual([weighed]);
  });

  it("beyond the last one that a basket holds is refused, one more of a product in it is not", () => {
    const full = basket(Array.from({ length: LIMITS.basketLines }, (_, index) => line(index, 100)));
    expect(refusedAs(full, { kind: "addLine", line: line(501, 100) })).toBe("basketFull");
    const more = afterSteps(full, { kind: "addLine", line: { ...line(501, 100), productId: "product-3" } });
    expect(more.lines[3]?.quantityMilli).toBe(2000);
  });

  it("merged beyond the largest quantity is refused", () => {
    const most = basket([line(1, 1, { quantityMilli: milli(99_999_000) })]);
    expect(refusedAs(most, { kind: "addLine", line: { ...line(2, 1), productId: "product-1" } })).toBe(
      "quantityOutOfRange",
    );
  });

  it("that is not there is refused by name", () => {
    const lineId = uuid(99);
    for (const step of [
      { kind: "removeLine", lineId },
      { kind: "changeQuantity", lineId, quantityMilli: milli(1000) },
      { kind: "discountLine", lineId, discount: null },
      { kind: "overridePrice", lineId, override: null },
    ] as const) {
      expect(refusedAs(two, step)).toBe("lineNotFound");
    }
  });

  it("can be changed, discounted, overridden and removed", () => {
    const override = { unitPriceMinor: minor(150), reason: "dented" };
    const discount = { kind: "percent" as const, rate: basisPoints(500), reason: "regular" };
    const changed = afterSteps(
      two,
      { kind: "changeQuantity", lineId: uuid(1), quantityMilli: milli(3000) },
      { kind: "overridePrice", lineId: uuid(1), override },
      { kind: "discountLine", lineId: uuid(1), discount },
      { kind: "discountBasket", discount },
      { kind: "note", note: "for the office" },
      { kind: "removeLine", lineId: uuid(2) },
    );
    expect(changed).toMatchObject({
      lines: [{ quantityMilli: 3000, override, discount }],
      discount,
      note: "for the office",
      revision: 6,
    });
    expect(basketSchema.parse(changed)).toEqual(changed);
  });
});

describe("a discount", () => {
  it.each([
    { kind: "percent" as const, rate: basisPoints(10_001), reason: "r" },
    { kind: "percent" as const, rate: basisPoints(0), reason: "r" },
    { kind: "amount" as const, amountMinor: minor(0), reason: "r" },
    { kind: "amount" as const, amountMinor: minor(-5), reason: "r" },
  ])("of $kind outside its range is refused", (discount) => {
    expect(refusedAs(two, { kind: "discountBasket", discount })).toBe("discountOutOfRange");
    expect(refusedAs(two, { kind: "discountLine", lineId: uuid(1), discount })).toBe("discountOutOfRange");
  });
});

describe("the member's points", () => {
  it("go with the member: another one or none does not keep them", () => {
    const taken = afterSteps(two, { kind: "takeAmountOff", points: points(200) });
    expect(taken.amountOffPoints).toBe(200);
    expect(afterSteps(taken, { kind: "identifyMember", memberRef: MEMBER }).amountOffPoints).toBe(200);
    expect(afterSteps(taken, { kind: "identifyMember", memberRef: uuid(9) }).amountOffPoints).toBeNull();
    expect(afterSteps(taken, { kind: "removeMember" })).toMatchObject({ memberRef: null, amountOffPoints: null });
    expect(afterSteps(taken, { kind: "takeAmountOff", points: null }).amountOffPoints).toBeNull();
  });

  it("need a member", () => {
    const nobody = { ...two, memberRef: null };
    expect(refusedAs(nobody, { kind: "takeAmountOff", points: points(5) })).toBe("redemptionNeedsMember");
    expect(refusedAs(nobody, { kind: "addTender", tender: byPoints(5) })).toBe("redemptionNeedsMember");
  });

  it("outside any ledger are refused", () => {
    expect(refusedAs(two, { kind: "takeAmountOff", points: points(0) })).toBe("pointsAboveLimit");
    expect(refusedAs(two, { kind: "takeAmountOff", points: points(LIMITS.points + 1) })).toBe("pointsAboveLimit");
  });
});

describe("while money is taken", () => {
  const paying = afterSteps(two, { kind: "addTender", tender: cash(500) });

  it.each([
    { kind: "addLine", line: line(3, 1) },
    { kind: "changeQuantity", lineId: uuid(1), quantityMilli: milli(1000) },
    { kind: "removeLine", lineId: uuid(1) },
    { kind: "discountLine", lineId: uuid(1), discount: null },
    { kind: "discountBasket", discount: null },
    { kind: "overridePrice", lineId: uuid(1), override: null },
    { kind: "identifyMember", memberRef: uuid(9) },
    { kind: "removeMember" },
    { kind: "takeAmountOff", points: null },
  ] as const)("$kind is refused", (step) => {
    expect(refusedAs(paying, step)).toBe("basketHasTenders");
  });

  it("a note and further tenders are allowed, and giving the money back frees the basket", () => {
    const more = afterSteps(paying, { kind: "note", note: "x" }, { kind: "addTender", tender: card(100) });
    const free = afterSteps(
      more,
      { kind: "removeTender", tenderId: cash(1).id },
      { kind: "removeTender", tenderId: card(1).id },
    );
    expect(afterSteps(free, { kind: "removeLine", lineId: uuid(1) }).lines).toHaveLength(1);
  });

  it.each([
    ["for nothing", { ...two, lines: [] }, cash(100), "basketEmpty"],
    ["of zero on the card", two, card(0), "tenderOutOfRange"],
    ["below zero in cash", two, cash(-1), "tenderOutOfRange"],
    ["below zero", two, card(-100), "tenderOutOfRange"],
    ["beyond the till's limit", two, card(LIMITS.totalMinor + 1), "tenderOutOfRange"],
    [
      "too many",
      { ...two, tenders: Array.from({ length: 20 }, (_, index) => cash(1, index)) },
      cash(1, 21),
      "tooManyTenders",
    ],
  ])("a tender %s is refused", (_, on, tender, code) => {
    expect(refusedAs(on, { kind: "addTender", tender })).toBe(code);
  });

  it("a tender that was given back already is refused", () => {
    expect(refusedAs(two, { kind: "removeTender", tenderId: uuid(5) })).toBe("tenderNotFound");
  });
});
