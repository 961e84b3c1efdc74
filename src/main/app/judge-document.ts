/** What is wrong with a programme's document and what is doubtful about it, against the goods of this shop. */
import type { ProgramJudgement } from "#contract/program-calls.ts";
import { LIMITS } from "#core/codec/fields.ts";
import type { Program } from "#core/program/program.ts";
import { programWarnings } from "#core/program/program-warnings.ts";
import { parseProgram } from "#core/program/validate-program.ts";
import type { KnownGoods } from "#core/program/unknown-goods-warnings.ts";
import type { ProductTable, Store } from "#main/store/store.ts";

const ALLOWED_CHARACTERS_MAX = 400;

export interface JudgedDocument extends ProgramJudgement {
  /** null while there are problems. */
  readonly program: Program | null;
}

export function judgeDocument({ products }: Pick<Store, "products">, document: unknown): JudgedDocument {
  const read = parseProgram(document);
  if (!read.ok) {
    const problems = read.failure.map((problem) => ({
      ...problem,
      path: problem.path.slice(0, ALLOWED_CHARACTERS_MAX),
      allowed: problem.allowed.slice(0, ALLOWED_CHARACTERS_MAX),
    }));
    return { program: null, problems, warnings: [] };
  }
  const warnings = programWarnings(read.value, goodsOf(products)).map(({ path, what, values }) => ({
    path,
    what,
    values: { ...values },
  }));
  return { program: read.value, problems: [], warnings };
}

function goodsOf(products: ProductTable): KnownGoods {
  const categories = new Set(products.listCategories(LIMITS.goodsNames));
  const brands = new Set(products.listBrands(LIMITS.goodsNames));
  const gtin14 = (code: string): string => code.padStart(14, "0");
  return {
    hasProduct: (name) =>
      products.find(name) !== null ||
      products.findByShopCode(name) !== null ||
      (/^\d{8,14}$/.test(name) && products.findByGtin(gtin14(name)) !== null),
    hasCategory: (category) => categories.has(category),
    hasBrand: (brand) => brands.has(brand),
  };
}
