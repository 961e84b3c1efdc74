/**
 * Kysely compiles, better-sqlite3 executes. A query is built once, with `arg("name")` where a value will stand; from
 * then on running it is one prepared statement and one array of values.
 *
 * Kysely's own driver is never used: it begins deferred, prepares every statement anew, and would make all of this
 * asynchronous. Each statement has a name; one that takes longer than `SLOW_QUERY_MS` is logged by that name alone.
 */
import type Database from "better-sqlite3";
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type { Compilable } from "kysely";
import { assert } from "#core/assert.ts";
import type { Tables } from "./schema.ts";
import { StoreFault, faultCodeOf } from "./store-fault.ts";

const SLOW_QUERY_MS = 40;

/** Told about what an engineer should see. Nothing personal ever reaches it. */
export interface StoreLog {
  slowQuery(name: string, durationMs: number): void;
  /** The anchor file could not be written. Selling goes on; a later loss would go unseen. */
  anchorNotWritten(): void;
}

const kysely = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Stands in a query for the value that a run will bring. */
class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

export type Args<A> = <K extends keyof A & string>(name: K) => A[K];

// Kysely only carries the value to the list of parameters, so a Place may pass as any column's value on its way there.
const place = <T>(name: string): T => new Place(name) as unknown as T;

export interface Prepared<A, O> {
  get(args: A): O | undefined;
  all(args: A): O[];
  /** How many rows were changed. */
  run(args: A): number;
}

/** A hook that says how long a named statement took. */
type Timed = <T>(name: string, work: () => T) => T;

export class Statements {
  readonly db: Database.Database;
  readonly #timed: Timed;

  constructor(db: Database.Database, log: StoreLog) {
    this.db = db;
    this.#timed = (name, work) => {
      const startedMs = performance.now();
      try {
        return work();
      } catch (error) {
        const code = faultCodeOf(error);
        throw code === null ? error : new StoreFault(code, error);
      } finally {
        const durationMs = performance.now() - startedMs;
        if (durationMs > SLOW_QUERY_MS) log.slowQuery(name, Math.round(durationMs));
      }
    };
  }

  prepare<A extends object, O>(
    name: string,
    build: (query: Kysely<Tables>, arg: Args<A>) => Compilable<O>,
  ): Prepared<A, O> {
    const compiled = build(kysely, (column) => place(column)).compile();
    const statement = this.db.prepare<unknown[], O>(compiled.sql);
    const parameters = compiled.parameters;
    const bind = (args: A): unknown[] => {
      const values: unknown[] = [];
      for (const parameter of parameters) {
        if (parameter instanceof Place) {
          // The name came in through `arg`, which takes keys of A alone.
          const value: unknown = args[parameter.name as keyof A];
          assert(value !== undefined, `statement ${name} was run without its value ${parameter.name}`);
          values.push(value);
        } else values.push(parameter);
      }
      return values;
    };
    const timed = this.#timed;
    return {
      get: (args) => timed(name, () => statement.get(bind(args))),
      all: (args) => timed(name, () => statement.all(bind(args))),
      run: (args) => timed(name, () => statement.run(bind(args)).changes),
    };
  }
}
