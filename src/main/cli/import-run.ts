/** What the three imports have in common: which map, on the shop or on a copy, refused rows, progress, figures. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { texts } from "#locales/catalogue.ts";
import type { Outcome } from "#core/outcome.ts";
import { fail, succeed } from "#core/outcome.ts";
import { readHeader } from "#main/app/imports/import-file.ts";
import { mapForHeader, readMap } from "#main/app/imports/find-map.ts";
import type { MapFormat, MapOf } from "#main/app/imports/find-map.ts";
import type { ImportMap } from "#main/app/imports/import-map.ts";
import type { RowCounts } from "#main/app/imports/import-report.ts";
import { ROW_REASONS } from "#main/app/imports/refused-row.ts";
import type { RefusedRow, RowReason } from "#main/app/imports/refused-row.ts";
import type { CommandContext, CommandFailure } from "./command-context.ts";
import { failureOfImport, failureOfMap } from "./import-failures.ts";
import { copyShop, folderOf, openShop } from "./open-shop.ts";
import type { OpenedShop } from "./open-shop.ts";
import { RefusedFile } from "./refused-output.ts";

export interface ImportOptions {
  readonly data?: string;
  readonly map?: string;
  readonly dryRun?: boolean;
  readonly refused?: string;
  readonly json?: boolean;
}

/** The map that was asked for, else the shipped one that fits the file's first line. */
export async function chooseMap<F extends MapFormat>(
  context: CommandContext,
  file: string,
  asked: string | undefined,
  format: F,
): Promise<Outcome<MapOf<F>, CommandFailure>> {
  if (asked !== undefined) {
    const read = readMap(asked, format);
    return read.ok ? read : fail(failureOfMap(context, read.failure));
  }
  const header = await readHeader(file);
  if (!header.ok) return fail(failureOfImport(context, file, header.failure));
  const fitting = mapForHeader(header.value, format);
  if (!fitting.ok) return fail(failureOfMap(context, fitting.failure));
  context.terminal.err(`${context.say("mapUsed", { map: fitting.value.name })}\n`);
  return succeed(fitting.value.map);
}

/**
 * Gives the work a shop, or with `--dry-run` a copy of one that is thrown away: what is then reported is what would
 * happen, because it did.
 */
export async function withShop<T>(
  context: CommandContext,
  options: ImportOptions,
  work: (shop: OpenedShop) => Promise<Outcome<T, CommandFailure>>,
): Promise<Outcome<T, CommandFailure>> {
  if (options.dryRun !== true) return inFolder(context, folderOf(options.data), work);
  const copyFolder = fs.mkdtempSync(path.join(os.tmpdir(), "regulars-dry-run-"));
  try {
    const copied = copyShop(context, folderOf(options.data), copyFolder);
    if (!copied.ok) return copied;
    context.terminal.err(`${context.say("dryRun")}\n`);
    return await inFolder(context, copyFolder, work);
  } finally {
    fs.rmSync(copyFolder, { recursive: true, force: true });
  }
}

async function inFolder<T>(
  context: CommandContext,
  dataDir: string,
  work: (shop: OpenedShop) => Promise<Outcome<T, CommandFailure>>,
): Promise<Outcome<T, CommandFailure>> {
  const opened = openShop(context, dataDir, "regulars import");
  if (!opened.ok) return opened;
  try {
    return await work(opened.value);
  } finally {
    opened.value.store.close();
  }
}

/** Written before the first refused row, so that a file that is refused whole leaves no half document. */
const JSON_HEAD = '{"ok":true,"refused":[';

/** Reports every refused row as it comes, then the figures. */
export class RefusedRows {
  readonly #context: CommandContext;
  readonly #json: boolean;
  readonly #file: RefusedFile | null;
  #count = 0;

  private constructor(context: CommandContext, options: ImportOptions, file: RefusedFile | null) {
    this.#context = context;
    this.#json = options.json === true;
    this.#file = file;
  }

  /** `file` is what is imported: its first line becomes the first line of the refused rows. */
  static async open(
    context: CommandContext,
    options: ImportOptions,
    file: string,
    map: ImportMap,
  ): Promise<Outcome<RefusedRows, CommandFailure>> {
    if (options.refused === undefined) return succeed(new RefusedRows(context, options, null));
    const header = await readHeader(file, map);
    if (!header.ok) return fail(failureOfImport(context, file, header.failure));
    return succeed(new RefusedRows(context, options, new RefusedFile(options.refused, header.value, map.delimiter)));
  }

  readonly take = (row: RefusedRow): void => {
    const { terminal } = this.#context;
    const reason = sayReason(this.#context, row.reason);
    this.#file?.write(row, reason);
    if (this.#json) {
      const { line, receipt } = row;
      terminal.out(`${this.#count === 0 ? JSON_HEAD : ","}\n${JSON.stringify({ line, reason: row.reason, receipt })}`);
    } else {
      const key = row.receipt === null ? "refusedLine" : "refusedLineOfReceipt";
      terminal.out(`${this.#context.say(key, { line: row.line, receipt: row.receipt ?? "", reason })}\n`);
    }
    this.#count += 1;
  };

  /** Ends the list; the report's own figures follow. */
  end(report: RowCounts & Speed, lines: readonly string[]): void {
    this.#file?.close();
    const head = this.#count === 0 ? JSON_HEAD : "";
    const document = `${head}\n],"report":${JSON.stringify(report)}}\n`;
    this.#context.terminal.out(this.#json ? document : lines.map((line) => `${line}\n`).join(""));
  }

  /** Nothing was imported, so there is nothing to report. */
  abandon(): void {
    this.#file?.close();
  }
}

const isRowReason = (reason: string): reason is RowReason => ROW_REASONS.some((one) => one === reason);

function sayReason(context: CommandContext, reason: RefusedRow["reason"]): string {
  return isRowReason(reason) ? context.say(`row_${reason}`) : texts.getFixedT(context.language, "failures")(reason);
}

/** The lines about rows that every import's report begins with. */
export function sayCounts(context: CommandContext, counts: RowCounts): string[] {
  const { rows, accepted, alreadyThere, refused, refusedByReason, brokenOff } = counts;
  const lines = [context.say("rows", { rows, accepted, alreadyThere, refused })];
  for (const [reason, count] of Object.entries(refusedByReason)) {
    const said = isRowReason(reason) ? context.say(`row_${reason}`) : reason;
    lines.push(context.say("refusedOfReason", { count, reason: said }));
  }
  if (brokenOff !== null) lines.push(context.say("brokenOff", { line: brokenOff.line, code: brokenOff.code }));
  return lines;
}

export interface Speed {
  readonly seconds: number;
  readonly linesPerSecond: number;
  readonly peakMemoryMb: number;
}

/** For people and for the bench; `startedMs` is from `performance.now()`. */
export function measureSpeed(rows: number, startedMs: number): Speed {
  const elapsedMs = Math.max(1, performance.now() - startedMs);
  return {
    seconds: Math.round(elapsedMs / 10) / 100,
    linesPerSecond: Math.round((rows * 1000) / elapsedMs),
    // Node states kilobytes, on every platform.
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

export const saySpeed = (context: CommandContext, speed: Speed): string =>
  context.say("speedDone", { seconds: speed.seconds, rate: speed.linesPerSecond, memory: speed.peakMemoryMb });
