/**
 * The first stage: committed facts → document. Decides what stands on a receipt and in which order; knows no paper.
 *
 * Invariants:
 * - every amount is one of the fact's own figures or a sum of them: nothing is priced here;
 * - every text of a person or a file went through `paperText`: clean of control characters and bounded;
 * - a copy differs from the original in its mark alone, and a receipt never opens a drawer.
 */
import { mapLeg } from "./map-legs.ts";
import { mapMember } from "./map-member.ts";
import { mapRights } from "./map-rights.ts";
import type { ReceiptBlock, ReceiptDocument } from "./receipt-document.ts";
import type { ReceiptFact, ReceiptInput } from "./receipt-input.ts";
import { speechOf } from "./receipt-speech.ts";
import type { Speech } from "./receipt-speech.ts";
import { paperText } from "./receipt-text.ts";

const NAME_CHARACTERS = 120;
const ADDRESS_CHARACTERS = 300;
const SHORT_CHARACTERS = 64;

const HEAVY_RULE: ReceiptBlock = { kind: "rule", weight: "heavy" };
const GAP: ReceiptBlock = { kind: "gap" };

interface Writing {
  readonly input: ReceiptInput;
  readonly speech: Speech;
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
  const isReturn = input.fact.type === "SaleReturned";
  if (input.exchange !== null) blocks.push({ kind: "mark", text: speech.label("exchange") });
  else if (isReturn) blocks.push({ kind: "mark", text: speech.label("return") });
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
  if (input.exchange !== null) {
    blocks.push(plainPair(speech.label("exchangeReceipt"), String(input.exchange.body.receiptNumber)));
  }
  const returned = legsOf(input).find((leg) => leg.type === "SaleReturned");
  if (returned !== undefined) {
    if (input.originalReceiptNumber !== null) {
      blocks.push(plainPair(speech.label("originalReceipt"), String(input.originalReceiptNumber)));
    }
    blocks.push(plainPair(speech.label("returnReason"), paperText(returned.body.reason, NAME_CHARACTERS)));
    if (returned.body.voidedSerials.length > 0) {
      const said = speech.sentences("couponsVoid", {});
      blocks.push(...said.map((text): ReceiptBlock => ({ kind: "centred", text, strong: false })));
    }
  }
  return blocks;
}

function footBlocks({ input }: Writing): ReceiptBlock[] {
  const footer = paperText(input.shop.receiptFooter, ADDRESS_CHARACTERS);
  const blocks: ReceiptBlock[] = footer === "" ? [] : [GAP, { kind: "centred", text: footer, strong: false }];
  blocks.push(GAP, { kind: "barcode", digits: input.receiptCode, caption: input.receiptCode });
  return blocks;
}

/** The facts of the paper in their order: an exchange brings back first. */
function legsOf({ fact, exchange }: ReceiptInput): readonly ReceiptFact[] {
  if (exchange === null) return [fact];
  return fact.type === "SaleReturned" ? [fact, exchange] : [exchange, fact];
}

function legBlocks(legs: readonly ReceiptFact[], { input, speech }: Writing): ReceiptBlock[] {
  if (legs.length === 1) return legs.flatMap((leg) => mapLeg(leg, input, speech));
  return legs.flatMap((leg, index) => [
    ...(index === 0 ? [] : [HEAVY_RULE]),
    {
      kind: "centred" as const,
      text: speech.label(leg.type === "SaleReturned" ? "broughtBack" : "taken"),
      strong: true,
    },
    ...mapLeg(leg, input, speech),
  ]);
}

export function mapReceipt(input: ReceiptInput): ReceiptDocument {
  const writing: Writing = { input, speech: speechOf(input) };
  const legs = legsOf(input);
  const memberBlocks = mapMember(input, legs, writing.speech);
  const rightBlocks = mapRights(input, writing.speech);
  return {
    blocks: [
      ...shopBlocks(writing),
      ...markBlocks(writing),
      GAP,
      ...headBlocks(writing),
      HEAVY_RULE,
      ...legBlocks(legs, writing),
      ...(memberBlocks.length === 0 ? [] : [HEAVY_RULE, ...memberBlocks]),
      ...(rightBlocks.length === 0 ? [] : [HEAVY_RULE, ...rightBlocks]),
      ...footBlocks(writing),
    ],
  };
}
