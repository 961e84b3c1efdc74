/**
 * The till's log file: one JSON line for each call, fault and note. Written in small batches off the till's own pace, and
 * bounded: two files of at most a megabyte, at most a thousand lines waiting. A log that cannot be written never stops a
 * sale; how many lines were lost is written once it can be again.
 */
import { appendFile, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import type { EngineLog, LogLine } from "#main/app/engine-log.ts";

const FILE_BYTES_MAX = 1_000_000;
const WAITING_MAX = 1000;
const PAUSE_MS = 500;

export interface TillLog extends EngineLog {
  /** Writes what waits. */
  stop(): Promise<void>;
}

export function openTillLog(dataDir: string, nowMs: () => number): TillLog {
  const file = join(dataDir, "till.log");
  let waiting: string[] = [];
  let lost = 0;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  async function append(lines: readonly string[]): Promise<void> {
    try {
      const size = await stat(file).then(
        ({ size: bytes }) => bytes,
        () => 0,
      );
      if (size > FILE_BYTES_MAX) await rename(file, `${file}.1`);
      await appendFile(file, lines.join(""), { mode: 0o600 });
    } catch {
      // Nobody to tell: the disk that does not take the log tells the cashier through the sale that it does not take.
      lost += lines.length;
    }
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting.length === 0) return writing;
    const lines = lost === 0 ? waiting : [...waiting, lineOf({ kind: "note", what: `${lost} lines lost` }, nowMs())];
    waiting = [];
    lost = 0;
    writing = writing.then(() => append(lines));
    return writing;
  }

  return {
    write(line) {
      if (waiting.length >= WAITING_MAX) lost += 1;
      else waiting.push(lineOf(line, nowMs()));
      if (timer === null) {
        timer = setTimeout(() => void flush(), PAUSE_MS);
        timer.unref();
      }
    },
    stop: flush,
  };
}

const lineOf = (line: LogLine, atMs: number): string =>
  `${JSON.stringify({ at: new Date(atMs).toISOString(), ...line })}\n`;
