/** Figures of a programme as a person types them. A text that is no figure stays a text in the draft, so nothing is lost. */
import { parseMinor, formatMinor } from "#core/money/format-money.ts";
import { minor } from "#core/money/integers.ts";

/** `percent` and `times` are hundredths of what is typed: 5.5 % is 550, ×1.5 is 150. */
export type FigureKind = "count" | "money" | "percent" | "times";

const TWO_DECIMALS = "EUR";

export function readFigure(kind: FigureKind, typed: string, currency: string): number | string | null {
  const text = typed.trim();
  if (text === "") return null;
  if (kind === "count") return /^\d{1,12}$/.test(text) ? Number(text) : text;
  const read = parseMinor(text, kind === "money" ? currency : TWO_DECIMALS);
  return read.ok ? read.value : text;
}

export function writeFigure(kind: FigureKind, value: unknown, currency: string): string {
  if (typeof value === "string") return value;
  if (typeof value !== "number" || !Number.isSafeInteger(value)) return "";
  if (kind === "count") return String(value);
  const text = formatMinor(minor(value), kind === "money" ? currency : TWO_DECIMALS);
  return kind === "money" ? text : text.replace(/\.?0+$/, "");
}
