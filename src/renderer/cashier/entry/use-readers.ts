import { useCallback } from "react";
import { currencyDecimals } from "#core/money/currency.ts";
import { parseMinor } from "#core/money/format-money.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { parseDecimal } from "./parse-decimal.ts";

export type FigureReader = (typed: string) => number | string;

/** Reads money in the shop's currency; an empty field means `whenEmpty`, where one is given. */
export function useMoneyReader(whenEmpty?: number): FigureReader {
  const words = useTexts("words");
  const { currency } = useSpeaker();
  return useCallback(
    (typed) => {
      if (typed.trim() === "" && whenEmpty !== undefined) return whenEmpty;
      const amount = parseMinor(typed, currency);
      if (amount.ok) return amount.value;
      return words(amount.failure, { decimals: currencyDecimals(currency) });
    },
    [words, currency, whenEmpty],
  );
}

/** Reads a decimal with this many places as an integer of its smallest part. */
export function useDecimalReader(decimals: number): FigureReader {
  const words = useTexts("words");
  return useCallback((typed) => parseDecimal(typed, decimals) ?? words("notANumber"), [words, decimals]);
}
