/** A price answer as text for a terminal: goods, what changed their price and why, payment, points, what comes back. */
import { formatMinor } from "#core/money/format-money.ts";
import { ZERO_MINOR } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import type { PriceAnswer } from "#core/program/price-answer.ts";
import { cellsOf } from "#core/receipts/character-cells.ts";
import type { CommandContext } from "./command-context.ts";
import { sayTenderKind } from "./say-tender-kind.ts";

const nameColumns = 44;

/** Chinese characters take two columns of a terminal. */
const padded = (text: string): string => text + " ".repeat(Math.max(1, nameColumns - cellsOf(text)));

interface Paper {
  readonly context: CommandContext;
  readonly answer: PriceAnswer;
  readonly row: (text: string, amount: Minor) => string;
  readonly count: (text: string, points: number) => string;
}

export function sayPrice(context: CommandContext, answer: PriceAnswer): string {
  const paper: Paper = {
    context,
    answer,
    row: (text, amount) => `${padded(text)}${formatMinor(amount, answer.currency, "comma").padStart(14)}`,
    count: (text, points) => `${padded(text)}${String(points).padStart(14)}`,
  };
  return `${[...returnedRows(paper), ...soldRows(paper), ...paidRows(paper), ...pointsRows(paper)].join("\n")}\n`;
}

function nameOfLine(line: PriceAnswer["lines"][number] | undefined): string {
  if (line === undefined) return "";
  return line.code === "" ? line.name : `${line.name} (${line.code})`;
}

function returnedRows({ context, answer: { returned }, row, count }: Paper): string[] {
  if (returned === null) return [];
  const reversed = returned.points?.earned.reduce((sum, one) => sum + one.points, 0) ?? 0;
  return [
    ...returned.lines.map((line) => row(`${context.say("priceBack")}  ${line.name}`, line.netMinor)),
    ...returned.refunds.map(({ kind, amountMinor }) =>
      row(context.say("priceRefunds", { kind: sayTenderKind(context.language, kind) }), amountMinor),
    ),
    ...(returned.points === null ? [] : [count(context.say("priceTakesBack"), reversed)]),
  ];
}

function soldRows({ context, answer: { priced, lines, why }, row }: Paper): string[] {
  if (priced === null) return [];
  const goods = priced.lines.flatMap((line, index) => [
    row(`${index + 1}  ${nameOfLine(lines[index])}`, line.grossMinor),
    ...line.adjustments.map(({ ruleId, amountMinor, sentence }) => {
      const said = why.find(({ of, rule }) => of === line.lineId && rule === ruleId);
      return row(`     ${said?.says[context.language] ?? sentence.key}`, amountMinor);
    }),
  ]);
  const saved = priced.savedMinor === ZERO_MINOR ? [] : [row(context.say("priceSaved"), priced.savedMinor)];
  return [...goods, row(context.say("priceTotal"), priced.totalMinor), ...saved];
}

function paidRows({ context, answer: { settlement }, row }: Paper): string[] {
  if (settlement === null) return [];
  const { tenders, cashRoundingMinor, changeMinor, remainingMinor } = settlement;
  const figure = (key: "priceRounding" | "priceChange" | "priceRemaining", amount: Minor): string[] =>
    amount === ZERO_MINOR ? [] : [row(context.say(key), amount)];
  return [
    ...tenders.map(({ kind, amountMinor }) =>
      row(context.say("pricePays", { kind: sayTenderKind(context.language, kind) }), amountMinor),
    ),
    ...figure("priceRounding", cashRoundingMinor),
    ...figure("priceChange", changeMinor),
    ...figure("priceRemaining", remainingMinor),
  ];
}

/** What is earned, and what becomes of coupons and rewards. */
function pointsRows({ context, answer: { priced, why }, count }: Paper): string[] {
  if (priced === null) return [];
  const said = (of: string): string[] =>
    why.filter((one) => one.of === of).map(({ says }) => `     ${says[context.language]}`);
  const earned =
    priced.earning === null ? [] : [count(context.say("priceEarns"), priced.earning.points), ...said("earning")];
  return [...[...priced.coupons, ...priced.rewards].flatMap(({ id }) => said(id)), ...earned];
}
