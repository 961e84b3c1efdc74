import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { ReasonForm } from "../entry/reason-form.tsx";
import { useCashier } from "../use-cashier.tsx";

export function VoidPanel() {
  const { close } = useCashier();
  const { run, tell } = useCommands();
  const text = useTexts("cashier");
  return (
    <ReasonForm
      danger
      title={text("voidBasket")}
      presets={[text("reasonChangedMind"), text("reasonMistake"), text("reasonNoMoney"), text("reasonTest")]}
      submitLabel={text("voidNow")}
      onReason={async (reason) => {
        const answer = await run("voidBasket", { reason });
        if (!answer.ok) return;
        tell("voided");
        close();
      }}
    />
  );
}
