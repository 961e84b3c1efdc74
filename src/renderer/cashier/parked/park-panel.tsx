import { TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";

export function ParkPanel() {
  const { close } = useCashier();
  const { run, tell } = useCommands();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const formId = useId();
  const [note, setNote] = useState("");
  const park = async (): Promise<void> => {
    const answer = await run("parkBasket", { note });
    if (!answer.ok) return;
    tell("parked");
    close();
  };
  return (
    <Panel
      title={text("park")}
      close={{ label: words("close"), act: close }}
      footer={
        <Button tone="main" size="large" wide submit form={formId} keyName="Enter">
          {text("parkNow")}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void park();
        }}
      >
        <TextInput
          label={text("parkNote")}
          description={text("parkNoteHint")}
          value={note}
          autoFocus
          autoComplete="off"
          maxLength={200}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </form>
    </Panel>
  );
}
