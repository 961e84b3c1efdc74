/**
 * Brings a till's database up to this program. Steps are the files `migrations/till/NNNN-name.sql`, in strictly rising
 * order without gaps; all that are pending run in one transaction, after a copy of the database was made beside it.
 * The number of the last step is `PRAGMA user_version`. A database from a newer program is refused, never touched.
 */
import type Database from "better-sqlite3";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { assert } from "#core/assert.ts";

const FOLDERS_UP_MAX = 6;

/** The folder `migrations/till` of the project or package that this file is part of, built or not. */
export function findMigrationsDir(): string {
  let folder = import.meta.dirname;
  for (let up = 0; up < FOLDERS_UP_MAX; up++) {
    const candidate = join(folder, "migrations", "till");
    if (existsSync(candidate)) return candidate;
    folder = dirname(folder);
  }
  assert(false, "the folder migrations/till is missing from this installation");
}

interface Step {
  readonly number: number;
  readonly sql: string;
}

export function readSteps(migrationsDir: string): readonly Step[] {
  const names = readdirSync(migrationsDir)
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .sort();
  return names.map((name, index) => {
    const number = Number.parseInt(name.slice(0, 4), 10);
    assert(number === index + 1, `migration ${name} breaks the row of rising numbers`);
    return { number, sql: readFileSync(join(migrationsDir, name), "utf8") };
  });
}

export type Migrated =
  | { readonly kind: "current" }
  | { readonly kind: "newer"; readonly version: number; readonly known: number };

/** `copyTo` is where the copy goes when there is something to lose: a path that does not exist yet. */
export function migrate(
  db: Database.Database,
  steps: readonly Step[],
  copyTo: (fromVersion: number) => string,
): Migrated {
  const version = readVersion(db);
  const known = steps.length;
  if (version > known) return { kind: "newer", version, known };
  const pending = steps.filter((step) => step.number > version);
  if (pending.length === 0) return { kind: "current" };
  if (version > 0) {
    const file = copyTo(version);
    // A copy of an earlier try that failed is as good as a new one: nothing was committed since.
    if (!existsSync(file)) db.prepare("VACUUM INTO ?").run(file);
  }
  db.transaction(() => {
    for (const step of pending) db.exec(step.sql);
    db.pragma(`user_version = ${known}`);
  }).immediate();
  return { kind: "current" };
}

export function readVersion(db: Database.Database): number {
  const version = db.pragma("user_version", { simple: true });
  assert(typeof version === "number", "SQLite must answer user_version with a number");
  return version;
}
