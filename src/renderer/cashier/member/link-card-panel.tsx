import { TextInput } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";

export function LinkCardPanel({ memberRef }: { readonly memberRef: string }) {
  const { close, takeScans } = useCashier();
  const { run, tell } = useCommands();
  const text = useTexts("members");
  const words = useTexts("words");
  const formId = useId();
  const [card, setCard] = useState("");
  useEffect(
    () =>
      takeScans((scanned) => {
        setCard(scanned);
        return true;
      }),
    [takeScans],
  );
  const link = async (): Promise<void> => {
    const answer = await run("linkCard", { memberRef, cardNumber: card.trim() });
    if (!answer.ok) return;
    tell("cardLinked");
    close();
  };
  return (
    <Panel
      title={text("linkCard")}
      close={{ label: words("close"), act: close }}
      footer={
        <Button tone="main" size="large" wide submit form={formId} keyName="Enter">
          {text("linkCard")}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void link();
        }}
      >
        <TextInput
          label={text("card")}
          description={text("linkCardHint")}
          value={card}
          autoFocus
          autoComplete="off"
          maxLength={40}
          onChange={(event) => setCard(event.currentTarget.value)}
        />
      </form>
    </Panel>
  );
}
