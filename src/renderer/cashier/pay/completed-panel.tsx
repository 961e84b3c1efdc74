import { useState } from "react";
import type { SaleView } from "#contract/views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { RefundsAndPoints, cashOf } from "../returns/returned-panel.tsx";
import { ReceiptPicture } from "../sales/receipt-picture.tsx";
import { useCashier } from "../use-cashier.tsx";
import styles from "./pay.module.css";

export function CompletedPanel({ sale }: { readonly sale: SaleView }) {
  const { close } = useCashier();
  const [showReceipt, setShowReceipt] = useState(false);
  const text = useTexts("cashier");
  const returns = useTexts("returns");
  const words = useTexts("words");
  const { money } = useSpeaker();
  const exchanged = useAsk(
    "getSale",
    { saleId: sale.exchangedWith ?? sale.saleId },
    { enabled: sale.exchangedWith !== null },
  );
  const returned = sale.exchangedWith !== null && exchanged?.ok === true ? exchanged.value : null;
  const outMinor = returned === null ? 0 : cashOf(returned);
  return (
    <Panel title={text("saleDone", { number: sale.receiptNumber })} close={{ label: words("close"), act: close }}>
      <Stack gap={4}>
        <dl className={styles.bigChange}>
          <dt>{outMinor > 0 ? returns("handOut") : text("change")}</dt>
          <dd data-part="change">{money(outMinor > 0 ? outMinor : sale.changeMinor)}</dd>
        </dl>
        {showReceipt ? null : <PaidAndEarned sale={sale} />}
        {returned === null || showReceipt ? null : <RefundsAndPoints sale={returned} />}
        <p className={styles.note}>{text("nextScanStarts")}</p>
        <Button onClick={() => setShowReceipt(!showReceipt)} aria-expanded={showReceipt}>
          {text(showReceipt ? "hideReceipt" : "showReceipt")}
        </Button>
        {showReceipt ? <ReceiptPicture saleId={sale.saleId} /> : null}
      </Stack>
    </Panel>
  );
}

function PaidAndEarned({ sale }: { readonly sale: SaleView }) {
  const text = useTexts("cashier");
  const { money, count } = useSpeaker();
  const earned = sale.points?.earned.reduce((sum, one) => sum + one.points, 0) ?? 0;
  return (
    <>
      <ul className={styles.tenders} aria-label={text("paidWith")}>
        {sale.tenders.map((tender) => (
          <li key={tender.id} className={styles.tender}>
            <span>{text(`tender_${tender.kind}`)}</span>
            <span className={styles.tenderAmount}>{money(tender.handedMinor)}</span>
          </li>
        ))}
        <li className={styles.tender}>
          <span>{text("total")}</span>
          <span className={styles.tenderAmount}>{money(sale.totalMinor)}</span>
        </li>
        {sale.cashRoundingMinor === 0 ? null : (
          <li className={styles.tender}>
            <span>{text("cashRounding")}</span>
            <span className={styles.tenderAmount}>{money(sale.cashRoundingMinor)}</span>
          </li>
        )}
      </ul>
      {sale.points === null ? null : (
        <p className={styles.note}>
          {text("pointsAfterSale", {
            name: sale.memberName ?? text("member"),
            earned: count(earned),
            after: count(sale.points.after),
          })}
        </p>
      )}
    </>
  );
}
