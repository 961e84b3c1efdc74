import { useState } from "react";
import { formatMinor } from "#core/money/format-money.ts";
import { Button } from "#renderer/kit/button.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { FigureForm } from "../entry/figure-form.tsx";
import { ReasonField } from "../entry/reason-field.tsx";
import { useMoneyReader } from "../entry/use-readers.ts";
import { useCashier } from "../use-cashier.tsx";

export function PricePanel({ lineId }: { readonly lineId: string }) {
  const { view, close } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const { money, currency } = useSpeaker();
  const read = useMoneyReader();
  const presets = [text("reasonDamaged"), text("reasonPriceTag"), text("reasonShortDate"), text("reasonStaffDecision")];
  const [reason, setReason] = useState(presets[0] ?? "");
  const line = view.basket.lines.find((one) => one.id === lineId);
  if (line === undefined) return null;
  const set = async (unitPriceMinor: number | null): Promise<void> => {
    const override = unitPriceMinor === null ? null : { unitPriceMinor, reason };
    const answer = await run("overridePrice", { lineId, override });
    if (answer.ok) close();
  };
  return (
    <FigureForm
      title={text("price")}
      label={text("newPriceOf", { name: line.name })}
      hint={text("listPriceIs", { amount: money(line.listPriceMinor) })}
      first={formatMinor(line.override?.unitPriceMinor ?? line.listPriceMinor, currency)}
      submitLabel={text("setPrice")}
      read={read}
      onFigure={set}
      below={
        <>
          <ReasonField label={text("reason")} presets={presets} value={reason} onChange={setReason} />
          {line.override === null ? null : (
            <Button tone="danger" onClick={() => void set(null)}>
              {text("backToListPrice")}
            </Button>
          )}
        </>
      }
    />
  );
}
