/** Master data of what is sold: found by GTIN, shop code, id or the words of its name. */
import { assert } from "#core/assert.ts";
import type { Product } from "#core/catalogue/product.ts";
import { minor } from "#core/money/integers.ts";
import type { Selectable } from "kysely";
import type { Tables } from "./schema.ts";
import { digitsOf, endOfPrefix, searchKeysOf, searchPrefixOf } from "./search-keys.ts";
import type { Args, Statements } from "./statements.ts";
import type { ProductTable } from "./store.ts";

const KEYS_PER_HIT = 3;
const GTIN_DIGITS = 14;

type Row = Selectable<Tables["product"]>;

export function openProductTable(sql: Statements, inTransaction: <T>(work: () => T) => T): ProductTable {
  const reads = prepareReads(sql);
  const searches = prepareSearches(sql);
  const writes = prepareWrites(sql);

  function productOf(row: Row): Product {
    return {
      id: row.id,
      name: row.name,
      gtins: reads.listGtins.all({ number: row.number }).map(({ gtin }) => gtin),
      shopCode: row.shop_code,
      category: row.category,
      brand: row.brand,
      taxRateId: row.tax_rate_id,
      unitPriceMinor: minor(row.unit_price_minor),
      soldBy: row.sold_by,
    };
  }
  const orNull = (row: Row | undefined): Product | null => (row === undefined ? null : productOf(row));

  function search(query: string, limit: number): readonly Product[] {
    const found = new Map<number, Row>();
    const take = (rows: readonly Row[]): void => {
      for (const row of rows) if (found.size < limit) found.set(row.number, row);
    };
    const digits = digitsOf(query);
    if (digits !== null && digits.length <= GTIN_DIGITS) {
      // A person types the code as printed: 8, 12 or 13 digits of the 14 that are kept.
      for (const lead of ["", "0", "00", "000000"]) {
        const from = lead + digits;
        take(searches.byGtin.all({ from, to: endOfPrefix(from), limit }));
      }
    }
    const code = query.trim();
    for (const from of code === "" ? [] : new Set([code, code.toUpperCase()])) {
      take(searches.byShopCode.all({ from, to: endOfPrefix(from), limit }));
    }
    const prefix = searchPrefixOf(query);
    if (prefix !== "") {
      take(searches.byKey.all({ from: prefix, to: endOfPrefix(prefix), limit: limit * KEYS_PER_HIT }));
    }
    return [...found.values()].map(productOf);
  }

  function put(product: Product): void {
    const before = reads.find.get({ id: product.id });
    const written = writes.put.get(rowOf(product));
    assert(written !== undefined, "an upsert must answer with its row");
    const { number } = written;
    const oldKeys = before === undefined ? new Set<string>() : searchKeysOf(before.name);
    const newKeys = searchKeysOf(product.name);
    for (const key of oldKeys) if (!newKeys.has(key)) writes.dropKey.run({ key, number });
    for (const key of newKeys) if (!oldKeys.has(key)) writes.putKey.run({ key, number });
    if (before !== undefined) writes.dropGtins.run({ number });
    product.gtins.forEach((gtin, ordinal) => writes.putGtin.run({ gtin, number, ordinal }));
  }

  return {
    search,
    put: (products) => inTransaction(() => products.forEach(put)),
    findByGtin: (gtin) => orNull(reads.findByGtin.get({ gtin })),
    findByShopCode: (code) => orNull(reads.findByShopCode.get({ code })),
    find: (id) => orNull(reads.find.get({ id })),
    count: () => reads.count.get({})?.products ?? 0,
    listCategories: (limit) => reads.listCategories.all({ limit }).map(({ category }) => category),
    listBrands: (limit) => reads.listBrands.all({ limit }).flatMap(({ brand }) => (brand === null ? [] : [brand])),
  };
}

function rowOf(product: Product): Omit<Row, "number"> {
  return {
    id: product.id,
    name: product.name,
    shop_code: product.shopCode,
    category: product.category,
    brand: product.brand,
    tax_rate_id: product.taxRateId,
    unit_price_minor: product.unitPriceMinor,
    sold_by: product.soldBy,
  };
}

interface Range {
  from: string;
  to: string;
  limit: number;
}

