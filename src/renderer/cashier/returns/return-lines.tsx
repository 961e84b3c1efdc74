import { useRef } from "react";
import type { KeyboardEvent, RefObject } from "react";
import type { Returnable } from "#contract/return-views.ts";
import { formatQuantity } from "#core/money/format-money.ts";
import { Button } from "#renderer/kit/button.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useTexts } from "#renderer/session/words.ts";
import type { ChosenQuantities } from "./use-chosen-quantities.ts";
import styles from "./returns.module.css";

export interface ReturnLinesProps {
  readonly lines: Returnable["lines"];
  readonly chosen: ChosenQuantities;
  readonly onExchange: () => void;
}

/** How much of each line comes back: arrows choose a line, + and − a quantity, A is everything, X makes it an exchange. */
export function ReturnLines({ lines, chosen, onExchange }: ReturnLinesProps) {
  const text = useTexts("returns");
  const list = useRef<HTMLUListElement>(null);
  const firstLeft = lines.find((line) => line.leftMilli > 0)?.lineId;
  const first = useFirstFocus<HTMLInputElement>(firstLeft !== undefined);
  const move = (by: number): void => {
    const fields = [...(list.current?.querySelectorAll("input:enabled") ?? [])];
    const at = fields.findIndex((field) => field === document.activeElement);
    const next = fields[Math.min(Math.max(at + by, 0), fields.length - 1)];
    if (next instanceof HTMLInputElement) next.focus();
  };
  const onKey = (event: KeyboardEvent): void => {
    const lineId = event.target instanceof HTMLInputElement ? event.target.dataset["line"] : undefined;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowUp: () => move(-1),
      ArrowDown: () => move(1),
      "+": () => lineId !== undefined && chosen.step(lineId, 1),
      "-": () => lineId !== undefined && chosen.step(lineId, -1),
      a: chosen.takeAll,
      x: onExchange,
    };
    const act = acts[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  return (
    <ul ref={list} className={styles.lines} aria-label={text("whatComesBack")}>
      {lines.map((line) => (
        <ReturnLine
          key={line.lineId}
          line={line}
          chosen={chosen}
          fieldRef={line.lineId === firstLeft ? first : undefined}
          onKey={onKey}
        />
      ))}
    </ul>
  );
}

interface ReturnLineProps {
  readonly line: Returnable["lines"][number];
  readonly chosen: ChosenQuantities;
  readonly fieldRef: RefObject<HTMLInputElement | null> | undefined;
  readonly onKey: (event: KeyboardEvent) => void;
}

function ReturnLine({ line, chosen, fieldRef, onKey }: ReturnLineProps) {
  const text = useTexts("returns");
  const { lineId, name, soldMilli, leftMilli } = line;
  const isBack = leftMilli === 0;
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.soft}>
          {isBack
            ? text("allIsBack")
            : text("leftOf", { left: formatQuantity(leftMilli), sold: formatQuantity(soldMilli) })}
        </span>
      </span>
      <Button
        className={styles.step}
        tabIndex={-1}
        disabled={isBack}
        aria-label={text("oneLess", { name })}
        onClick={() => chosen.step(lineId, -1)}
      >
        −
      </Button>
      <input
        ref={fieldRef}
        className={styles.quantity}
        data-line={lineId}
        aria-label={text("quantityBack", { name })}
        value={chosen.typed(lineId)}
        disabled={isBack}
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        onKeyDown={onKey}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => chosen.type(lineId, event.currentTarget.value)}
      />
      <Button
        className={styles.step}
        tabIndex={-1}
        disabled={isBack}
        aria-label={text("oneMore", { name })}
        onClick={() => chosen.step(lineId, 1)}
      >
        +
      </Button>
    </li>
  );
}
