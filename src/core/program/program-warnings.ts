/**
 * What is doubtful about a programme that is right by its rules: rules that can never give anything, rules that are given
 * together, and what would give the shop away. Each is shown before publishing and needs a tick; nothing here forbids.
 *
 * Owns the judgement of a whole document; refuses to know a sale. Which goods a shop has is told from outside: without
 * the knowledge (`null`) names of goods are not judged.
 *
 * Invariants: the same document gives the same list in the same order; at most `WARNINGS_MAX` are listed; every warning
 * names the field that it is about.
 */
import { generosityWarnings } from "./generosity-warnings.ts";
import { idleRuleWarnings } from "./idle-rule-warnings.ts";
import { overlapWarnings } from "./overlap-warnings.ts";
import type { Program } from "./program.ts";
import type { ProgramWarning } from "./program-problem.ts";
import { unknownGoodsWarnings } from "./unknown-goods-warnings.ts";
import type { KnownGoods } from "./unknown-goods-warnings.ts";

const WARNINGS_MAX = 100;

export function programWarnings(program: Program, goods: KnownGoods | null): readonly ProgramWarning[] {
  return [
    ...idleRuleWarnings(program),
    ...(goods === null ? [] : unknownGoodsWarnings(program, goods)),
    ...overlapWarnings(program),
    ...generosityWarnings(program),
  ].slice(0, WARNINGS_MAX);
}
