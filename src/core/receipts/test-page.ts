/** The page that shows a person what a printer can do: ruler, letters of several languages, a barcode and a QR code. */
import type { ReceiptDocument } from "./receipt-document.ts";
import type { Say } from "./receipt-words.ts";
import { speechOf } from "./receipt-speech.ts";

/** The languages whose letters are shown; a printer without them prints the line as a picture. */
const SAMPLES = [
  "Café crème – Grüße ß ñ Å",
  "Żółć, tőke, říjen",
  "Молоко 3,2%",
  "Φέτα ΠΟΠ",
  // Four words of Chinese and a full-width yen sign: letters to look at, not a text of the product.
  "\u725b\u5976\u5de7\u514b\u529b \uffe512.50",
  "นม · 우유 · חלב · حليب",
];

/** `profileName` tells two printers apart; `columns` are the profile's. */
export function testPage(profileName: string, columns: number, say: Say): ReceiptDocument {
  const speech = speechOf({ language: "both", say });
  const ruler = Array.from({ length: columns }, (_, cell) => String((cell + 1) % 10)).join("");
  return {
    blocks: [
      { kind: "title", text: speech.label("testPageTitle") },
      { kind: "centred", text: profileName, strong: false },
      { kind: "rule", weight: "heavy" },
      {
        kind: "pair",
        label: speech.label("testPageRuler"),
        value: String(columns),
        emphasis: "plain",
        indented: false,
      },
      { kind: "centred", text: ruler, strong: false },
      { kind: "rule", weight: "light" },
      ...SAMPLES.map((text, index) => ({
        kind: "pair" as const,
        label: `${index + 1}  ${text}`,
        value: "",
        emphasis: "plain" as const,
        indented: false,
      })),
      { kind: "rule", weight: "light" },
      { kind: "barcode", digits: "0123456789", caption: "0123456789" },
      { kind: "gap" },
      { kind: "qr", text: "0123456789", caption: "0123456789" },
    ],
  };
}