function prepareReads(sql: Statements) {
  return {
    findByGtin: sql.prepare("product.findByGtin", (query, arg: Args<{ gtin: string }>) =>
      query
        .selectFrom("product_gtin")
        .innerJoin("product", "product.number", "product_gtin.product_number")
        .selectAll("product")
        .where("product_gtin.gtin", "=", arg("gtin")),
    ),
    findByShopCode: sql.prepare("product.findByShopCode", (query, arg: Args<{ code: string }>) =>
      query.selectFrom("product").selectAll().where("shop_code", "=", arg("code")).orderBy("number").limit(1),
    ),
    find: sql.prepare("product.find", (query, arg: Args<{ id: string }>) =>
      query.selectFrom("product").selectAll().where("id", "=", arg("id")),
    ),
    listGtins: sql.prepare("product.listGtins", (query, arg: Args<{ number: number }>) =>
      query.selectFrom("product_gtin").select("gtin").where("product_number", "=", arg("number")).orderBy("ordinal"),
    ),
    // Numbers rise one by one and no row is ever deleted (erasing somebody blanks the row), so the last one is the count.
    count: sql.prepare("product.count", (query) =>
      query.selectFrom("product").select((max) => max.fn.max("number").as("products")),
    ),
    listBrands: sql.prepare("product.listBrands", (query, arg: Args<{ limit: number }>) =>
      query
        .selectFrom("product")
        .select("brand")
        .distinct()
        .where("brand", "is not", null)
        .orderBy("brand")
        .limit(arg("limit")),
    ),
    listCategories: sql.prepare("product.listCategories", (query, arg: Args<{ limit: number }>) =>
      query.selectFrom("product").select("category").distinct().orderBy("category").limit(arg("limit")),
    ),
  };
}

function prepareSearches(sql: Statements) {
  return {
    byGtin: sql.prepare("product.searchGtin", (query, arg: Args<Range>) =>
      query
        .selectFrom("product_gtin")
        .innerJoin("product", "product.number", "product_gtin.product_number")
        .selectAll("product")
        .where("product_gtin.gtin", ">=", arg("from"))
        .where("product_gtin.gtin", "<", arg("to"))
        .orderBy("product_gtin.gtin")
        .limit(arg("limit")),
    ),
    byShopCode: sql.prepare("product.searchShopCode", (query, arg: Args<Range>) =>
      query
        .selectFrom("product")
        .selectAll()
        .where("shop_code", ">=", arg("from"))
        .where("shop_code", "<", arg("to"))
        .orderBy("shop_code")
        .limit(arg("limit")),
    ),
    byKey: sql.prepare("product.searchKey", (query, arg: Args<Range>) =>
      query
        .selectFrom("product_search_key")
        .innerJoin("product", "product.number", "product_search_key.product_number")
        .selectAll("product")
        .where("product_search_key.key", ">=", arg("from"))
        .where("product_search_key.key", "<", arg("to"))
        .orderBy("product_search_key.key")
        .limit(arg("limit")),
    ),
  };
}

function prepareWrites(sql: Statements) {
  return {
    put: sql.prepare("product.put", (query, arg: Args<Omit<Row, "number">>) =>
      query
        .insertInto("product")
        .values({
          id: arg("id"),
          name: arg("name"),
          shop_code: arg("shop_code"),
          category: arg("category"),
          brand: arg("brand"),
          tax_rate_id: arg("tax_rate_id"),
          unit_price_minor: arg("unit_price_minor"),
          sold_by: arg("sold_by"),
        })
        .onConflict((conflict) =>
          conflict.column("id").doUpdateSet((update) => ({
            name: update.ref("excluded.name"),
            shop_code: update.ref("excluded.shop_code"),
            category: update.ref("excluded.category"),
            brand: update.ref("excluded.brand"),
            tax_rate_id: update.ref("excluded.tax_rate_id"),
            unit_price_minor: update.ref("excluded.unit_price_minor"),
            sold_by: update.ref("excluded.sold_by"),
          })),
        )
        .returning("number"),
    ),
    putKey: sql.prepare("product.putKey", (query, arg: Args<{ key: string; number: number }>) =>
      query.insertInto("product_search_key").values({ key: arg("key"), product_number: arg("number") }),
    ),
    dropKey: sql.prepare("product.dropKey", (query, arg: Args<{ key: string; number: number }>) =>
      query.deleteFrom("product_search_key").where("key", "=", arg("key")).where("product_number", "=", arg("number")),
    ),
    /** A code that moved to another product follows the newest product file. */
    putGtin: sql.prepare("product.putGtin", (query, arg: Args<{ gtin: string; number: number; ordinal: number }>) =>
      query
        .replaceInto("product_gtin")
        .values({ gtin: arg("gtin"), product_number: arg("number"), ordinal: arg("ordinal") }),
    ),
    dropGtins: sql.prepare("product.dropGtins", (query, arg: Args<{ number: number }>) =>
      query.deleteFrom("product_gtin").where("product_number", "=", arg("number")),
    ),
  };
}
