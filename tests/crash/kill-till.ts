/** Starts the till of sell-until-killed.ts, has it killed, and looks at what it left. */
import Database from "better-sqlite3";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "#core/assert.ts";
import type { CommitStep } from "#main/store/sqlite-store.ts";
import { verifyStore } from "#main/store/verify-store.ts";

export type Death =
  | { readonly kind: "atStep"; readonly step: CommitStep; readonly passes: number }
  /** From outside: when so many sales were acknowledged, and a moment later. */
  | { readonly kind: "afterSales"; readonly sales: number; readonly delayMs: number };

const COMPILE_CACHE = join(tmpdir(), "regulars-crash-compile-cache");
const LIFETIME_MS = 60_000;

const salesIn = (said: string): readonly number[] =>
  [...said.matchAll(/^sold (\d+)\n/gm)].map((line) => Number(line[1]));

/** Sells until dead; answers with the receipt numbers that were acknowledged. */
export function sellUntilKilled(dataDir: string, death: Death, manner: "honest" | "early"): Promise<readonly number[]> {
  const step = death.kind === "atStep" ? [death.step, String(death.passes)] : ["-", "0"];
  const till = spawn(process.execPath, [join(import.meta.dirname, "sell-until-killed.ts"), dataDir, ...step, manner], {
    stdio: ["ignore", "pipe", "pipe"],
    // Fifty starts of one program: compiled once.
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  return new Promise((resolve, reject) => {
    let said = "";
    let complained = "";
    let killing: NodeJS.Timeout | null = null;
    // A till that never reaches its deadly step must not stay behind.
    const giveUp = setTimeout(() => till.kill("SIGKILL"), LIFETIME_MS);
    till.stdout.on("data", (bytes: Buffer) => {
      said += bytes.toString("utf8");
      if (death.kind === "afterSales" && killing === null && salesIn(said).length >= death.sales) {
        killing = setTimeout(() => till.kill("SIGKILL"), death.delayMs);
      }
    });
    till.stderr.on("data", (bytes: Buffer) => (complained += bytes.toString("utf8")));
    till.on("close", (_code, signal) => {
      clearTimeout(giveUp);
      if (signal !== "SIGKILL") reject(new Error(`the till ended by itself: ${complained}`));
      // A half line was never read by anybody.
      else resolve(salesIn(said));
    });
  });
}

export interface Findings {
  /** Acknowledged receipt numbers that the till does not have. */
  readonly lost: readonly number[];
  /** Sales of which one part is there and another is not. */
  readonly halves: number;
  /** Commands or receipt numbers that were written twice. */
  readonly duplicates: number;
  /** Names of failed checks of `verifyStore`. */
  readonly failedChecks: readonly string[];
}

export function examine(dataDir: string, acknowledged: Iterable<number>): Findings {
  const checks = verifyStore(dataDir);
  assert(checks !== null, "the till left a database");
  const db = new Database(join(dataDir, "till.db"), { readonly: true });
  try {
    const has = db.prepare("SELECT 1 FROM sale JOIN journal USING (position) WHERE receipt_number = ?");
    const count = (sql: string): number => {
      const found: unknown = db.prepare(sql).pluck().get();
      assert(typeof found === "number", "a count is a number");
      return found;
    };
    const sales = count("SELECT count(*) FROM journal WHERE type = 'SaleCompleted'");
    const parts = [
      count("SELECT count(*) FROM sale"),
      count("SELECT count(*) FROM ledger"),
      count("SELECT count(*) FROM print_job WHERE kind = 'receipt'"),
      // Cash was taken in every one of them, so each has its drawer kick.
      count("SELECT count(*) FROM print_job WHERE kind = 'drawer'"),
      count("SELECT count(*) FROM journal_id JOIN sale USING (position) WHERE answer IS NOT NULL"),
    ];
    const commands = count("SELECT count(DISTINCT id) FROM journal WHERE type = 'SaleCompleted'");
    const receipts = count(
      "SELECT count(DISTINCT body ->> '$.receiptNumber') FROM journal WHERE type = 'SaleCompleted'",
    );
    return {
      lost: [...acknowledged].filter((receiptNumber) => has.get(receiptNumber) === undefined),
      halves: Math.max(...parts.map((part) => Math.abs(part - sales))),
      duplicates: sales - Math.min(commands, receipts),
      failedChecks: checks.filter((check) => !check.passed).flatMap((check) => [check.name, ...check.faults]),
    };
  } finally {
    db.close();
  }
}
