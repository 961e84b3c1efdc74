import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Row } from "#renderer/kit/stack.tsx";
import type { DevicesView } from "#contract/views.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./devices.module.css";

type Job = DevicesView["printer"]["jobs"][number];

export function JobList({ jobs }: { readonly jobs: readonly Job[] }) {
  const text = useTexts("devices");
  if (jobs.length === 0) return <EmptyState title={text("noJobs")} />;
  return (
    <ul className={styles.rows}>
      {jobs.map((job) => (
        <JobRow key={job.id} job={job} />
      ))}
    </ul>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  const { run } = useCommands();
  const text = useTexts("devices");
  const { time } = useSpeaker();
  const settle = (answer: "itPrinted" | "printAgain" | "cancel") => () =>
    void run("settlePrintJob", { jobId: job.id, answer });
  const open = job.state === "waiting" || job.state === "queued" || job.state === "failedBeforeSend";
  return (
    <li className={styles.row}>
      <div className={styles.rowWords}>
        <span>
          {text(`job_${job.kind}`)}
          {job.copyNumber > 0 ? ` · ${text("copy", { number: job.copyNumber })}` : ""}
        </span>
        <span className={styles.hint}>{time(job.createdAtMs)}</span>
      </div>
      <p className={job.state === "unknown" ? styles.question : styles.hint}>
        {text(`jobState_${job.state}`)}
        {job.waitingFor === null ? "" : ` · ${text(`waitingFor_${job.waitingFor}`)}`}
      </p>
      {job.state === "unknown" ? (
        <Row>
          <Button onClick={settle("itPrinted")}>{text("itPrinted")}</Button>
          <Button onClick={settle("printAgain")}>{text("printAgain")}</Button>
          <Button tone="danger" onClick={settle("cancel")}>
            {text("giveUp")}
          </Button>
        </Row>
      ) : null}
      {open ? (
        <Row>
          {job.state === "failedBeforeSend" ? (
            <Button onClick={settle("printAgain")}>{text("printAgain")}</Button>
          ) : null}
          <Button tone="danger" onClick={settle("cancel")}>
            {text("giveUp")}
          </Button>
        </Row>
      ) : null}
    </li>
  );
}
