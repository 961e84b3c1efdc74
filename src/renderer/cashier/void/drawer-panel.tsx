import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { ReasonForm } from "../entry/reason-form.tsx";
import { useCashier } from "../use-cashier.tsx";

export function DrawerPanel() {
  const { close } = useCashier();
  const { run, tell } = useCommands();
  const text = useTexts("cashier");
  return (
    <ReasonForm
      title={text("openDrawer")}
      presets={[text("reasonMoneyChange"), text("reasonCheck"), text("reasonCoins")]}
      submitLabel={text("openNow")}
      onReason={async (reason) => {
        const answer = await run("openDrawer", { reason });
        if (!answer.ok) return;
        tell("drawerOpens");
        close();
      }}
    />
  );
}
