import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { useKeys } from "#renderer/kit/use-keys.ts";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { JobList } from "./job-list.tsx";
import { LastScans } from "./last-scans.tsx";
import { PrinterForm } from "./printer-form.tsx";
import { ScannerForm } from "./scanner-form.tsx";
import styles from "./devices.module.css";

export function DevicesScreen({ onClose }: { readonly onClose: () => void }) {
  const answer = useAsk("getDevices", {});
  const text = useTexts("devices");
  const { failure } = useSpeaker();
  useKeys([{ key: "Escape", act: onClose, whileTyping: true }]);
  if (answer === undefined) return null;
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <h1>{text("title")}</h1>
        <Button tone="main" keyName="Esc" onClick={onClose}>
          {text("backToTill")}
        </Button>
      </header>
      {answer.ok ? (
        <div className={styles.columns}>
          <section className={styles.card} aria-labelledby="printer-title">
            <h2 id="printer-title">{text("printer")}</h2>
            <PrinterForm devices={answer.value} />
          </section>
          <section className={styles.card} aria-labelledby="scanner-title">
            <h2 id="scanner-title">{text("scanner")}</h2>
            <ScannerForm devices={answer.value} />
          </section>
          <section className={styles.card} aria-labelledby="jobs-title">
            <h2 id="jobs-title">{text("jobs")}</h2>
            <JobList jobs={answer.value.printer.jobs} />
          </section>
          <section className={styles.card} aria-labelledby="scans-title">
            <h2 id="scans-title">{text("lastScans")}</h2>
            <LastScans scans={answer.value.scanner.lastScans} />
          </section>
        </div>
      ) : (
        <EmptyState title={failure(answer.failure)} />
      )}
    </main>
  );
}
