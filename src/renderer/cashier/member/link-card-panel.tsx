import { TextInput } from "@mantine/core";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { FormPanel } from "../entry/form-panel.tsx";
import { useCashier } from "../use-cashier.tsx";
import { useCardScan } from "./use-card-scan.ts";

export function LinkCardPanel({ memberRef }: { readonly memberRef: string }) {
  const { close } = useCashier();
  const { run, tell } = useCommands();
  const text = useTexts("members");
  const first = useFirstFocus<HTMLInputElement>();
  const [card, setCard] = useCardScan("");
  const link = async (): Promise<void> => {
    const answer = await run("linkCard", { memberRef, cardNumber: card.trim() });
    if (!answer.ok) return;
    tell("cardLinked");
    close();
  };
  return (
    <FormPanel title={text("linkCard")} submitLabel={text("linkCard")} onSubmit={() => void link()}>
      <TextInput
        ref={first}
        label={text("card")}
        description={text("linkCardHint")}
        value={card}
        autoComplete="off"
        maxLength={40}
        onChange={(event) => setCard(event.currentTarget.value)}
      />
    </FormPanel>
  );
}
