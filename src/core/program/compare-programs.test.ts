import { describe, expect, it } from "vitest";
import { basisPoints, minor, points } from "../money/integers.ts";
import { program, rule, tier } from "#tests/builders/sample-shop.ts";
import { comparePrograms } from "./compare-programs.ts";
import type { Program } from "./program.ts";
import { promotionSchema } from "./promotion.ts";

const tea = (rate: number) =>
  promotionSchema.parse({
    id: "tea",
    name: { en: "Tea week", "zh-CN": "茶叶周" },
    action: { kind: "percentOff", items: { onlyCategories: ["tea"] }, rate },
  });
const milk = promotionSchema.parse({
  id: "milk",
  name: { en: "Milk", "zh-CN": "牛奶" },
  action: { kind: "nForPrice", quantity: 3, priceMinor: 500 },
});

const differences = (before: Program, after: Program) =>
  comparePrograms(before, after).map(({ path, kind, before: was, after: is }) => [kind, path, was, is]);

describe("two versions of a programme", () => {
  it("that say the same differ in nothing, whatever their numbers are", () => {
    expect(differences(program({ version: 3 }), program({ version: 4 }))).toEqual([]);
  });

  it("differ in the field of the rule that changed, named by its id", () => {
    expect(differences(program({ promotions: [milk, tea(1000)] }), program({ promotions: [milk, tea(1500)] }))).toEqual(
      [["changed", "promotions.tea.action.rate", 1000, 1500]],
    );
  });

  it("do not differ by the order of their rules", () => {
    expect(differences(program({ promotions: [milk, tea(1000)] }), program({ promotions: [tea(1000), milk] }))).toEqual(
      [],
    );
  });

  it("show a rule that came or went by its name, also when it was the first one", () => {
    const name = { en: "Tea week", "zh-CN": "茶叶周" };
    expect(differences(program(), program({ promotions: [tea(1000)] }))).toEqual([
      ["added", "promotions.tea", null, name],
    ]);
    expect(differences(program({ promotions: [tea(1000)] }), program())).toEqual([
      ["removed", "promotions.tea", name, null],
    ]);
  });

  it("show short lists whole, and names in both languages", () => {
    const levels = [tier("basic", 0, { name: { en: "Friend", "zh-CN": "朋友" } })];
    expect(
      differences(program(), program({ tiers: { levels }, earning: { rules: [rule({ onlyCategories: ["tea"] })] } })),
    ).toEqual([
      ["changed", "earning.rules.spend.onlyCategories", [], ["tea"]],
      ["changed", "tiers.levels.basic.name", { en: "basic", "zh-CN": "basic" }, { en: "Friend", "zh-CN": "朋友" }],
    ]);
  });

  it("differ in what was switched on or off", () => {
    expect(differences(program(), program({ redemption: null }))).toEqual([["removed", "redemption", null, null]]);
    const { storedValue } = program();
    const topUpBonuses = [{ fromMinor: minor(5000), bonusMinor: minor(500) }];
    const on = program({ storedValue: { ...storedValue, giftCards: true, topUpBonuses } });
    const found = differences(program(), on);
    expect(found).toHaveLength(2);
    expect(found).toContainEqual(["added", "storedValue.topUpBonuses.1", null, null]);
    expect(found).toContainEqual(["changed", "storedValue.giftCards", false, true]);
  });

  it("that differ everywhere are not listed for ever", () => {
    const levels = (discount: number) =>
      Array.from({ length: 12 }, (_, index) => tier(`t${index}`, index, { discount: basisPoints(discount) }));
    const rules = (many: number) =>
      Array.from({ length: 200 }, (_, index) =>
        rule({ id: `r${index}`, points: points(many), perMinor: minor(many), minimumSpendMinor: minor(many) }),
      );
    const before = program({ tiers: { levels: levels(0) }, earning: { rules: rules(1) } });
    const after = program({ tiers: { levels: levels(1) }, earning: { rules: rules(2) } });
    expect(comparePrograms(before, after)).toHaveLength(500);
  });
});
