/**
 * The goods of a receipt and how they were paid: lines, total, tenders, the tax table. An
 * exchange has two of these on one paper, what was brought back first.
 */
import { UNTAXED } from "../basket/basket.ts";
import type { SettledTender, TaxRow } from "../basket/priced-basket.ts";
import type { SoldLine } from "../events/sale-completed.ts";
import { formatMinor, formatQuantity } from "../money/format-money.ts";
import { minor } from "../money/integers.ts";
import type { BasisPoints, Minor } from "../money/integers.ts";
import type { ReceiptBlock } from "./receipt-document.ts";
import type { ReceiptFact, ReceiptInput } from "./receipt-input.ts";
import type { Speech } from "./receipt-speech.ts";
import { paperText } from "./receipt-text.ts";
import type { ReceiptLabel } from "./receipt-words.ts";

const NAME_CHARACTERS = 120;

const RULE: ReceiptBlock = { kind: "rule", weight: "light" };

interface Writing {
  readonly fact: ReceiptFact;
  readonly input: ReceiptInput;
  readonly speech: Speech;
  readonly money: (amount: Minor) => string;
}

const plainPair = (label: string, value: string): ReceiptBlock => ({
  kind: "pair",
  label,
  value,
  emphasis: "plain",
  indented: false,
});

const ONE_PIECE_MILLI = 1000;

/** What the shop added to money that this line brought in, or took with it when it came back. */
function bonusRows({ fact, speech, money }: Writing, { lineId }: SoldLine) {
  return fact.body.value
    .filter((move) => move.kind === "bonus" && move.lineId === lineId)
    .map((move) => ({ label: speech.label("topUpBonus"), amount: money(move.deltaMinor) }));
}

function lineBlock(writing: Writing, line: SoldLine): ReceiptBlock {
  const { speech, money } = writing;
  const onePiece = Math.abs(line.quantityMilli) === ONE_PIECE_MILLI && line.soldBy === "piece";
  const unit = line.soldBy === "weight" ? " kg" : "";
  const adjustments = line.adjustments.map((adjustment) => ({
    label: speech.reason(adjustment.sentence),
    amount: money(adjustment.amountMinor),
  }));
  return {
    kind: "item",
    name: paperText(line.name, NAME_CHARACTERS),
    amount: money(line.grossMinor),
    detail: onePiece ? null : `${formatQuantity(line.quantityMilli)}${unit} × ${money(line.listPriceMinor)}`,
    adjustments: [...adjustments, ...bonusRows(writing, line)],
  };
}

function savedOn(lines: readonly SoldLine[]): Minor {
  let saved = 0;
  for (const line of lines) for (const adjustment of line.adjustments) saved -= adjustment.amountMinor;
  return minor(saved);
}

function totalBlocks({ fact, speech, money }: Writing): ReceiptBlock[] {
  const blocks: ReceiptBlock[] = [];
  const saved = savedOn(fact.body.lines);
  if (fact.type === "SaleCompleted") {
    if (saved > 0) blocks.push(plainPair(speech.label("youSave"), money(saved)));
    if (fact.body.taxMode === "exclusive") {
      blocks.push(plainPair(speech.label("goods"), money(fact.body.goodsMinor)));
      blocks.push(plainPair(speech.label("taxAdded"), money(fact.body.taxAddedMinor)));
    }
  }
  blocks.push({
    kind: "pair",
    label: `${speech.label(fact.type === "SaleCompleted" ? "total" : "refundTotal")} ${fact.body.currency}`,
    value: money(fact.body.totalMinor),
    emphasis: "large",
    indented: false,
  });
  return blocks;
}

const TENDER_LABEL: Readonly<Record<SettledTender["kind"], ReceiptLabel>> = {
  cash: "cash",
  card: "cardTender",
  points: "pointsTender",
  giftCard: "giftCardTender",
  storedValue: "storedValueTender",
  exchange: "exchangeTender",
  imported: "importedTender",
};

function tenderBlocks({ fact, speech, money }: Writing): ReceiptBlock[] {
  const tenders = fact.type === "SaleCompleted" ? fact.body.tenders : fact.body.refunds;
  const blocks: ReceiptBlock[] = [];
  if (fact.body.cashRoundingMinor !== 0) {
    blocks.push(plainPair(speech.label("cashRounding"), money(fact.body.cashRoundingMinor)));
  }
  if (fact.type === "SaleReturned" && fact.body.shortfall !== null && fact.body.shortfall.deductedMinor > 0) {
    const { points, deductedMinor } = fact.body.shortfall;
    blocks.push(plainPair(speech.label("keptForPoints", { points: { points } }), money(deductedMinor)));
  }
  for (const tender of tenders) {
    const label = speech.label(TENDER_LABEL[tender.kind], { points: { points: tender.points } });
    blocks.push(plainPair(label, money(fact.type === "SaleCompleted" ? tender.handedMinor : tender.amountMinor)));
  }
  if (fact.type === "SaleCompleted" && fact.body.changeMinor !== 0) {
    blocks.push({
      kind: "pair",
      label: speech.label("change"),
      value: money(fact.body.changeMinor),
      emphasis: "strong",
      indented: false,
    });
  }
  return blocks;
}

/** 19 % as "19%", 5.5 % as "5.5%": no rounding, at most two decimals by construction. */
function writeRate(rate: BasisPoints): string {
  const hundredths = String(rate % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return `${Math.trunc(rate / 100)}${hundredths === "" ? "" : `.${hundredths}`}%`;
}

function taxLabel({ input, speech }: Writing, { taxRateId, rate }: TaxRow): string {
  if (taxRateId === UNTAXED) return speech.label("untaxed");
  const name = input.shop.taxRates.find(({ id }) => id === taxRateId)?.name;
  return name === undefined ? writeRate(rate) : `${speech.local(name)} ${writeRate(rate)}`;
}

function taxBlock(writing: Writing, table: readonly TaxRow[]): ReceiptBlock {
  const { speech, money } = writing;
  const rows = table.map((row) => [
    taxLabel(writing, row),
    money(row.netMinor),
    money(row.taxMinor),
    money(minor(row.netMinor + row.taxMinor)),
  ]);
  const header = [speech.label("taxTable"), speech.label("net"), speech.label("tax"), speech.label("gross")];
  return { kind: "table", header, rows };
}

/** Goods, total, tenders and tax of one fact of the paper. */
export function mapLeg(fact: ReceiptFact, input: ReceiptInput, speech: Speech): ReceiptBlock[] {
  const writing: Writing = { fact, input, speech, money: (amount) => formatMinor(amount, fact.body.currency) };
  const { taxTable, lines } = fact.body;
  return [
    ...lines.map((line) => lineBlock(writing, line)),
    RULE,
    ...totalBlocks(writing),
    RULE,
    ...tenderBlocks(writing),
    ...(taxTable.length === 0 ? [] : [RULE, taxBlock(writing, taxTable)]),
  ];
}
