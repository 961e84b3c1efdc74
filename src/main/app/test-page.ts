/** What the test page shows: the printer's width, both scripts, an accent, a barcode and a QR code. */
import type { Language } from "#core/codec/fields.ts";
import type { ReceiptDocument } from "#core/receipts/receipt-document.ts";
import { texts } from "#locales/catalogue.ts";
import { makeReceiptCode } from "#core/cards/receipt-code.ts";
import { TILL_NUMBER } from "./till-identity.ts";

const RULER = "1234567890";
const SAMPLE_RECEIPT = 1;

/** `columns` of the printer's own width. */
export function testPage(columns: number, profileName: string, language: Language): ReceiptDocument {
  const say = texts.getFixedT(language, "receipt");
  return {
    blocks: [
      { kind: "title", text: say("testPageTitle") },
      { kind: "centred", text: profileName, strong: false },
      { kind: "rule", weight: "light" },
      { kind: "centred", text: say("testPageRuler"), strong: true },
      { kind: "centred", text: RULER.repeat(Math.ceil(columns / RULER.length)).slice(0, columns), strong: false },
      { kind: "centred", text: "äöü ß ñ ç é £ € ¥", strong: false },
      { kind: "centred", text: "张伟 会员积分 谢谢惠顾", strong: false },
      { kind: "pair", label: say("goods"), value: "1234.50", emphasis: "large", indented: false },
      { kind: "rule", weight: "heavy" },
      {
        kind: "barcode",
        digits: makeReceiptCode({ tillNumber: TILL_NUMBER, receiptNumber: SAMPLE_RECEIPT }),
        caption: "",
      },
      { kind: "qr", text: "regulars", caption: "" },
    ],
  };
}
