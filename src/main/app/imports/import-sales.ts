/**
 * Brings in another till's receipt log: rows stream in, receipts come together, each becomes an act, many acts share one
 * transaction.
 *
 *   file → text → rows → SaleRow │ refused → receipts → parts → decide → commit │ refused
 *
 * Invariants:
 * - rows = accepted + already there + refused, and every refused row has been given to `onRefused` with its reason;
 * - a second run of the same file changes nothing, also after a first run that was cut off anywhere;
 * - memory does not grow with the file.
 */
import type { Outcome } from "#core/outcome.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import { shopMomentAt } from "../shop-time.ts";
import type { CsvRow } from "./csv-rows.ts";
import { openImportFile } from "./import-file.ts";
import type { ImportFailure, ImportFile } from "./import-file.ts";
import type { SalesMap } from "./import-map.ts";
import { RowTally } from "./import-report.ts";
import type { RowCounts } from "./import-report.ts";
import { postPart, splitReceipt } from "./post-receipt.ts";
import type { PostingParts } from "./post-receipt.ts";
import { ReceiptWindow } from "./receipt-window.ts";
import type { Receipt } from "./receipt-window.ts";
import type { RefusedSink } from "./refused-row.ts";
import { saleRowReader } from "./sale-row.ts";

export interface SalesImport {
  readonly store: Store;
  readonly settings: ShopSettings;
  readonly file: string;
  readonly map: SalesMap;
  readonly nowMs: number;
  readonly newId: () => string;
  readonly onRefused: RefusedSink;
  readonly onProgress: (percent: number) => void;
}

export interface SalesReport extends RowCounts {
  readonly sales: number;
  readonly returns: number;
  /** Returns whose sale was found for certain. */
  readonly returnsLinked: number;
  readonly membersCreated: number;
  readonly currency: string;
  /** Sum of what was committed in this run, returns negative. */
  readonly totalMinor: number;
}

type SalesColumn = keyof SalesMap["columns"];

export async function importSales(run: SalesImport): Promise<Outcome<SalesReport, ImportFailure>> {
  const { settings, map } = run;
  if (map.currency !== settings.currency) {
    return fail({ kind: "wrongCurrency", file: map.currency, shop: settings.currency });
  }
  const taxRate = settings.taxRates.find((rate) => map.taxRateId === null || rate.id === map.taxRateId);
  if (taxRate === undefined) return fail({ kind: "taxRateUnknown", taxRateId: map.taxRateId ?? "" });
  const opened = await openImportFile<SalesColumn>(run.file, map);
  if (!opened.ok) return opened;
  return succeed(await new SalesPosting(run, taxRate.id, opened.value).read());
}

class SalesPosting {
  readonly #run: SalesImport;
  readonly #file: ImportFile<SalesColumn>;
  readonly #parts: PostingParts;
  readonly #tally: RowTally;
  readonly #window = new ReceiptWindow();
  #sales = 0;
  #returns = 0;
  #returnsLinked = 0;
  #membersCreated = 0;
  #totalMinor = 0;

  constructor(run: SalesImport, taxRateId: string, file: ImportFile<SalesColumn>) {
    const { store, settings, map, newId } = run;
    const today = shopMomentAt(run.nowMs, settings).moment.businessDate;
    const programOfToday = store.programs.findInForce(today);
    this.#run = run;
    this.#file = file;
    this.#parts = { store, settings, map, taxRateId, programOfToday, newId };
    this.#tally = new RowTally(run.onRefused, { place: file.places.member, scheme: settings });
  }

  async read(): Promise<SalesReport> {
    const file = this.#file;
    const { store, settings, map, nowMs, onProgress } = this.#run;
    const readRow = saleRowReader(map, settings, file.places, nowMs);
    const takeRow = (row: CsvRow): void => {
      const read = readRow(row);
      if (!read.ok) return this.#tally.refuse({ line: row.line, fields: row.fields, ...read.failure });
      const whole = this.#window.add(read.value);
      if (whole !== "full") return whole === null ? undefined : this.#post(whole);
      const { line, fields, receipt } = read.value;
      this.#tally.refuse({ line, reason: "receiptTooLong", receipt, fields });
    };

    let batch = await file.batches.next();
    while (batch.done !== true) {
      const rows = batch.value;
      store.batch(() => rows.forEach(takeRow));
      onProgress(file.percentRead());
      batch = await file.batches.next();
    }
    store.batch(() => this.#window.drain().forEach((receipt) => this.#post(receipt)));
    if (batch.value !== null) this.#tally.breakOff(batch.value);
    return {
      ...this.#tally.counts(),
      sales: this.#sales,
      returns: this.#returns,
      returnsLinked: this.#returnsLinked,
      membersCreated: this.#membersCreated,
      currency: map.currency,
      totalMinor: this.#totalMinor,
    };
  }

  #post(receipt: Receipt): void {
    const { parts, refused } = splitReceipt(receipt);
    for (const row of refused) this.#tally.refuse(row);
    for (const [index, rows] of parts.entries()) {
      const posted = postPart(this.#parts, receipt, rows, index + 1);
      if (!posted.ok) {
        for (const row of posted.failure) this.#tally.refuse(row);
      } else if (posted.value.kind === "alreadyThere") {
        this.#tally.findAlreadyThere(rows.length);
      } else {
        this.#tally.accept(rows.length);
        this.#totalMinor += posted.value.totalMinor;
        this.#membersCreated += posted.value.memberCreated ? 1 : 0;
        this.#sales += posted.value.act === "sale" ? 1 : 0;
        this.#returns += posted.value.act === "sale" ? 0 : 1;
        this.#returnsLinked += posted.value.act === "linkedReturn" ? 1 : 0;
      }
    }
  }
}
