/**
 * The first stage: committed facts → document. Decides what stands on a receipt and in which order; knows no paper.
 *
 * Invariants:
 * - every amount is one of the fact's own figures or a sum of them: nothing is priced here;
 * - every text of a person or a file went through `paperText`: clean of control characters and bounded;
 * - a copy differs from the original in its mark alone, and a receipt never opens a drawer.
 */
import type { SettledTender, TaxRow } from "../basket/priced-basket.ts";
import type { SoldLine } from "../events/sale-completed.ts";
import { formatMinor, formatQuantity } from "../money/format-money.ts";
import { minor } from "../money/integers.ts";
import type { BasisPoints, Minor } from "../money/integers.ts";
import { mapMember } from "./map-member.ts";
import { mapRights } from "./map-rights.ts";
import type { ReceiptBlock, ReceiptDocument } from "./receipt-document.ts";
import type { ReceiptInput } from "./receipt-input.ts";
import { speechOf } from "./receipt-speech.ts";
import type { Speech } from "./receipt-speech.ts";
import { paperText } from "./receipt-text.ts";
import type { ReceiptLabel } from "./receipt-words.ts";

const NAME_CHARACTERS = 120;
const ADDRESS_CHARACTERS = 300;
const SHORT_CHARACTERS = 64;

const RULE: ReceiptBlock = { kind: "rule", weight: "light" };
const HEAVY_RULE: ReceiptBlock = { kind: "rule", weight: "heavy" };
const GAP: ReceiptBlock = { kind: "gap" };

interface Writing {
  readonly input: ReceiptInput;
  readonly speech: Speech;
  readonly money: (amount: Minor) => string;
}

const plainPair = (label: string, value: string, indented = false): ReceiptBlock => ({
  kind: "pair",
  label,
  value,
  emphasis: "plain",
  indented,
});

function shopBlocks({ input, speech }: Writing): ReceiptBlock[] {
  const { shop } = input;
  const blocks: ReceiptBlock[] = [{ kind: "title", text: paperText(shop.shopName, NAME_CHARACTERS) }];
  for (const line of shop.address.slice(0, ADDRESS_CHARACTERS).split(/[\r\n]+/)) {
    const text = paperText(line, ADDRESS_CHARACTERS);
    if (text !== "") blocks.push({ kind: "centred", text, strong: false });
  }
  const taxNumber = paperText(shop.taxNumber, SHORT_CHARACTERS);
  if (taxNumber !== "") {
    blocks.push({ kind: "centred", text: `${speech.label("taxNumber")} ${taxNumber}`, strong: false });
  }
  return blocks;
}

function markBlocks({ input, speech }: Writing): ReceiptBlock[] {
  const blocks: ReceiptBlock[] = [];
  if (input.fact.type === "SaleReturned") blocks.push({ kind: "mark", text: speech.label("return") });
  if (input.copyNumber > 0) blocks.push({ kind: "mark", text: speech.label("copy", { number: input.copyNumber }) });
  return blocks;
}

function headBlocks({ input, speech }: Writing): ReceiptBlock[] {
  const { fact, moment } = input;
  const blocks = [
    plainPair(speech.label("receiptNumber"), String(fact.body.receiptNumber)),
    plainPair(speech.label("dateTime"), paperText(`${moment.localDate} ${moment.localTime}`, SHORT_CHARACTERS)),
    plainPair(speech.label("timeZone"), paperText(moment.zoneName, SHORT_CHARACTERS)),
  ];
  if (moment.businessDate !== moment.localDate) {
    blocks.push(plainPair(speech.label("businessDay"), paperText(moment.businessDate, SHORT_CHARACTERS)));
  }
  const cashier = paperText(input.cashierName, SHORT_CHARACTERS);
  if (cashier !== "") blocks.push(plainPair(speech.label("cashier"), cashier));
  const till = paperText(input.tillName, SHORT_CHARACTERS);
  if (till !== "") blocks.push(plainPair(speech.label("till"), till));
  if (fact.type === "SaleReturned") {
    if (input.originalReceiptNumber !== null) {
      blocks.push(plainPair(speech.label("originalReceipt"), String(input.originalReceiptNumber)));
    }
    blocks.push(plainPair(speech.label("returnReason"), paperText(fact.body.reason, NAME_CHARACTERS)));
  }
  return blocks;
}

