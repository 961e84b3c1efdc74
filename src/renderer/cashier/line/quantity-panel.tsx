import { formatQuantity } from "#core/money/format-money.ts";
import type { WeighedProduct } from "#contract/views.ts";
import { milli } from "#core/money/integers.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { FigureForm } from "../entry/figure-form.tsx";
import { useDecimalReader } from "../entry/use-readers.ts";
import { useCashier } from "../use-cashier.tsx";

export function QuantityPanel({ lineId }: { readonly lineId: string }) {
  const { view, close } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const read = useDecimalReader(3);
  const line = view.basket.lines.find((one) => one.id === lineId);
  if (line === undefined) return null;
  return (
    <FigureForm
      title={text("quantity")}
      label={text("quantityOf", { name: line.name })}
      hint={text(line.soldBy === "weight" ? "quantityWeightHint" : "quantityHint")}
      first={formatQuantity(line.quantityMilli)}
      decimalKey={line.soldBy === "weight"}
      submitLabel={text("setQuantity")}
      read={read}
      onFigure={async (quantityMilli) => {
        const answer = await run("changeQuantity", { lineId, quantityMilli });
        if (answer.ok) close();
      }}
    />
  );
}

export function WeightPanel({ product }: { readonly product: WeighedProduct }) {
  const { close, select } = useCashier();
  const { run, accept } = useCommands();
  const text = useTexts("cashier");
  const { money } = useSpeaker();
  const read = useDecimalReader(3);
  return (
    <FigureForm
      title={text("weight")}
      label={text("weightOf", { name: product.name })}
      hint={text("pricePerKilogram", { amount: money(product.unitPriceMinor) })}
      placeholder="0.000"
      submitLabel={text("addToBasket")}
      read={read}
      onFigure={async (quantityMilli) => {
        const answer = await run("addProduct", { productId: product.productId, quantityMilli: milli(quantityMilli) });
        if (!answer.ok) return;
        accept();
        const added = answer.value.view.basket.lines.at(-1);
        if (added !== undefined) select(added.id);
        close();
      }}
    />
  );
}
