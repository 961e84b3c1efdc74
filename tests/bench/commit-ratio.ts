/**
 * What a sale's commit costs beside one bare transaction that writes the same bytes with WAL and FULL.
 * Both run in turn on the same disk in the same minute, so a slow disk slows both.
 */
import Database from "better-sqlite3";
import { join } from "node:path";
import type { Store } from "#main/store/store.ts";
import { saleAct } from "../builders/test-shop.ts";

export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
}

export function quantilesOf(durationsMs: readonly number[]): Quantiles {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** A transaction with nothing around it: begin, insert one row of so many bytes, commit. */
function bareTransaction(file: string, bytes: number): () => void {
  const db = new Database(file);
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.exec("CREATE TABLE row (number INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT");
  const insert = db.prepare("INSERT INTO row (bytes) VALUES (?)");
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const row = Buffer.alloc(bytes, 65);
  return () => {
    begin.run();
    insert.run(row);
    commit.run();
  };
}

export function measureCommitRatio(
  store: Store,
  options: {
    readonly dir: string;
    readonly first: number;
    readonly count: number;
    readonly memberRefOf: (n: number) => string;
  },
): { readonly commit: Quantiles; readonly bare: Quantiles; readonly ratio: number; readonly bytes: number } {
  const { dir, first, count, memberRefOf } = options;
  const bytes = JSON.stringify(saleAct(store, first, memberRefOf(first)).facts).length + 1500;
  const bare = bareTransaction(join(dir, "bare.db"), bytes);
  const commitMs: number[] = [];
  const bareMs: number[] = [];
  for (let n = first; n < first + count; n++) {
    const act = saleAct(store, n, memberRefOf(n));
    const startedMs = performance.now();
    store.commit(act);
    const betweenMs = performance.now();
    bare();
    commitMs.push(betweenMs - startedMs);
    bareMs.push(performance.now() - betweenMs);
  }
  const commit = quantilesOf(commitMs);
  const bareQuantiles = quantilesOf(bareMs);
  return { commit, bare: bareQuantiles, ratio: commit.p50 / bareQuantiles.p50, bytes };
}
