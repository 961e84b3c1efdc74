/**
 * What is wrong with a document, field by field, in both languages: where, and what is allowed there.
 *
 * zod words its own messages; it is asked once in each language. A field that may be one of several shapes is reported by
 * the shape that the document comes closest to, because "none of the shapes fits" helps nobody to mend it.
 */
import { z } from "zod";

/** The same sentence in every language of the product. */
export interface Said {
  readonly en: string;
  readonly "zh-CN": string;
}

export interface SchemaProblem {
  /** `lines.0.listPriceMinor`; empty for the document itself. */
  readonly path: string;
  readonly says: Said;
}

type Issue = z.core.$ZodIssue;

const problemsMax = 20;
const { en, zhCN } = z.locales;

/** The problems that keep a document from fitting; empty when it fits. */
export function schemaProblems(schema: z.ZodType, document: unknown): readonly SchemaProblem[] {
  const english = schema.safeParse(document, { error: en().localeError });
  const chinese = schema.safeParse(document, { error: zhCN().localeError });
  if (english.success || chinese.success) return [];
  const inChinese = nearest(chinese.error.issues);
  // Both lists come from the same rules over the same document, so they run in step.
  return nearest(english.error.issues)
    .slice(0, problemsMax)
    .map(({ path, message }, index) => ({
      path: path.join("."),
      says: { en: message, "zh-CN": inChinese[index]?.message ?? message },
    }));
}

function nearest(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
    const [closest = []] = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a));
    return nearest(closest).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  });
}

const depthOf = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));
