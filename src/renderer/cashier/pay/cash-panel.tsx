import { Button } from "#renderer/kit/button.tsx";
import { Row } from "#renderer/kit/stack.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { FigureForm } from "../entry/figure-form.tsx";
import { useMoneyReader } from "../entry/use-readers.ts";
import { useCashier } from "../use-cashier.tsx";
import { TakenTenders } from "./taken-tenders.tsx";
import { useTender } from "./use-tender.ts";
import styles from "./pay.module.css";

export function CashPanel() {
  const { view } = useCashier();
  const take = useTender();
  const text = useTexts("cashier");
  const { money } = useSpeaker();
  const settlement = view.pricing.ok ? view.pricing.settlement : null;
  const dueMinor = settlement?.remainingCashMinor ?? 0;
  const read = useMoneyReader(dueMinor);
  const pay = (handedMinor: number): Promise<void> => take({ kind: "cash", handedMinor });
  return (
    <FigureForm
      title={text("cash")}
      label={text("handedOver")}
      hint={text("emptyMeansExact")}
      placeholder={money(dueMinor)}
      submitLabel={text("takeCash")}
      read={read}
      onFigure={pay}
      above={
        <>
          <TakenTenders />
          <dl className={styles.due}>
            <dt>{text("toPayCash")}</dt>
            <dd>{money(dueMinor)}</dd>
          </dl>
          {settlement !== null && dueMinor !== settlement.remainingMinor ? (
            <p className={styles.note}>{text("cashRoundedFrom", { amount: money(settlement.remainingMinor) })}</p>
          ) : null}
          <Row>
            {view.quickCash.map((amountMinor) => (
              <Button key={amountMinor} onClick={() => void pay(amountMinor)}>
                {money(amountMinor)}
              </Button>
            ))}
          </Row>
        </>
      }
      preview={(handedMinor) => <CashPreview handedMinor={handedMinor} dueMinor={dueMinor} />}
    />
  );
}

function CashPreview({ handedMinor, dueMinor }: { readonly handedMinor: number | null; readonly dueMinor: number }) {
  const text = useTexts("cashier");
  const { money } = useSpeaker();
  const leftMinor = handedMinor === null ? null : dueMinor - handedMinor;
  return (
    <dl className={styles.change}>
      <dt>{text(leftMinor !== null && leftMinor > 0 ? "leavesToPay" : "change")}</dt>
      <dd>{leftMinor === null ? "–" : money(Math.abs(leftMinor))}</dd>
    </dl>
  );
}
