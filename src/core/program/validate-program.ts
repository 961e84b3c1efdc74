/**
 * Reads a programme from a file or an editor: first its structure (the schema), then its meaning, which a schema cannot
 * say. Every problem is listed at once, each with its place and what would be allowed there.
 */
import type { z } from "zod";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { meaningProblems } from "./meaning-problems.ts";
import type { ProgramProblem } from "./program-problem.ts";
import { programSchema } from "./program.ts";
import type { Program } from "./program.ts";

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

/** The programme of a document, or everything that is wrong with it (at most 50 problems). */
export function parseProgram(document: unknown): Outcome<Program, readonly ProgramProblem[]> {
  const read = programSchema.safeParse(document);
  const problems = read.success ? meaningProblems(read.data) : read.error.issues.map(problemOf);
  if (!read.success || problems.length > 0) return fail(problems.slice(0, PROBLEMS_MAX));
  return succeed(read.data);
}
