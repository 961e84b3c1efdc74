/**
 * Brings in a product file. A product is found again by any of its codes: the same row changes nothing, a changed row
 * changes the product, so a file may be imported as often as prices change.
 */
import { LIMITS, idField } from "#core/codec/fields.ts";
import type { Product } from "#core/catalogue/product.ts";
import { parseGtin } from "#core/cards/parse-gtin.ts";
import { parseInStoreCode } from "#core/cards/in-store-code.ts";
import { currencyDecimals } from "#core/money/currency.ts";
import { minor } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import type { CsvRow } from "./csv-rows.ts";
import { parseDecimal } from "./exact-decimal.ts";
import { cellAt } from "./header.ts";
import type { ColumnPlaces } from "./header.ts";
import { openImportFile } from "./import-file.ts";
import type { ImportFailure } from "./import-file.ts";
import type { ProductsMap } from "./import-map.ts";
import { RowTally } from "./import-report.ts";
import type { RowCounts } from "./import-report.ts";
import { importUuid } from "./import-uuid.ts";
import type { RefusedSink, RowReason } from "./refused-row.ts";
import { UNREADABLE } from "./text-source.ts";

export interface ProductsImport {
  readonly store: Store;
  readonly settings: ShopSettings;
  readonly file: string;
  readonly map: ProductsMap;
  readonly onRefused: RefusedSink;
  readonly onProgress: (percent: number) => void;
}

export interface ProductsReport extends RowCounts {
  readonly added: number;
  readonly changed: number;
}

type Column = keyof ProductsMap["columns"];
type Found = Outcome<Omit<Product, "id">, RowReason>;

export async function importProducts(run: ProductsImport): Promise<Outcome<ProductsReport, ImportFailure>> {
  const taxRateIds = new Set(run.settings.taxRates.map((rate) => rate.id));
  const wanted = run.map.defaults.taxRateId;
  if (wanted !== null && !taxRateIds.has(wanted)) return fail({ kind: "taxRateUnknown", taxRateId: wanted });
  const opened = await openImportFile<Column>(run.file, run.map);
  if (!opened.ok) return opened;

  const tally = new RowTally(run.onRefused, null);
  const read = productReader(run, opened.value.places);
  let added = 0;
  let changed = 0;
  const takeRow = (row: CsvRow): void => {
    const found = read(row);
    const done = found.ok ? putProduct(run.store, found.value) : found;
    if (!done.ok) return tally.refuse({ line: row.line, reason: done.failure, receipt: null, fields: row.fields });
    if (done.value === "alreadyThere") return tally.findAlreadyThere(1);
    tally.accept(1);
    if (done.value === "added") added += 1;
    else changed += 1;
  };

  for (;;) {
    const batch = await opened.value.batches.next();
    if (batch.done === true) {
      if (batch.value !== null) tally.breakOff(batch.value);
      return succeed({ ...tally.counts(), added, changed });
    }
    const rows = batch.value;
    run.store.write(() => rows.forEach(takeRow));
    run.onProgress(opened.value.percentRead());
  }
}

/** As many as a product may have. */
const gtinsMax = 10;

/** Adds, changes or leaves alone; refuses a row whose codes belong to two different products. */
function putProduct(
  store: Store,
  wanted: Omit<Product, "id">,
): Outcome<"added" | "changed" | "alreadyThere", RowReason> {
  const byCode = wanted.shopCode === null ? null : store.products.findByShopCode(wanted.shopCode);
  const byGtin = wanted.gtins.map((gtin) => store.products.findByGtin(gtin));
  const owners = [byCode, ...byGtin].filter((one) => one !== null);
  const [existing, ...others] = owners;
  if (existing === undefined) {
    const id = importUuid("product", wanted.gtins[0] ?? "", wanted.shopCode ?? "");
    store.products.put([{ id, ...wanted }]);
    return succeed("added");
  }
  if (others.some((other) => other.id !== existing.id)) return fail("codeTaken");
  // Codes that the file does not mention stay: a file of prices need not repeat them.
  const gtins = [...new Set([...existing.gtins, ...wanted.gtins])];
  const next: Product = { ...wanted, id: existing.id, gtins, shopCode: wanted.shopCode ?? existing.shopCode };
  if (isSame(existing, next)) return succeed("alreadyThere");
  store.products.put([next]);
  return succeed("changed");
}

