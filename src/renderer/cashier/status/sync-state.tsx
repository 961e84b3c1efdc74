import type { TillView } from "#contract/views.ts";
import { useTexts } from "#renderer/session/words.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Selling goes on without a hub; what waits for one is counted, and how long it has waited. */
export function SyncState({ till }: { readonly till: TillView }) {
  const text = useTexts("cashier");
  const { count, oldestAtMs } = till.unsynced;
  if (count === 0 || oldestAtMs === null) return <span>{text("offlineSelling")}</span>;
  const ageMs = Math.max(0, till.nowMs - oldestAtMs);
  const age =
    ageMs < hourMs
      ? text("ageMinutes", { count: Math.floor(ageMs / minuteMs) })
      : ageMs < 2 * dayMs
        ? text("ageHours", { count: Math.floor(ageMs / hourMs) })
        : text("ageDays", { count: Math.floor(ageMs / dayMs) });
  return (
    <span>
      {text("offlineSelling")} · {text("entriesWait", { count, age })}
    </span>
  );
}
