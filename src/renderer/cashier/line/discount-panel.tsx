import { useState } from "react";
import { basisPoints, minor } from "#core/money/integers.ts";
import type { ManualDiscount } from "#core/basket/basket.ts";
import { Button } from "#renderer/kit/button.tsx";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { Row } from "#renderer/kit/stack.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { FigureForm } from "../entry/figure-form.tsx";
import { ReasonField } from "../entry/reason-field.tsx";
import { useDecimalReader, useMoneyReader } from "../entry/use-readers.ts";
import { useCashier } from "../use-cashier.tsx";

type Scope = "line" | "basket";

const PERCENTAGES = [5, 10, 20, 50] as const;

export function DiscountPanel({ lineId }: { readonly lineId: string | null }) {
  const { view, close } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const [kind, setKind] = useState<ManualDiscount["kind"]>("percent");
  const [scope, setScope] = useState<Scope>(lineId === null ? "basket" : "line");
  const readMoney = useMoneyReader();
  const readPercent = useDecimalReader(2);
  const presets = [text("reasonDamaged"), text("reasonShortDate"), text("reasonGoodwill"), text("reasonStaff")];
  const [reason, setReason] = useState(presets[0] ?? "");
  const line = view.basket.lines.find((one) => one.id === lineId);
  const standing = scope === "line" ? line?.discount : view.basket.discount;

  const give = async (discount: ManualDiscount | null): Promise<void> => {
    const answer =
      scope === "line" && lineId !== null
        ? await run("discountLine", { lineId, discount })
        : await run("discountBasket", { discount });
    if (answer.ok) close();
  };
  const giveFigure = (figure: number): Promise<void> =>
    give(
      kind === "percent" ? { kind, rate: basisPoints(figure), reason } : { kind, amountMinor: minor(figure), reason },
    );
  return (
    <FigureForm
      key={`${kind} ${scope}`}
      title={text("discount")}
      label={text(kind === "percent" ? "discountPercent" : "discountAmount")}
      hint={scope === "line" ? line?.name : text("wholeBasket")}
      submitLabel={text("giveDiscount")}
      read={kind === "percent" ? readPercent : readMoney}
      onFigure={giveFigure}
      above={
        <>
          <Choices withLine={lineId !== null} scope={scope} onScope={setScope} kind={kind} onKind={setKind} />
        </>
      }
      below={
        <>
          {kind === "percent" ? (
            <Row>
              {PERCENTAGES.map((percent) => (
                <Button key={percent} onClick={() => void giveFigure(percent * 100)}>
                  {percent} %
                </Button>
              ))}
            </Row>
          ) : null}
          <ReasonField label={text("reason")} presets={presets} value={reason} onChange={setReason} />
          {standing === null || standing === undefined ? null : (
            <Button tone="danger" onClick={() => void give(null)}>
              {text("removeDiscount")}
            </Button>
          )}
        </>
      }
    />
  );
}

interface ChoicesProps {
  readonly withLine: boolean;
  readonly scope: Scope;
  readonly onScope: (scope: Scope) => void;
  readonly kind: ManualDiscount["kind"];
  readonly onKind: (kind: ManualDiscount["kind"]) => void;
}

function Choices({ withLine, scope, onScope, kind, onKind }: ChoicesProps) {
  const text = useTexts("cashier");
  return (
    <>
      {withLine ? (
        <ChoiceBar
          label={text("discountOn")}
          quietLabel
          value={scope}
          onChoose={onScope}
          choices={[
            { value: "line", label: text("thisLine") },
            { value: "basket", label: text("wholeBasket") },
          ]}
        />
      ) : null}
      <ChoiceBar
        label={text("discountKind")}
        quietLabel
        value={kind}
        onChoose={onKind}
        choices={[
          { value: "percent", label: text("inPercent") },
          { value: "amount", label: text("inMoney") },
        ]}
      />
    </>
  );
}
