import { useState } from "react";
import { ONE_PIECE, minor } from "#core/money/integers.ts";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { FigureForm } from "../entry/figure-form.tsx";
import { useMoneyReader } from "../entry/use-readers.ts";
import { useCashier } from "../use-cashier.tsx";

export function DepartmentPanel() {
  const { shop, close, select } = useCashier();
  const { run, accept } = useCommands();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const { local } = useSpeaker();
  const read = useMoneyReader();
  const [departmentId, setDepartmentId] = useState(shop.departments[0]?.id ?? "");
  if (shop.departments.length === 0) {
    return (
      <Panel title={text("department")} close={{ label: words("close"), act: close }}>
        <EmptyState title={text("noDepartments")} />
      </Panel>
    );
  }
  return (
    <FigureForm
      title={text("department")}
      label={text("amount")}
      submitLabel={text("addToBasket")}
      read={read}
      onFigure={async (figure) => {
        const answer = await run("addDepartmentLine", {
          departmentId,
          unitPriceMinor: minor(figure),
          quantityMilli: ONE_PIECE,
        });
        if (!answer.ok) return;
        accept();
        const added = answer.value.view.basket.lines.at(-1);
        if (added !== undefined) select(added.id);
        close();
      }}
      above={
        <ChoiceBar
          label={text("department")}
          value={departmentId}
          onChoose={setDepartmentId}
          choices={shop.departments.map((one) => ({ value: one.id, label: local(one.name) }))}
        />
      }
    />
  );
}
