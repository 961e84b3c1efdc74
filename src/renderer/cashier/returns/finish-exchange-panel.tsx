import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { useKeys } from "#renderer/kit/use-keys.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useApproval } from "../entry/approver-fields.tsx";
import { FormPanel } from "../entry/form-panel.tsx";
import { useCashier } from "../use-cashier.tsx";
import { ReturnEffects } from "./return-effects.tsx";

/** Nothing is left to pay: what the exchange does, and one key that does it. */
export function FinishExchangePanel() {
  const { view, open, close } = useCashier();
  const { run } = useCommands();
  const text = useTexts("returns");
  const words = useTexts("words");
  const { exchange, basket } = view;
  const approval = useApproval(exchange?.returned.approval);
  const finish = async (): Promise<void> => {
    if (exchange === null || !approval.complete()) return;
    const done = await run("finishExchange", {
      basketId: basket.id,
      revision: basket.revision,
      approval: approval.approval,
    });
    if (done.ok) open({ kind: "completed", sale: done.value.sale });
    else approval.forget();
  };
  // Nothing has to be typed where nobody approves, so no field is there to press Enter in.
  useKeys([{ key: "Enter", act: () => void finish() }]);
  if (exchange === null) {
    return (
      <Panel title={text("exchange")} close={{ label: words("close"), act: close }}>
        <EmptyState title={text("nothingChosen")} />
      </Panel>
    );
  }
  return (
    <FormPanel title={text("exchange")} submitLabel={text("finishExchange")} onSubmit={() => void finish()}>
      <ReturnEffects preview={exchange.returned} />
      {approval.fields}
    </FormPanel>
  );
}
