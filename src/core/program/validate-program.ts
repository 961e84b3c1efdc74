/**
 * Reads a programme from a file or an editor: first its structure (the schema), then its meaning, which a schema cannot
 * say. Every problem is listed at once, each with its place and what would be allowed there.
 */
import type { z } from "zod";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { programSchema } from "./program.ts";
import type { Program } from "./program.ts";

/** What can be wrong. Each has its sentence in the locale namespace `why`. */
export type ProgramProblemKey =
  | "programWrongKind"
  | "programOutOfRange"
  | "programWrongText"
  | "programUnknownField"
  | "programNotOneOf"
  | "programFirstTierNotZero"
  | "programTiersNotRising"
  | "programDuplicateId"
  | "programMinimumNotInSteps"
  | "programCategoryBothWays";

export interface ProgramProblem {
  /** Where, as in `tiers.levels.1.threshold`; empty for the document itself. */
  readonly path: string;
  readonly what: ProgramProblemKey;
  /** What would be right, in signs and names of the document: `> 50000`, `never | days | months | endOf`. */
  readonly allowed: string;
}

/** A document that is wrong everywhere is not listed for ever. */
const PROBLEMS_MAX = 50;

type Issue = z.core.$ZodIssue;

function problemOf(issue: Issue): ProgramProblem {
  const path = issue.path.join(".");
  switch (issue.code) {
    case "invalid_type":
      return { path, what: "programWrongKind", allowed: issue.expected };
    case "too_big":
      return { path, what: "programOutOfRange", allowed: `<= ${issue.maximum}` };
    case "too_small":
      return { path, what: "programOutOfRange", allowed: `>= ${issue.minimum}` };
    case "unrecognized_keys":
      return { path: [...issue.path, ...issue.keys].join("."), what: "programUnknownField", allowed: "" };
    case "invalid_value":
      return { path, what: "programNotOneOf", allowed: issue.values.map(String).join(" | ") };
    case "invalid_union":
      return { path, what: "programNotOneOf", allowed: "" };
    default:
      return { path, what: "programWrongText", allowed: "pattern" in issue ? String(issue.pattern) : "" };
  }
}

function duplicates(place: string, ids: readonly string[]): ProgramProblem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [{ path: `${place}.${index}.id`, what: "programDuplicateId", allowed: `≠ ${id}` }],
  );
}

function tierProblems({ levels }: Program["tiers"]): ProgramProblem[] {
  return levels.flatMap(({ threshold }, index): ProgramProblem[] => {
    const path = `tiers.levels.${index}.threshold`;
    const below = levels[index - 1];
    if (below === undefined) return threshold === 0 ? [] : [{ path, what: "programFirstTierNotZero", allowed: "0" }];
    if (threshold > below.threshold) return [];
    return [{ path, what: "programTiersNotRising", allowed: `> ${below.threshold}` }];
  });
}

function ruleProblems({ rules }: Program["earning"]): ProgramProblem[] {
  return rules.flatMap(({ onlyCategories, exceptCategories }, index): ProgramProblem[] => {
    const both = onlyCategories.filter((category) => exceptCategories.includes(category));
    if (both.length === 0) return [];
    const path = `earning.rules.${index}.exceptCategories`;
    return [{ path, what: "programCategoryBothWays", allowed: `≠ ${both.join(", ")}` }];
  });
}

function redemptionProblems(redemption: Program["redemption"]): ProgramProblem[] {
  if (redemption === null || redemption.minimumPoints % redemption.stepPoints === 0) return [];
  const allowed = `n × ${redemption.stepPoints}`;
  return [{ path: "redemption.minimumPoints", what: "programMinimumNotInSteps", allowed }];
}

const meaningProblems = (program: Program): ProgramProblem[] => [
  ...duplicates(
    "tiers.levels",
    program.tiers.levels.map((level) => level.id),
  ),
  ...duplicates(
    "earning.rules",
    program.earning.rules.map((rule) => rule.id),
  ),
  ...tierProblems(program.tiers),
  ...ruleProblems(program.earning),
  ...redemptionProblems(program.redemption),
];

/** The programme of a document, or everything that is wrong with it (at most 50 problems). */
export function parseProgram(document: unknown): Outcome<Program, readonly ProgramProblem[]> {
  const read = programSchema.safeParse(document);
  const problems = read.success ? meaningProblems(read.data) : read.error.issues.map(problemOf);
  if (!read.success || problems.length > 0) return fail(problems.slice(0, PROBLEMS_MAX));
  return succeed(read.data);
}
