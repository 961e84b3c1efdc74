import { useState } from "react";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useApproval } from "../entry/approver-fields.tsx";
import { FormPanel } from "../entry/form-panel.tsx";
import { ReasonField } from "../entry/reason-field.tsx";
import { useCashier } from "../use-cashier.tsx";
import { Preview } from "./return-panel.tsx";
import styles from "./returns.module.css";

/** The goods of the open basket come back without a receipt; somebody else always approves it. */
export function ReturnWithoutReceiptPanel() {
  const { view, close } = useCashier();
  const text = useTexts("returns");
  const words = useTexts("words");
  if (view.basket.lines.length > 0) return <WithoutReceiptForm />;
  return (
    <Panel title={text("withoutReceipt")} close={{ label: words("close"), act: close }}>
      <EmptyState title={text("withoutReceiptEmpty")} />
    </Panel>
  );
}

function WithoutReceiptForm() {
  const { view, open } = useCashier();
  const { run } = useCommands();
  const text = useTexts("returns");
  const cashier = useTexts("cashier");
  const presets = [text("reasonNoReceipt"), text("reasonDefect")];
  const [reason, setReason] = useState(presets[0] ?? "");
  const [refund, setRefund] = useState<"cash" | "card">("cash");
  const answer = useAsk("previewReturnWithoutReceipt", { refund }, { keep: true });
  const approval = useApproval(answer?.ok === true ? answer.value.approval : undefined);
  const takeBack = async (): Promise<void> => {
    if (reason.trim() === "" || answer?.ok !== true || !approval.complete()) return;
    const { id: basketId, revision } = view.basket;
    const done = await run("returnWithoutReceipt", {
      basketId,
      revision,
      refund,
      reason: reason.trim(),
      approval: approval.approval,
    });
    if (done.ok) open({ kind: "returned", sale: done.value.returned });
    else approval.forget();
  };
  return (
    <FormPanel title={text("withoutReceipt")} submitLabel={text("takeBack")} onSubmit={() => void takeBack()}>
      <p className={styles.soft}>{text("withoutReceiptHint")}</p>
      <Preview answer={answer} />
      <ChoiceBar
        label={text("refundBy")}
        value={refund}
        choices={[
          { value: "cash", label: cashier("cash") },
          { value: "card", label: cashier("card") },
        ]}
        onChoose={setRefund}
      />
      <ReasonField
        label={cashier("reason")}
        presets={presets}
        value={reason}
        error={reason.trim() === "" ? cashier("reasonNeeded") : null}
        takesFocus
        onChange={setReason}
      />
      {approval.fields}
    </FormPanel>
  );
}
