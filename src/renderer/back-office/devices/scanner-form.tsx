import { useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import type { Failure } from "#contract/failures.ts";
import type { DevicesView } from "#contract/views.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { Calibration } from "./calibration.tsx";
import { ScannerFields } from "./scanner-fields.tsx";
import styles from "./devices.module.css";

export function ScannerForm({ devices }: { readonly devices: DevicesView }) {
  const { quietly } = useCommands();
  const text = useTexts("devices");
  const words = useTexts("words");
  const { failure } = useSpeaker();
  const [setup, setSetup] = useState(devices.scanner.setup);
  const [said, setSaid] = useState<"saved" | Failure | null>(null);
  const save = async (): Promise<void> => {
    const answer = await quietly("saveScanner", { setup });
    setSaid(answer.ok ? "saved" : answer.failure);
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
          {text("stateNow")} <strong>{text(`scanner_${devices.scanner.state}`)}</strong>
        </p>
        <ScannerFields
          setup={setup}
          onChange={setSetup}
          calibration={
            <Calibration
              gapMs={setup.wedge.gapMsMax}
              onGap={(gapMsMax) => setSetup({ ...setup, wedge: { ...setup.wedge, gapMsMax } })}
            />
          }
        />
        <output>
          {said === null ? null : said === "saved" ? (
            <Notice tone="good">{words("saved")}</Notice>
          ) : (
            <Notice tone="bad">{failure(said)}</Notice>
          )}
        </output>
        <Row>
          <Button tone="main" submit>
            {words("save")}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
