import { Panel } from "#renderer/kit/panel.tsx";
import { useAsk } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import { LineSteps } from "./line-steps.tsx";

/** The same of a line that was sold or came back, as it stands in the journal. */
export function WhySoldLinePanel({ saleId, soldLineId }: { readonly saleId: string; readonly soldLineId: string }) {
  const { close } = useCashier();
  const answer = useAsk("getSale", { saleId });
  const text = useTexts("cashier");
  const words = useTexts("words");
  const line = answer?.ok === true ? answer.value.lines.find((one) => one.lineId === soldLineId) : undefined;
  return (
    <Panel title={text("whyThisPrice")} close={{ label: words("back"), act: close }}>
      {line === undefined ? null : <LineSteps line={line} priced={line} taxRate={line.taxRate} />}
    </Panel>
  );
}
