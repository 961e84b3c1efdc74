import { memo, useEffect, useMemo, useRef } from "react";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import { ExchangeRows } from "./exchange-rows.tsx";
import { BasketLineRow } from "./basket-line-row.tsx";
import styles from "./basket.module.css";

export const BasketList = memo(function BasketList() {
  const { view, selectedLine, select, open } = useCashier();
  const text = useTexts("cashier");
  const priced = useMemo(
    () => new Map(view.pricing.ok ? view.pricing.priced.lines.map((line) => [line.lineId, line]) : []),
    [view.pricing],
  );
  const selectedRow = useRef<HTMLLIElement>(null);
  const selectedId = selectedLine?.id;
  const lineCount = view.basket.lines.length;
  useEffect(() => {
    selectedRow.current?.scrollIntoView({ block: "nearest" });
  }, [selectedId, lineCount]);

  const back = view.exchange === null ? null : <ExchangeRows exchange={view.exchange} />;
  if (lineCount === 0) {
    return (
      <div className={styles.list}>
        {back}
        <EmptyState title={text("emptyBasket")}>
          <p>{text("emptyBasketHint")}</p>
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      {back}
      <ul className={styles.list} aria-label={text("basket")}>
        {view.basket.lines.map((line) => {
          const selected = line.id === selectedId;
          return (
            <BasketLineRow
              key={line.id}
              line={line}
              priced={priced.get(line.id)}
              selected={selected}
              rowRef={selected ? selectedRow : undefined}
              onSelect={select}
              onWhy={open}
            />
          );
        })}
      </ul>
    </>
  );
});
