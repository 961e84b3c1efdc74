/**
 * One transaction at a time, `BEGIN IMMEDIATE … COMMIT`, joined by whatever runs inside it.
 *
 * Inner work that throws spoils the whole: even if somebody caught the error on the way, nothing is committed. So half
 * an act can never be written, and no savepoints are needed.
 */
import type Database from "better-sqlite3";
import { assert } from "#core/assert.ts";
import { faulting } from "./store-fault.ts";

interface TransactionEvents {
  /** Runs after BEGIN and before COMMIT, when something was written: a last look that may still throw. */
  beforeCommit(): void;
  afterCommit(): void;
  afterRollback(): void;
}

export class Transactions {
  readonly #db: Database.Database;
  readonly #begin: Database.Statement;
  readonly #commit: Database.Statement;
  readonly #rollback: Database.Statement;
  readonly #events: TransactionEvents;
  #open = false;
  #spoiled = false;

  constructor(db: Database.Database, events: TransactionEvents) {
    this.#db = db;
    this.#events = events;
    this.#begin = db.prepare("BEGIN IMMEDIATE");
    this.#commit = db.prepare("COMMIT");
    this.#rollback = db.prepare("ROLLBACK");
  }

  run<T>(work: () => T): T {
    if (this.#open) return this.#join(work);
    faulting(() => this.#begin.run());
    this.#open = true;
    this.#spoiled = false;
    let result: T;
    try {
      result = work();
      assert(!this.#spoiled, "a part of this transaction failed and the failure was swallowed");
      this.#events.beforeCommit();
      faulting(() => this.#commit.run());
    } catch (error) {
      this.#open = false;
      // SQLite has already rolled back by itself after some faults (a full disk).
      if (this.#db.inTransaction) this.#rollback.run();
      this.#events.afterRollback();
      throw error;
    }
    this.#open = false;
    this.#events.afterCommit();
    return result;
  }

  #join<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.#spoiled = true;
      throw error;
    }
  }
}
