import { useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import type { Failure } from "#contract/failures.ts";
import type { DevicesView } from "#contract/views.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { PrinterFields } from "./printer-fields.tsx";
import styles from "./devices.module.css";

type Said = { readonly good: string } | { readonly bad: Failure } | null;

export function PrinterForm({ devices }: { readonly devices: DevicesView }) {
  const { quietly } = useCommands();
  const text = useTexts("devices");
  const words = useTexts("words");
  const { failure } = useSpeaker();
  const [setup, setSetup] = useState(devices.printer.setup);
  const [said, setSaid] = useState<Said>(null);
  const save = async (): Promise<void> => {
    const answer = await quietly("savePrinter", { setup });
    setSaid(answer.ok ? { good: words("saved") } : { bad: answer.failure });
  };
  const test = async (): Promise<void> => {
    const answer = await quietly("printTestPage", {});
    setSaid(answer.ok ? { good: text("testPageSent") } : { bad: answer.failure });
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap={4}>
        <p className={styles.state}>
          {text("stateNow")} <strong>{text(`printer_${devices.printer.state}`)}</strong>
        </p>
        <PrinterFields setup={setup} profiles={devices.profiles} onChange={setSetup} />
        <output>
          {said === null ? null : "good" in said ? (
            <Notice tone="good">{said.good}</Notice>
          ) : (
            <Notice tone="bad">{failure(said.bad)}</Notice>
          )}
        </output>
        <Row>
          <Button tone="main" submit>
            {words("save")}
          </Button>
          <Button onClick={() => void test()}>{text("testPage")}</Button>
        </Row>
      </Stack>
    </form>
  );
}
