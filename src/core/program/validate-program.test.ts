import { describe, expect, it } from "vitest";
import { minor, points } from "../money/integers.ts";
import { program, rule, tier } from "#tests/builders/sample-shop.ts";
import { parseProgram } from "./validate-program.ts";

const problems = (document: unknown) => {
  const read = parseProgram(document);
  return read.ok ? [] : read.failure.map(({ path, what, allowed }) => [path, what, allowed]);
};

describe("a programme's document", () => {
  it("is read whole when nothing is wrong", () => {
    expect(parseProgram(program())).toEqual({ ok: true, value: program() });
  });

  it.each([
    ["nothing", null, [["", "programWrongKind", "object"]]],
    ["a wrong kind", { ...program(), version: "1" }, [["version", "programWrongKind", "number"]]],
    ["a figure out of range", { ...program(), version: 0 }, [["version", "programOutOfRange", ">= 1"]]],
    ["an unknown field", { ...program(), colour: "red" }, [["colour", "programUnknownField", ""]]],
    ["an unknown format", { ...program(), format: "x" }, [["format", "programNotOneOf", "regulars-program/1"]]],
    [
      "an unknown choice",
      program({ tiers: { metric: "smiles" as never } }),
      [["tiers.metric", "programNotOneOf", "netSpend | points | visits"]],
    ],
    [
      "a first tier that is not for everybody",
      program({ tiers: { levels: [tier("a", 5)] } }),
      [["tiers.levels.0.threshold", "programFirstTierNotZero", "0"]],
    ],
    [
      "thresholds that do not rise",
      program({ tiers: { levels: [tier("a", 0), tier("b", 500), tier("c", 500)] } }),
      [["tiers.levels.2.threshold", "programTiersNotRising", "> 500"]],
    ],
    [
      "an id used twice",
      program({ earning: { rules: [rule(), rule()] } }),
      [["earning.rules.1.id", "programDuplicateId", "≠ spend"]],
    ],
    [
      "a category both chosen and left out",
      program({ earning: { rules: [rule({ onlyCategories: ["food"], exceptCategories: ["food"] })] } }),
      [["earning.rules.0.exceptCategories", "programCategoryBothWays", "≠ food"]],
    ],
    [
      "a minimum between two steps",
      program({
        redemption: {
          stepPoints: points(100),
          stepMinor: minor(100),
          minimumPoints: points(150),
          maximumPoints: null,
          basketShareMax: 10_000 as never,
        },
      }),
      [["redemption.minimumPoints", "programMinimumNotInSteps", "n × 100"]],
    ],
  ])("with %s says where and what would be right", (_, document, expected) => {
    expect(problems(document)).toEqual(expected);
  });

  it("with a date that is none names the field", () => {
    expect(problems(program({ effectiveFrom: "2026-02-30" }))).toMatchObject([
      ["effectiveFrom", "programWrongText", expect.any(String)],
    ]);
  });

  it("that is wrong everywhere is not listed for ever", () => {
    const levels = Array.from({ length: 12 }, () => tier("a", 5));
    const rules = Array.from({ length: 200 }, () => rule());
    expect(problems(program({ tiers: { levels }, earning: { rules } }))).toHaveLength(50);
  });
});
