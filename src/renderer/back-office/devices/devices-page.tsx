import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { JobList } from "./job-list.tsx";
import { LastScans } from "./last-scans.tsx";
import { PrinterForm } from "./printer-form.tsx";
import { ScannerForm } from "./scanner-form.tsx";
import styles from "./devices.module.css";

/** Printer, scanner, print jobs and last scans: a page of the office. */
export function DevicesPage() {
  return (
    <div className={styles.page}>
      <DeviceCards />
    </div>
  );
}

export function DeviceCards() {
  const answer = useAsk("getDevices", {});
  const text = useTexts("devices");
  const { failure } = useSpeaker();
  if (answer === undefined) return null;
  if (!answer.ok) return <EmptyState title={failure(answer.failure)} />;
  return (
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
  );
}
