/** Print jobs: durable from the commit that made them. Their ids are UUIDv7, so the order of ids is the order of time. */
import type { PrintJob } from "#core/receipts/print-job.ts";
import type { Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";
import type { PrintJobTable } from "./store.ts";

type Row = Tables["print_job"];

const PENDING = 0;
const FINISHED = 1;

export function openPrintJobTable(sql: Statements, inTransaction: <T>(work: () => T) => T): PrintJobTable {
  const statements = prepareStatements(sql);
  return {
    put(job) {
      const row = rowOf(job);
      // Printed and cancelled are last states: a pending job can have no finished row to replace.
      if (row.finished === PENDING) statements.put.run(row);
      else {
        inTransaction(() => {
          statements.dropPending.run({ id: job.id });
          statements.put.run(row);
        });
      }
    },
    find(id) {
      const row = statements.find.get({ id, finished: PENDING }) ?? statements.find.get({ id, finished: FINISHED });
      return row === undefined ? null : jobOf(row);
    },
    lastCopyNumber: (saleId) => statements.lastCopy.get({ saleId })?.copies ?? 0,
    listPending: (limit) => statements.listOldest.all({ finished: PENDING, limit }).map(jobOf),
    listRecent(limit) {
      const newest = [PENDING, FINISHED].flatMap((finished) => statements.listNewest.all({ finished, limit }));
      return newest
        .sort((a, b) => (a.id < b.id ? 1 : -1))
        .slice(0, limit)
        .map(jobOf);
    },
  };
}

function prepareStatements(sql: Statements) {
  return {
    put: sql.prepare("printJob.put", (query, arg: Args<Row>) =>
      query
        .insertInto("print_job")
        .values({
          finished: arg("finished"),
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
          conflict.columns(["finished", "id"]).doUpdateSet((update) => ({
            state: update.ref("excluded.state"),
            waiting_for: update.ref("excluded.waiting_for"),
            bytes_sent: update.ref("excluded.bytes_sent"),
            attempts: update.ref("excluded.attempts"),
            created_at_ms: update.ref("excluded.created_at_ms"),
            updated_at_ms: update.ref("excluded.updated_at_ms"),
          })),
        ),
    ),
    dropPending: sql.prepare("printJob.dropPending", (query, arg: Args<{ id: string }>) =>
      query.deleteFrom("print_job").where("finished", "=", PENDING).where("id", "=", arg("id")),
    ),
    find: sql.prepare("printJob.find", (query, arg: Args<{ id: string; finished: number }>) =>
      query.selectFrom("print_job").selectAll().where("finished", "=", arg("finished")).where("id", "=", arg("id")),
    ),
    lastCopy: sql.prepare("printJob.lastCopy", (query, arg: Args<{ saleId: string }>) =>
      query
        .selectFrom("print_job")
        .select((max) => max.fn.max("copy_number").as("copies"))
        .where("sale_id", "=", arg("saleId"))
        // As a literal, so that the index of copies serves it.
        .where((where) => where("copy_number", ">", where.lit(0))),
    ),
    listOldest: sql.prepare("printJob.listOldest", (query, arg: Args<{ finished: number; limit: number }>) =>
      query
        .selectFrom("print_job")
        .selectAll()
        .where("finished", "=", arg("finished"))
        .orderBy("id")
        .limit(arg("limit")),
    ),
    listNewest: sql.prepare("printJob.listNewest", (query, arg: Args<{ finished: number; limit: number }>) =>
      query
        .selectFrom("print_job")
        .selectAll()
        .where("finished", "=", arg("finished"))
        .orderBy("id", "desc")
        .limit(arg("limit")),
    ),
  };
}

function rowOf(job: PrintJob): Row {
  return {
    finished: job.state === "printed" || job.state === "cancelled" ? FINISHED : PENDING,
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
