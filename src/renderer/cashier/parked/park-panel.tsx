import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { FormPanel } from "../entry/form-panel.tsx";
import { useCashier } from "../use-cashier.tsx";

export function ParkPanel() {
  const { close } = useCashier();
  const { run, tell } = useCommands();
  const text = useTexts("cashier");
  const first = useFirstFocus<HTMLInputElement>();
  const [note, setNote] = useState("");
  const park = async (): Promise<void> => {
    const answer = await run("parkBasket", { note });
    if (!answer.ok) return;
    tell("parked");
    close();
  };
  return (
    <FormPanel title={text("park")} submitLabel={text("parkNow")} onSubmit={() => void park()}>
      <TextInput
        ref={first}
        label={text("parkNote")}
        description={text("parkNoteHint")}
        value={note}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormPanel>
  );
}