const ONE_PIECE_MILLI = 1000;

function lineBlock({ speech, money }: Writing, line: SoldLine): ReceiptBlock {
  const onePiece = Math.abs(line.quantityMilli) === ONE_PIECE_MILLI && line.soldBy === "piece";
  const unit = line.soldBy === "weight" ? " kg" : "";
  return {
    kind: "item",
    name: paperText(line.name, NAME_CHARACTERS),
    amount: money(line.grossMinor),
    detail: onePiece ? null : `${formatQuantity(line.quantityMilli)}${unit} × ${money(line.listPriceMinor)}`,
    adjustments: line.adjustments.map((adjustment) => ({
      label: speech.reason(adjustment.sentence),
      amount: money(adjustment.amountMinor),
    })),
  };
}

function savedOn(lines: readonly SoldLine[]): Minor {
  let saved = 0;
  for (const line of lines) for (const adjustment of line.adjustments) saved -= adjustment.amountMinor;
  return minor(saved);
}

function totalBlocks({ input, speech, money }: Writing): ReceiptBlock[] {
  const { fact } = input;
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

function tenderBlocks({ input, speech, money }: Writing): ReceiptBlock[] {
  const { fact } = input;
  const tenders = fact.type === "SaleCompleted" ? fact.body.tenders : fact.body.refunds;
  const blocks: ReceiptBlock[] = [];
  if (fact.body.cashRoundingMinor !== 0) {
    blocks.push(plainPair(speech.label("cashRounding"), money(fact.body.cashRoundingMinor)));
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

function taxBlock({ input, speech, money }: Writing, table: readonly TaxRow[]): ReceiptBlock {
  const names = new Map(input.shop.taxRates.map((rate) => [rate.id, rate.name]));
  const rows = table.map((row) => {
    const name = names.get(row.taxRateId);
    const label = name === undefined ? writeRate(row.rate) : `${speech.local(name)} ${writeRate(row.rate)}`;
    return [label, money(row.netMinor), money(row.taxMinor), money(minor(row.netMinor + row.taxMinor))];
  });
  const header = [speech.label("taxTable"), speech.label("net"), speech.label("tax"), speech.label("gross")];
  return { kind: "table", header, rows };
}

function footBlocks({ input }: Writing): ReceiptBlock[] {
  const footer = paperText(input.shop.receiptFooter, ADDRESS_CHARACTERS);
  const blocks: ReceiptBlock[] = footer === "" ? [] : [GAP, { kind: "centred", text: footer, strong: false }];
  blocks.push(GAP, { kind: "barcode", digits: input.receiptCode, caption: input.receiptCode });
  return blocks;
}

export function mapReceipt(input: ReceiptInput): ReceiptDocument {
  const { fact } = input;
  const writing: Writing = {
    input,
    speech: speechOf(input),
    money: (amount) => formatMinor(amount, fact.body.currency),
  };
  const taxTable = fact.body.taxTable;
  const memberBlocks = mapMember(input, writing.speech);
  const rightBlocks = mapRights(input, writing.speech);
  return {
    blocks: [
      ...shopBlocks(writing),
      ...markBlocks(writing),
      GAP,
      ...headBlocks(writing),
      HEAVY_RULE,
      ...fact.body.lines.map((line) => lineBlock(writing, line)),
      RULE,
      ...totalBlocks(writing),
      RULE,
      ...tenderBlocks(writing),
      ...(taxTable.length === 0 ? [] : [RULE, taxBlock(writing, taxTable)]),
      ...(memberBlocks.length === 0 ? [] : [HEAVY_RULE, ...memberBlocks]),
      ...(rightBlocks.length === 0 ? [] : [HEAVY_RULE, ...rightBlocks]),
      ...footBlocks(writing),
    ],
  };
}
