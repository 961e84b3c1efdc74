/** One import from its map to its exit code; what is imported, and what is said of it at the end, is the kind's own. */
import { fail } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { MapFormat, MapOf } from "#main/app/imports/find-map.ts";
import type { ImportFailure } from "#main/app/imports/import-file.ts";
import type { RowCounts } from "#main/app/imports/import-report.ts";
import type { RefusedSink } from "#main/app/imports/refused-row.ts";
import { reportFailure } from "./command-context.ts";
import type { CommandContext } from "./command-context.ts";
import { EXIT } from "./exit-codes.ts";
import { failureOfImport } from "./import-failures.ts";
import { RefusedRows, chooseMap, measureSpeed, sayCounts, saySpeed, withShop } from "./import-run.ts";
import type { ImportOptions } from "./import-run.ts";
import type { OpenedShop } from "./open-shop.ts";
import { ProgressBar } from "./progress-bar.ts";

export interface ImportWork<F extends MapFormat> extends Pick<OpenedShop, "store" | "settings" | "newId"> {
  readonly file: string;
  readonly map: MapOf<F>;
  readonly nowMs: number;
  readonly onRefused: RefusedSink;
  readonly onProgress: (percent: number) => void;
}

export interface ImportKind<F extends MapFormat, R extends RowCounts> {
  readonly format: F;
  readonly run: (work: ImportWork<F>) => Promise<Outcome<R, ImportFailure>>;
  /** The lines about what the rows became, between the counts and the speed. */
  readonly sayDone: (report: R) => readonly string[];
}

export async function runImport<F extends MapFormat, R extends RowCounts>(
  context: CommandContext,
  kind: ImportKind<F, R>,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const json = options.json === true;
  const map = await chooseMap(context, file, options.map, kind.format);
  if (!map.ok) return reportFailure(context, map.failure, json);
  const done = await withShop(context, options, async ({ store, settings, newId }) => {
    const opened = await RefusedRows.open(context, options, file, map.value);
    if (!opened.ok) return opened;
    const refused = opened.value;
    const bar = new ProgressBar(context.terminal);
    const startedMs = performance.now();
    const imported = await kind.run({
      store,
      settings,
      newId,
      file,
      map: map.value,
      nowMs: Date.now(),
      onRefused: refused.take,
      onProgress: (percent) => bar.show(percent),
    });
    bar.clear();
    if (!imported.ok) {
      refused.abandon();
      return fail(failureOfImport(context, file, imported.failure));
    }
    const report = imported.value;
    const speed = measureSpeed(report.rows, startedMs);
    refused.end({ ...report, ...speed, dryRun: options.dryRun === true }, [
      ...sayCounts(context, report),
      ...kind.sayDone(report),
      saySpeed(context, speed),
    ]);
    return imported;
  });
  if (!done.ok) return reportFailure(context, done.failure, json);
  context.finish(done.value.brokenOff === null ? EXIT.done : EXIT.refused);
}
