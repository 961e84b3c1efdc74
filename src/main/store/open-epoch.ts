/** The first entry of an epoch: written by the store itself, when a journal begins and when one goes on after a loss. */
import type { EpochOpenedV1 } from "#core/events/till-events.ts";
import type { Journal } from "./journal.ts";
import type { Projections } from "./projections.ts";

export function appendEpochOpened(
  journal: Journal,
  projections: Projections,
  body: EpochOpenedV1,
  entry: { readonly id: string; readonly nowMs: number },
): void {
  const act = {
    commandId: entry.id,
    // A till has no time zone before its settings, and after a loss it is safer not to read them: UTC.
    moment: {
      occurredAtMs: entry.nowMs,
      zoneOffsetMin: 0,
      businessDate: new Date(entry.nowMs).toISOString().slice(0, 10),
    },
    actor: "system",
    approver: null,
  };
  projections.fold(journal.append(act, { fact: { type: "EpochOpened", body }, index: 0, answer: null }));
}
