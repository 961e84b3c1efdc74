/** Who may work at this till. PIN records are opaque here. */
import type { Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";
import type { StaffMember, StaffTable } from "./store.ts";

const STAFF_MAX = 1000;

type Row = Tables["staff"];

export function openStaffTable(sql: Statements): StaffTable {
  const list = sql.prepare("staff.list", (query) =>
    query.selectFrom("staff").selectAll().orderBy("name").orderBy("id").limit(STAFF_MAX),
  );
  const find = sql.prepare("staff.find", (query, arg: Args<{ id: string }>) =>
    query.selectFrom("staff").selectAll().where("id", "=", arg("id")),
  );
  const findByBadge = sql.prepare("staff.findByBadge", (query, arg: Args<{ badge: string }>) =>
    query.selectFrom("staff").selectAll().where("badge", "=", arg("badge")),
  );
  // An upsert and not a REPLACE: a badge that another person wears must fail, not remove that person.
  const put = sql.prepare("staff.put", (query, arg: Args<Row>) =>
    query
      .insertInto("staff")
      .values({
        id: arg("id"),
        name: arg("name"),
        role: arg("role"),
        badge: arg("badge"),
        pin_record: arg("pin_record"),
        failed_tries: arg("failed_tries"),
        locked_until_ms: arg("locked_until_ms"),
      })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet((update) => ({
          name: update.ref("excluded.name"),
          role: update.ref("excluded.role"),
          badge: update.ref("excluded.badge"),
          pin_record: update.ref("excluded.pin_record"),
          failed_tries: update.ref("excluded.failed_tries"),
          locked_until_ms: update.ref("excluded.locked_until_ms"),
        })),
      ),
  );
  const orNull = (row: Row | undefined): StaffMember | null => (row === undefined ? null : staffMemberOf(row));
  return {
    list: () => list.all({}).map(staffMemberOf),
    find: (id) => orNull(find.get({ id })),
    findByBadge: (badge) => orNull(findByBadge.get({ badge })),
    put(staff) {
      put.run({
        id: staff.id,
        name: staff.name,
        role: staff.role,
        badge: staff.badge,
        pin_record: staff.pinRecord,
        failed_tries: staff.failedTries,
        locked_until_ms: staff.lockedUntilMs,
      });
    },
  };
}

function staffMemberOf(row: Row): StaffMember {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    badge: row.badge,
    pinRecord: row.pin_record,
    failedTries: row.failed_tries,
    lockedUntilMs: row.locked_until_ms,
  };
}
