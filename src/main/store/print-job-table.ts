/** Print jobs: durable from the commit that made them. Their ids are UUIDv7, so the order of ids is the order of time. */
import { sql as literal } from "kysely";
import type { PrintJob } from "#core/receipts/print-job.ts";
import type { Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";
import type { PrintJobTable } from "./store.ts";

type Row = Tables["print_job"];

export function openPrintJobTable(sql: Statements): PrintJobTable {
  const put = sql.prepare("printJob.put", (query, arg: Args<Row>) =>
    query
      .insertInto("print_job")
      .values({
        id: arg("id"),
        kind: arg("kind"),
        sale_id: arg("sale_id"),
        copy_number: arg("copy_number"),
        state: arg("state"),
        waiting_for: arg("waiting_for"),
        bytes_sent: arg("bytes_sent"),
        attempts: arg("attempts"),
        created_at_ms: arg("created_at_ms"),
        updated_at_ms: arg("updated_at_ms"),
      })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((update) => ({
          state: update.ref("excluded.state"),
          waiting_for: update.ref("excluded.waiting_for"),
          bytes_sent: update.ref("excluded.bytes_sent"),
          attempts: update.ref("excluded.attempts"),
          updated_at_ms: update.ref("excluded.updated_at_ms"),
        })),
      ),
  );
  const find = sql.prepare("printJob.find", (query, arg: Args<{ id: string }>) =>
    query.selectFrom("print_job").selectAll().where("id", "=", arg("id")),
  );
  const listPending = sql.prepare("printJob.listPending", (query, arg: Args<{ limit: number }>) =>
    query
      .selectFrom("print_job")
      .selectAll()
      // Written out as in the partial index, which is used only for the very same condition.
      .where(literal<boolean>`state NOT IN ('printed', 'cancelled')`)
      .orderBy("id")
      .limit(arg("limit")),
  );
  const listRecent = sql.prepare("printJob.listRecent", (query, arg: Args<{ limit: number }>) =>
    query.selectFrom("print_job").selectAll().orderBy("id", "desc").limit(arg("limit")),
  );
  return {
    put(job) {
      put.run(rowOf(job));
    },
    find(id) {
      const row = find.get({ id });
      return row === undefined ? null : jobOf(row);
    },
    listPending: (limit) => listPending.all({ limit }).map(jobOf),
    listRecent: (limit) => listRecent.all({ limit }).map(jobOf),
  };
}

function rowOf(job: PrintJob): Row {
  return {
    id: job.id,
    kind: job.kind,
    sale_id: job.saleId,
    copy_number: job.copyNumber,
    state: job.state,
    waiting_for: job.waitingFor,
    bytes_sent: job.bytesSent,
    attempts: job.attempts,
    created_at_ms: job.createdAtMs,
    updated_at_ms: job.updatedAtMs,
  };
}

function jobOf(row: Row): PrintJob {
  return {
    id: row.id,
    kind: row.kind,
    saleId: row.sale_id,
    copyNumber: row.copy_number,
    state: row.state,
    waitingFor: row.waiting_for,
    bytesSent: row.bytes_sent,
    attempts: row.attempts,
    createdAtMs: row.created_at_ms,
    updatedAtMs: row.updated_at_ms,
  };
}
