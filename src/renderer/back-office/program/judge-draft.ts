/** What is wrong with a draft and what is doubtful, as one types: the core's own judgement, without asking the till. */
import type { CallOutput } from "#contract/calls.ts";
import type { SavedDraft } from "#contract/program-calls.ts";
import { programWarnings } from "#core/program/program-warnings.ts";
import { parseProgram } from "#core/program/validate-program.ts";
import type { Sentence } from "#core/sentence.ts";

export interface Remark {
  readonly path: string;
  readonly tone: "problem" | "warning";
  readonly sentence: Sentence;
}

export type GoodsNames = CallOutput<"listGoodsNames">;

/** `saved`: what the till said of the last saved state. It alone knows which products there are. */
export function judgeDraft(document: unknown, goods: GoodsNames, saved: SavedDraft["warnings"]): readonly Remark[] {
  const read = parseProgram(document);
  if (!read.ok) {
    return read.failure.map(({ path, what, allowed }) => ({
      path,
      tone: "problem",
      sentence: { key: what, values: { allowed } },
    }));
  }
  const known = {
    hasProduct: () => true,
    hasCategory: (category: string) => goods.categories.includes(category),
    hasBrand: (brand: string) => goods.brands.includes(brand),
  };
  const warnings = [
    ...programWarnings(read.value, known),
    ...saved.filter(({ what }) => what === "programProductUnknown"),
  ];
  return warnings.map(({ path, what, values }) => ({ path, tone: "warning", sentence: { key: what, values } }));
}
