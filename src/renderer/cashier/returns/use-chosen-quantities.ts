import { useMemo, useState } from "react";
import type { CallInput } from "#contract/calls.ts";
import type { Returnable } from "#contract/return-views.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { formatQuantity } from "#core/money/format-money.ts";
import { milli } from "#core/money/integers.ts";
import { parseDecimal } from "../entry/parse-decimal.ts";

export interface ChosenQuantities {
  /** What comes back, as the till is asked: lines with something. */
  readonly lines: CallInput<"previewReturn">["lines"];
  typed(lineId: string): string;
  type(lineId: string, text: string): void;
  /** One piece more or less; of what is weighed all or nothing. */
  step(lineId: string, by: 1 | -1): void;
  takeAll(): void;
}

const onePieceMilli = 1000;
const nothing = "0";

export function useChosenQuantities(lines: Returnable["lines"]): ChosenQuantities {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  return useMemo(() => {
    const quantityOf = (lineId: string): number =>
      Math.min(Math.max(0, parseDecimal(texts[lineId] ?? nothing, 3) ?? 0), LIMITS.quantityMilli);
    const write = (lineId: string, text: string): void => setTexts((before) => ({ ...before, [lineId]: text }));
    return {
      lines: lines.flatMap(({ lineId }) => {
        const quantityMilli = milli(quantityOf(lineId));
        return quantityMilli === 0 ? [] : [{ lineId, quantityMilli }];
      }),
      typed: (lineId) => texts[lineId] ?? nothing,
      type: write,
      step(lineId, by) {
        const line = lines.find((one) => one.lineId === lineId);
        if (line === undefined) return;
        const step = line.soldBy === "piece" ? onePieceMilli : line.leftMilli;
        const next = Math.min(Math.max(quantityOf(lineId) + by * step, 0), line.leftMilli);
        write(lineId, next === 0 ? nothing : formatQuantity(milli(next)));
      },
      takeAll: () =>
        setTexts(
          Object.fromEntries(
            lines.map(({ lineId, leftMilli }) => [lineId, leftMilli === 0 ? nothing : formatQuantity(leftMilli)]),
          ),
        ),
    };
  }, [lines, texts]);
}
