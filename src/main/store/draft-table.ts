/** Programmes being written: whole documents, whatever is wrong with them. Not facts, so they may change and go. */
import type { Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";

/** A programme being written. `revision` rises with every save. */
export interface StoredDraft {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly document: unknown;
  readonly updatedAtMs: number;
  readonly updatedBy: string;
}

export interface DraftTable {
  /** The last changed first. */
  list(limit: number): readonly StoredDraft[];
  find(id: string): StoredDraft | null;
  put(draft: StoredDraft): void;
  remove(id: string): void;
}

type Row = Tables["program_draft"];

const draftOf = (row: Row): StoredDraft => {
  const document: unknown = JSON.parse(row.document);
  return {
    id: row.id,
    revision: row.revision,
    name: row.name,
    document,
    updatedAtMs: row.updated_at_ms,
    updatedBy: row.updated_by,
  };
};

export function openDraftTable(sql: Statements): DraftTable {
  const list = sql.prepare("draft.list", (query, arg: Args<{ limit: number }>) =>
    query.selectFrom("program_draft").selectAll().orderBy("updated_at_ms", "desc").orderBy("id").limit(arg("limit")),
  );
  const find = sql.prepare("draft.find", (query, arg: Args<{ id: string }>) =>
    query.selectFrom("program_draft").selectAll().where("id", "=", arg("id")),
  );
  const put = sql.prepare("draft.put", (query, arg: Args<Row>) =>
    query.replaceInto("program_draft").values({
      id: arg("id"),
      revision: arg("revision"),
      name: arg("name"),
      document: arg("document"),
      updated_at_ms: arg("updated_at_ms"),
      updated_by: arg("updated_by"),
    }),
  );
  const remove = sql.prepare("draft.remove", (query, arg: Args<{ id: string }>) =>
    query.deleteFrom("program_draft").where("id", "=", arg("id")),
  );
  return {
    list: (limit) => list.all({ limit }).map(draftOf),
    find(id) {
      const row = find.get({ id });
      return row === undefined ? null : draftOf(row);
    },
    put(draft) {
      put.run({
        id: draft.id,
        revision: draft.revision,
        name: draft.name,
        document: JSON.stringify(draft.document),
        updated_at_ms: draft.updatedAtMs,
        updated_by: draft.updatedBy,
      });
    },
    remove: (id) => void remove.run({ id }),
  };
}
