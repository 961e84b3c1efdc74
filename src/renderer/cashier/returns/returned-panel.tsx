import { useState } from "react";
import type { SaleView } from "#contract/views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ReceiptPicture } from "../sales/receipt-picture.tsx";
import { SoldLines } from "../sales/sold-lines.tsx";
import { useCashier } from "../use-cashier.tsx";
import pay from "../pay/pay.module.css";

/** Cash that a return pays out. */
export const cashOf = (sale: SaleView): number =>
  sale.tenders.reduce((sum, { kind, amountMinor }) => (kind === "cash" ? sum - amountMinor : sum), 0);

/** What came back, and the money for the member's hand, to be read from two metres. */
export function ReturnedPanel({ sale }: { readonly sale: SaleView }) {
  const { close } = useCashier();
  const [showReceipt, setShowReceipt] = useState(false);
  const text = useTexts("returns");
  const cashier = useTexts("cashier");
  const words = useTexts("words");
  const { money } = useSpeaker();
  const cashMinor = cashOf(sale);
  return (
    <Panel title={text("returnDone", { number: sale.receiptNumber })} close={{ label: words("close"), act: close }}>
      <Stack gap={4}>
        <dl className={pay.bigChange}>
          <dt>{text(cashMinor > 0 ? "handOut" : "paidBack")}</dt>
          <dd data-part="handOut">{money(cashMinor > 0 ? cashMinor : -sale.totalMinor)}</dd>
        </dl>
        {showReceipt ? null : <RefundsAndPoints sale={sale} />}
        <p className={pay.note}>{cashier("nextScanStarts")}</p>
        <Button onClick={() => setShowReceipt(!showReceipt)} aria-expanded={showReceipt}>
          {cashier(showReceipt ? "hideReceipt" : "showReceipt")}
        </Button>
        {showReceipt ? <ReceiptPicture saleId={sale.saleId} /> : null}
      </Stack>
    </Panel>
  );
}

/** How it was paid back, and where that leaves the member. */
export function RefundsAndPoints({ sale }: { readonly sale: SaleView }) {
  const text = useTexts("returns");
  const cashier = useTexts("cashier");
  const { money, count } = useSpeaker();
  return (
    <>
      <SoldLines sale={sale} />
      <ul className={pay.tenders} aria-label={text("paidBack")}>
        {sale.tenders.map(({ id, kind, amountMinor, points }) => (
          <li key={id} className={pay.tender}>
            <span>{cashier(`tender_${kind}`)}</span>
            <span className={pay.tenderAmount}>
              {kind === "points" ? cashier("pointsCount", { points: count(-points) }) : money(-amountMinor)}
            </span>
          </li>
        ))}
        {sale.points === null ? null : (
          <li className={pay.tender}>
            <span>{text("pointsAfter")}</span>
            <span className={pay.tenderAmount}>{count(sale.points.after)}</span>
          </li>
        )}
      </ul>
      {sale.approver === null ? null : <p className={pay.note}>{text("approvedBy", { name: sale.approver })}</p>}
    </>
  );
}
