/** Programme versions as published, and the settings in force. Parsed once: both are read on every step of a sale. */
import { programSchema } from "#core/program/program.ts";
import type { Program } from "#core/program/program.ts";
import { shopSettingsSchema } from "#core/shop/settings.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Args, Statements } from "./statements.ts";
import type { ProgramTable } from "./store.ts";

const PARSED_MAX = 16;

/** Parses a text once and remembers the last few results by the text itself, so a rollback can leave nothing stale. */
function remembering<T>(parse: (text: string) => T): (text: string) => T {
  const parsed = new Map<string, T>();
  return (text) => {
    const known = parsed.get(text);
    if (known !== undefined) return known;
    const value = parse(text);
    if (parsed.size >= PARSED_MAX) parsed.clear();
    parsed.set(text, value);
    return value;
  };
}

export function openProgramTable(sql: Statements): ProgramTable {
  const parse = remembering((text): Program => programSchema.parse(JSON.parse(text)));
  const findInForce = sql.prepare("program.findInForce", (query, arg: Args<{ businessDate: string }>) =>
    query
      .selectFrom("program_version")
      .select("program")
      .where("effective_from", "<=", arg("businessDate"))
      .orderBy("position", "desc")
      .limit(1),
  );
  const find = sql.prepare("program.find", (query, arg: Args<{ id: string; version: number }>) =>
    query
      .selectFrom("program_version")
      .select("program")
      .where("id", "=", arg("id"))
      .where("version", "=", arg("version")),
  );
  const listVersions = sql.prepare("program.listVersions", (query, arg: Args<{ limit: number }>) =>
    query
      .selectFrom("program_version")
      .innerJoin("journal", "journal.position", "program_version.position")
      .select(["program", "journal.occurred_at_ms", "journal.actor"])
      .orderBy("program_version.position", "desc")
      .limit(arg("limit")),
  );
  const lastVersion = sql.prepare("program.lastVersion", (query, arg: Args<{ id: string }>) =>
    query
      .selectFrom("program_version")
      .select((row) => row.fn.max("version").as("version"))
      .where("id", "=", arg("id")),
  );
  const orNull = (row: { program: string } | undefined): Program | null =>
    row === undefined ? null : parse(row.program);
  return {
    findInForce: (businessDate) => orNull(findInForce.get({ businessDate })),
    find: (id, version) => orNull(find.get({ id, version })),
    listVersions: (limit) =>
      listVersions.all({ limit }).map((row) => {
        const { id, version, name, effectiveFrom } = parse(row.program);
        return { id, version, name, effectiveFrom, publishedAtMs: row.occurred_at_ms, publishedBy: row.actor };
      }),
    lastVersion: (id) => lastVersion.get({ id })?.version ?? 0,
  };
}

export function openSettingsTable(sql: Statements): { findSettings(): ShopSettings | null } {
  const parse = remembering((text): ShopSettings => shopSettingsSchema.parse(JSON.parse(text)));
  const find = sql.prepare("settings.find", (query) => query.selectFrom("shop_settings").select("settings"));
  return {
    findSettings() {
      const row = find.get({});
      return row === undefined ? null : parse(row.settings);
    },
  };
}
