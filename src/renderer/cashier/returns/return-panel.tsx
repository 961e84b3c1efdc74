import { useState } from "react";
import type { ReactNode } from "react";
import type { Returnable } from "#contract/return-views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Row } from "#renderer/kit/stack.tsx";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useApproval } from "../entry/approver-fields.tsx";
import { FormPanel } from "../entry/form-panel.tsx";
import { ReasonField } from "../entry/reason-field.tsx";
import { MEMBER_PANEL } from "../panels.ts";
import { useCashier } from "../use-cashier.tsx";
import { ReturnEffects } from "./return-effects.tsx";
import { ReturnLines } from "./return-lines.tsx";
import { useChosenQuantities } from "./use-chosen-quantities.ts";
import styles from "./returns.module.css";

export function ReturnPanel({ saleId }: { readonly saleId: string }) {
  const { close } = useCashier();
  const answer = useAsk("getReturnable", { saleId });
  const text = useTexts("returns");
  const words = useTexts("words");
  const { failure } = useSpeaker();
  if (answer?.ok === true && answer.value.lines.some((line) => line.leftMilli > 0)) {
    return <ReturnForm returnable={answer.value} />;
  }
  return (
    <Panel title={text("returnGoods")} close={{ label: words("close"), act: close }}>
      {answer === undefined ? null : <EmptyState title={answer.ok ? text("nothingLeft") : failure(answer.failure)} />}
    </Panel>
  );
}

function ReturnForm({ returnable }: { readonly returnable: Returnable }) {
  const { open } = useCashier();
  const { run } = useCommands();
  const text = useTexts("returns");
  const cashier = useTexts("cashier");
  const { saleId, receiptNumber, lines } = returnable;
  const chosen = useChosenQuantities(lines);
  const presets = [text("reasonUnwanted"), text("reasonDefect"), text("reasonWrongGoods")];
  const [reason, setReason] = useState(presets[0] ?? "");
  const isChosen = chosen.lines.length > 0;
  const answer = useAsk("previewReturn", { saleId, lines: chosen.lines }, { enabled: isChosen, keep: true });
  const preview = isChosen && answer?.ok === true ? answer.value : undefined;
  const approval = useApproval(preview?.approval);
  const asked = { saleId, lines: chosen.lines, reason: reason.trim() };
  const isReady = isChosen && asked.reason !== "";

  const takeBack = async (): Promise<void> => {
    if (!isReady || !approval.complete()) return;
    const done = await run("returnGoods", { ...asked, approval: approval.approval });
    if (done.ok) open({ kind: "returned", sale: done.value.returned });
    else approval.forget();
  };
  const exchange = async (): Promise<void> => {
    if (!isReady) return;
    const put = await run("setExchange", asked);
    if (put.ok) open(MEMBER_PANEL);
  };
  return (
    <FormPanel
      title={text("returnOf", { number: receiptNumber })}
      submitLabel={text("takeBack")}
      onSubmit={() => void takeBack()}
    >
      <EarlierReturns returnable={returnable} />
      <ReturnLines lines={lines} chosen={chosen} onExchange={() => void exchange()} />
      <Row>
        <Button keyName="A" onClick={chosen.takeAll}>
          {text("everything")}
        </Button>
        <Button keyName="X" disabled={!isReady} onClick={() => void exchange()}>
          {text("exchangeInstead")}
        </Button>
      </Row>
      {isChosen ? <Preview answer={answer} /> : <p className={styles.soft}>{text("nothingChosen")}</p>}
      <ReasonField
        label={cashier("reason")}
        presets={presets}
        value={reason}
        error={reason.trim() === "" ? cashier("reasonNeeded") : null}
        onChange={setReason}
      />
      {approval.fields}
    </FormPanel>
  );
}

function EarlierReturns({ returnable: { returns } }: { readonly returnable: Returnable }): ReactNode {
  const text = useTexts("returns");
  const { money } = useSpeaker();
  if (returns.length === 0) return null;
  const totalMinor = returns.reduce((sum, one) => sum - one.totalMinor, 0);
  return <p className={styles.soft}>{text("earlierReturns", { count: returns.length, amount: money(totalMinor) })}</p>;
}

/** What the till answers about the return as it is chosen. */
export function Preview({ answer }: { readonly answer: ReturnType<typeof useAsk<"previewReturn">> }): ReactNode {
  const { failure } = useSpeaker();
  if (answer === undefined) return null;
  if (!answer.ok) return <Notice tone="bad">{failure(answer.failure)}</Notice>;
  return <ReturnEffects preview={answer.value} />;
}
