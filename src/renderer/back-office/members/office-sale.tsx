import { useCallback } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { formatQuantity } from "#core/money/format-money.ts";
import { formatDate } from "#locales/say.ts";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useStepBack } from "../office/use-office.ts";
import styles from "./members.module.css";

/** A receipt inside the office, every adjustment with its reason. Escape goes back to the member. */
export function OfficeSale({ saleId, onClose }: { readonly saleId: string; readonly onClose: () => void }) {
  const answer = useAsk("getSale", { saleId });
  const text = useTexts("memberPage");
  const cashier = useTexts("cashier");
  const { money, why, failure, language, time, count } = useSpeaker();
  const first = useFirstFocus<HTMLButtonElement>();
  useStepBack(useCallback(() => onClose(), [onClose]));
  if (answer === undefined) return null;
  if (!answer.ok) return <EmptyState title={failure(answer.failure)} />;
  const sale = answer.value;
  return (
    <section className={styles.card} aria-labelledby="office-sale">
      <Stack gap={3}>
        <div className={styles.head}>
          <h2 id="office-sale">{cashier("receiptNumber", { number: sale.receiptNumber })}</h2>
          <Button buttonRef={first} keyName="Esc" onClick={onClose}>
            {text("backToMember")}
          </Button>
        </div>
        <p className={styles.soft}>
          {formatDate(sale.businessDate, language)} {time(sale.occurredAtMs)} · {sale.cashier}
        </p>
        <table className={styles.table}>
          <tbody>
            {sale.lines.map((line) => (
              <tr key={line.lineId}>
                <td>
                  {formatQuantity(line.quantityMilli)} × {line.name}
                  {line.adjustments.map((adjustment) => (
                    <div key={`${adjustment.stage} ${adjustment.ruleId}`} className={styles.soft}>
                      {why(adjustment.sentence)} {money(adjustment.amountMinor)}
                    </div>
                  ))}
                </td>
                <td className={styles.figure}>{money(line.netMinor)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{cashier("total")}</th>
              <td className={styles.figure}>
                <strong>{money(sale.totalMinor)}</strong>
              </td>
            </tr>
          </tbody>
        </table>
        {sale.points === null ? null : (
          <div>
            {sale.points.earned.map((earned) => (
              <p key={earned.ruleId}>
                {why(earned.sentence)} <strong>{count(earned.points)}</strong>
              </p>
            ))}
          </div>
        )}
      </Stack>
    </section>
  );
}
