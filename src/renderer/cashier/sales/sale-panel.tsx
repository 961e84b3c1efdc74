import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { formatDate } from "#locales/say.ts";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import { ReceiptPicture } from "./receipt-picture.tsx";
import { SoldLines } from "./sold-lines.tsx";
import styles from "./sales.module.css";

export function SalePanel({ saleId }: { readonly saleId: string }) {
  const { close } = useCashier();
  const { run, tell } = useCommands();
  const answer = useAsk("getSale", { saleId });
  const text = useTexts("cashier");
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
        <Button wide onClick={() => void reprint()}>
          {text("printCopy")}
        </Button>
      }
    >
      <Stack gap={4}>
        <p className={styles.when}>
          {formatDate(sale.businessDate, language)} {time(sale.occurredAtMs)} · {sale.cashier}
          {sale.memberName === null ? "" : ` · ${sale.memberName}`}
        </p>
        <SoldLines sale={sale} />
        <dl className={styles.sum}>
          <dt>{text("total")}</dt>
          <dd>{money(sale.totalMinor)}</dd>
        </dl>
        <ReceiptPicture saleId={saleId} />
      </Stack>
    </Panel>
  );
}
