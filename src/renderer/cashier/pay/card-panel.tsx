import { formatMinor } from "#core/money/format-money.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { FigureForm } from "../entry/figure-form.tsx";
import { useMoneyReader } from "../entry/use-readers.ts";
import { useCashier } from "../use-cashier.tsx";
import { TakenTenders } from "./taken-tenders.tsx";
import { useTender } from "./use-tender.ts";

export function CardPanel() {
  const { view } = useCashier();
  const take = useTender();
  const text = useTexts("cashier");
  const { currency } = useSpeaker();
  const read = useMoneyReader();
  const dueMinor = view.pricing.ok ? view.pricing.settlement.remainingMinor : null;
  return (
    <FigureForm
      key={String(dueMinor)}
      title={text("card")}
      label={text("cardAmount")}
      hint={text("cardHint")}
      first={dueMinor === null ? "" : formatMinor(dueMinor, currency)}
      submitLabel={text("cardWasTaken")}
      read={read}
      onFigure={(amountMinor) => take({ kind: "card", amountMinor })}
      above={<TakenTenders />}
    />
  );
}