function isSame(a: Product, b: Product): boolean {
  return (
    a.name === b.name &&
    a.shopCode === b.shopCode &&
    a.category === b.category &&
    a.taxRateId === b.taxRateId &&
    a.unitPriceMinor === b.unitPriceMinor &&
    a.soldBy === b.soldBy &&
    a.gtins.join() === b.gtins.join()
  );
}

function productReader(run: ProductsImport, places: ColumnPlaces<Column>): (row: CsvRow) => Found {
  const { settings, map } = run;
  const firstTaxRate = map.defaults.taxRateId ?? settings.taxRates[0]?.id ?? "";

  return (row) => {
    const cell = (column: Column): string | null => cellAt(row.fields, places[column]);
    const columns = ["gtin", "shopCode", "name", "unitPrice", "category", "taxRateId", "soldBy"] as const;
    const cells = columns.map(cell);
    if (cells.includes(null)) return fail("columnsMissing");
    const [gtin = "", shopCode = "", name = "", price = "", category = "", tax = "", soldBy = ""] = cells.map(
      (text) => text ?? "",
    );
    if (row.fields.some((field) => field.includes(UNREADABLE))) return fail("notReadable");
    if (name === "") return fail("nameMissing");
    if (name.length > LIMITS.nameCharacters || shopCode.length > 40) return fail("textTooLong");
    if (gtin === "" && shopCode === "") return fail("codeMissing");
    const gtins = readGtins(gtin, settings);
    if (gtins === null) return fail("codeNotValid");
    const unitPrice = readPrice(price, map, settings);
    if (!unitPrice.ok) return unitPrice;
    const categoryId = category === "" ? map.defaults.category : slug(category);
    if (!idField.safeParse(categoryId).success) return fail("categoryNotValid");
    const taxRateId = tax === "" ? firstTaxRate : tax;
    if (!settings.taxRates.some((rate) => rate.id === taxRateId)) return fail("taxRateUnknown");
    const sold = soldBy === "" ? map.defaults.soldBy : soldBy.toLowerCase();
    if (sold !== "piece" && sold !== "weight") return fail("soldByUnknown");
    return succeed({
      name,
      gtins,
      shopCode: shopCode === "" ? null : shopCode,
      category: categoryId,
      brand: null,
      taxRateId,
      unitPriceMinor: unitPrice.value,
      soldBy: sold,
    });
  };
}

/** One product may have several codes, with spaces between them; null when one of them is none. */
function readGtins(text: string, settings: ShopSettings): string[] | null {
  const codes = text === "" ? [] : text.split(" ");
  const gtins = codes.map((code) => readGtin(code, settings)).filter((gtin) => gtin !== null);
  return gtins.length === codes.length && codes.length <= gtinsMax ? [...new Set(gtins)] : null;
}

/** In a product file eight digits are a GTIN-8 as printed; only if that does not fit they may be a short UPC. */
function readGtin(text: string, settings: ShopSettings): string | null {
  const inStore = parseInStoreCode(settings.inStoreTemplates, text);
  if (inStore.ok) return inStore.value.gtin14;
  const asPrinted = parseGtin(text, text.length === 8 ? "ean8" : null);
  const read = asPrinted.ok ? asPrinted : parseGtin(text);
  return read.ok ? read.value.gtin14 : null;
}

function readPrice(text: string, map: ProductsMap, settings: ShopSettings): Outcome<Minor, RowReason> {
  if (text === "") {
    const { unitPriceMinor } = map.defaults;
    return unitPriceMinor === null ? fail("priceMissing") : succeed(unitPriceMinor);
  }
  const price = parseDecimal(text, map.decimalSign, currencyDecimals(settings.currency));
  if (!price.ok) return fail(price.failure === "tooPrecise" ? "priceTooPrecise" : "priceNotValid");
  if (price.value < 0) return fail("priceNegative");
  return price.value > LIMITS.unitPriceMinor ? fail("priceTooLarge") : succeed(minor(price.value));
}

/** "Fruit & Veg" → `fruit-veg`. A name without any Latin letter or digit has no slug and is refused. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9_.:]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 64);
}
