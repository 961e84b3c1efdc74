/** Small settings of this machine, JSON by key. */
import type { Args, Statements } from "./statements.ts";
import type { PreferenceTable } from "./store.ts";

export function openPreferenceTable(sql: Statements): PreferenceTable {
  const find = sql.prepare("preference.get", (query, arg: Args<{ key: string }>) =>
    query.selectFrom("preference").select("value").where("key", "=", arg("key")),
  );
  const put = sql.prepare("preference.put", (query, arg: Args<{ key: string; value: string }>) =>
    query.replaceInto("preference").values({ key: arg("key"), value: arg("value") }),
  );
  return {
    get(key) {
      const row = find.get({ key });
      const value: unknown = row === undefined ? undefined : JSON.parse(row.value);
      return value;
    },
    put(key, value) {
      put.run({ key, value: JSON.stringify(value) });
    },
  };
}
