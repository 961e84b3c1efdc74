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
            {scan.failure === null ? (
              <span className={styles.accepted}>
                <span aria-hidden="true">✓</span> {text("accepted")}
              </span>
            ) : (
              <span className={styles.refused}>
                <span aria-hidden="true">✕</span> {text("refused")}
              </span>
            )}
            <span>{scan.shown}</span>
            <span className={styles.hint}>{time(scan.atMs)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}
