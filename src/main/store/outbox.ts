/** What the hub has not acknowledged: the journal after the newest acknowledgement. There is no second copy of it. */
import type { Tip } from "./journal.ts";
import { positionOf } from "./journal.ts";
import type { Args, Statements } from "./statements.ts";
import type { Outbox } from "./store.ts";

export function openOutbox(sql: Statements, tip: () => Tip): Outbox {
  const findAcknowledged = sql.prepare("outbox.findAcknowledged", (query) =>
    query.selectFrom("acknowledgement").select("through_position").orderBy("number", "desc").limit(1),
  );
  const findOldest = sql.prepare("outbox.findOldest", (query, arg: Args<{ after: number }>) =>
    query
      .selectFrom("journal")
      .select(["epoch", "seq", "occurred_at_ms"])
      .where("position", ">", arg("after"))
      .orderBy("position")
      .limit(1),
  );
  const findLastOfEpoch = sql.prepare("outbox.findLastOfEpoch", (query, arg: Args<{ from: number; to: number }>) =>
    query
      .selectFrom("journal")
      .select("seq")
      .where("position", ">", arg("from"))
      .where("position", "<", arg("to"))
      .orderBy("position", "desc")
      .limit(1),
  );
  return {
    waiting() {
      const after = findAcknowledged.get({})?.through_position ?? 0;
      const oldest = findOldest.get({ after });
      if (oldest === undefined) return { count: 0, oldestAtMs: null };
      const head = tip();
      // By subtraction, epoch by epoch: `seq` is gap-free, so nothing is ever counted row by row.
      let count = 1 - oldest.seq;
      for (let epoch = oldest.epoch; epoch < head.epoch; epoch++) {
        const last = findLastOfEpoch.get({ from: positionOf(epoch, 0), to: positionOf(epoch + 1, 0) });
        count += last?.seq ?? 0;
      }
      return { count: count + head.seq, oldestAtMs: oldest.occurred_at_ms };
    },
  };
}
