import type { SaleView } from "#contract/views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { formatQuantity } from "#core/money/format-money.ts";
import { formatDate } from "#locales/say.ts";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ChoiceList } from "../entry/choice-list.tsx";
import { useCashier } from "../use-cashier.tsx";
import { ReceiptPicture } from "./receipt-picture.tsx";
import styles from "./sales.module.css";

export function SalePanel({ saleId }: { readonly saleId: string }) {
  const { open, close } = useCashier();
  const { run, tell } = useCommands();
  const answer = useAsk("getSale", { saleId });
  const text = useTexts("cashier");
  const returns = useTexts("returns");
  const words = useTexts("words");
  const { money, time, failure, language } = useSpeaker();
  const act = { label: words("close"), act: close };
  if (answer === undefined) {
    return (
      <Panel title={text("receipt")} close={act}>
        {null}
      </Panel>
    );
  }
  if (!answer.ok) {
    return (
      <Panel title={text("receipt")} close={act}>
        <EmptyState title={failure(answer.failure)} />
      </Panel>
    );
  }
  const sale = answer.value;
  const reprint = async (): Promise<void> => {
    const printed = await run("reprintReceipt", { saleId });
    if (printed.ok) tell("copyOnItsWay");
  };
  return (
    <Panel
      title={text("receiptNumber", { number: sale.receiptNumber })}
      close={act}
      footer={
        <Row>
          {sale.kind === "sale" ? (
            <Button tone="main" keyName="F8" onClick={() => open({ kind: "return", saleId })}>
              {returns("returnGoods")}
            </Button>
          ) : null}
          <Button onClick={() => void reprint()}>{text("printCopy")}</Button>
        </Row>
      }
    >
      <Stack gap={4}>
        <p className={styles.when}>
          {formatDate(sale.businessDate, language)} {time(sale.occurredAtMs)} · {sale.cashier}
          {sale.memberName === null ? "" : ` · ${sale.memberName}`}
          {sale.approver === null ? "" : ` · ${returns("approvedBy", { name: sale.approver })}`}
        </p>
        <SaleLines sale={sale} />
        <p className={styles.when}>{returns("whyHint")}</p>
        <dl className={styles.sum}>
          <dt>{text("total")}</dt>
          <dd>{money(sale.totalMinor)}</dd>
        </dl>
        {sale.points === null ? null : (
          <Button onClick={() => open({ kind: "whySalePoints", saleId })}>{returns("showWhyPoints")}</Button>
        )}
        <ReceiptPicture saleId={saleId} />
      </Stack>
    </Panel>
  );
}

/** Every line with its reasons; Enter on one says how its price came to be. */
function SaleLines({ sale }: { readonly sale: SaleView }) {
  const { open } = useCashier();
  const text = useTexts("cashier");
  const { money, why } = useSpeaker();
  const { saleId, lines } = sale;
  return (
    <ChoiceList
      label={text("lineCount", { count: lines.length })}
      choices={lines.map((line) => ({
        id: line.lineId,
        title: `${formatQuantity(line.quantityMilli)} × ${line.name}`,
        detail: line.adjustments
          .map((adjustment) => `${why(adjustment.sentence)} ${money(adjustment.amountMinor)}`)
          .join(" · "),
        amount: money(line.netMinor),
      }))}
      onChoose={(soldLineId) => open({ kind: "whySoldLine", saleId, soldLineId })}
    />
  );
}
