import { EmptyState } from "#renderer/kit/empty-state.tsx";
import type { DevicesView } from "#contract/views.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./devices.module.css";

export function LastScans({ scans }: { readonly scans: DevicesView["scanner"]["lastScans"] }) {
  const text = useTexts("devices");
  const { time } = useSpeaker();
  if (scans.length === 0) return <EmptyState title={text("noScans")} />;
  return (
    <ul className={styles.rows}>
      {scans.map((scan) => (
        <li key={`${scan.atMs} ${scan.kind} ${scan.shown}`} className={styles.row}>
          <div className={styles.rowWords}>
            <span className={scan.accepted ? styles.accepted : styles.refused}>
              <span aria-hidden="true">{scan.accepted ? "✓" : "✕"}</span> {text(scan.accepted ? "accepted" : "refused")}
            </span>
            <span>{scan.shown}</span>
            <span className={styles.hint}>{time(scan.atMs)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
