import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, graphemesOf } from "./character-cells.ts";
import { planCode128, code128Modules } from "./code-128.ts";
import { paperText } from "./receipt-text.ts";
import { wrapText } from "./wrap-text.ts";

const anyText = fc.string({ unit: "binary", maxLength: 300 });

describe("paperText", () => {
  it("leaves no control character, no lone surrogate and no mark that turns text around", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = paperText(text, 120);
        expect(clean).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(Array.from(clean).length).toBeLessThanOrEqual(120);
        expect(paperText(clean, 120)).toBe(clean);
      }),
    );
  });

  it("joins an accent to its letter and marks what it cut", () => {
    expect(paperText("Cafe\u0301\u00a0au  lait", 120)).toBe("Café au lait");
    expect(paperText("abcdef", 4)).toBe("abc…");
  });
});

describe("cells", () => {
  it.each([
    ["abc", 3],
    ["张伟", 4],
    ["é", 1],
    ["น้ำ", 2],
    ["한국", 4],
    ["ｱｲ", 2],
    ["×°", 2],
    ["👩‍👧", 2],
    ["", 0],
  ])("of %s are %i", (text, cells) => {
    expect(cellsOf(text)).toBe(cells);
  });

  it("come from graphemes that are the text again", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(graphemesOf(text).join("")).toBe(text);
      }),
    );
  });
});

describe("wrapText", () => {
  it("keeps every line in its width and every character but spaces", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 48 }), (text, cells) => {
        const clean = paperText(text, 120);
        const lines = wrapText(clean, cells);
        for (const line of lines) expect(cellsOf(line)).toBeLessThanOrEqual(cells);
        const bare = (value: string): string => value.replace(/ /g, "");
        expect(bare(lines.join(""))).toBe(bare(clean));
      }),
    );
  });

  it("breaks at spaces, cuts only what is too long, and begins no line with a closing mark", () => {
    expect(wrapText("one two three", 8)).toEqual(["one two", "three"]);
    expect(wrapText("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
    expect(wrapText("谢谢惠顾，欢迎", 8)).toEqual(["谢谢惠", "顾，欢迎"]);
  });
});

describe("planCode128", () => {
  it("writes pairs, and moves them where they would be a real-time command", () => {
    expect(planCode128("123456")).toEqual([{ set: "C", digits: "123456" }]);
    expect(planCode128("91604").map((part) => part.set)).toEqual(["C", "B"]);
    expect(planCode128("1604").map((part) => part.digits)).toEqual(["1", "60", "4"]);
  });

  it("never has a real-time pair and keeps the digits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(16|04|05|20|\d){1,20}$/), (digits) => {
        const parts = planCode128(digits);
        expect(parts.map((part) => part.digits).join("")).toBe(digits);
        for (const part of parts) {
          if (part.set !== "C") continue;
          expect((part.digits.match(/../g) ?? []).join(" ")).not.toMatch(/16 (04|05|20)/);
        }
      }),
    );
  });

  it("knows the width of what it wrote", () => {
    expect(code128Modules("900002000000010420")).toBe(11 * (9 + 2) + 13);
  });
});
