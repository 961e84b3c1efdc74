import type { TillView } from "#contract/views.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** This shop has no hub, so nothing is late: the bar says calmly how many entries only this till holds, and since when. */
export function SyncState({ till }: { readonly till: TillView }) {
  const text = useTexts("cashier");
  const speaker = useSpeaker();
  const { count, oldestAtMs } = till.unsynced;
  if (count === 0 || oldestAtMs === null) return <span>{text("noHub")}</span>;
  const ageMs = Math.max(0, till.nowMs - oldestAtMs);
  const age =
    ageMs < hourMs
      ? text("ageMinutes", { count: Math.floor(ageMs / minuteMs) })
      : ageMs < 2 * dayMs
        ? text("ageHours", { count: Math.floor(ageMs / hourMs) })
        : text("ageDays", { count: Math.floor(ageMs / dayMs) });
  return (
    <span>
      {text("noHub")} · {text("entriesKept", { count, entries: speaker.count(count), age })}
    </span>
  );
}
