import { describe, expect, it } from "vitest";
import { freeId, listAt, textAt, valueAt, withValue, withoutItem } from "./document-path.ts";

const document = { name: "Regulars", tiers: { levels: [{ id: "a" }, { id: "b" }] } };

describe("a place of a draft", () => {
  it("is read, also where there is nothing", () => {
    expect(valueAt(document, "tiers.levels.1.id")).toBe("b");
    expect(valueAt(document, "tiers.levels.9.id")).toBeUndefined();
    expect(valueAt("broken", "tiers")).toBeUndefined();
    expect(listAt(document, "tiers")).toEqual([]);
    expect(textAt(document, "tiers")).toBe("");
  });

  it("is written in a copy, and the way to it is made", () => {
    const next = withValue(document, "tiers.levels.1.id", "c");
    expect(valueAt(next, "tiers.levels.1.id")).toBe("c");
    expect(valueAt(document, "tiers.levels.1.id")).toBe("b");
    expect(withValue(null, "redemption.stepPoints", 5)).toEqual({ redemption: { stepPoints: 5 } });
    expect(listAt(withValue(document, "tiers.levels.2", { id: "c" }), "tiers.levels")).toHaveLength(3);
  });

  it("of a list is taken out, and the others stay", () => {
    expect(listAt(withoutItem(document, "tiers.levels", 0), "tiers.levels")).toEqual([{ id: "b" }]);
  });

  it("gets a name that no rule has", () => {
    const taken = { promotions: [{ id: "rule-1" }], coupons: [{ id: "rule-2" }] };
    expect(freeId(taken, ["promotions", "coupons"], "rule")).toBe("rule-3");
  });
});
