import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gs1CheckDigit, luhnCheckDigit, priceCheckDigit } from "./check-digits.ts";
import { classifyScan } from "./classify-scan.ts";
import { makeCouponDigits } from "./coupon-code.ts";
import { makeGiftCardNumber } from "./lettered-code.ts";
import { checkCodeScheme, type CodeScheme } from "./code-scheme.ts";
import { makeMemberNumber, memberNumberCapacity } from "./member-number.ts";
import { makeReceiptCode, RECEIPT_NUMBER_MAX, TILL_NUMBER_MAX } from "./receipt-code.ts";
import { guardRepeat } from "./repeat-guard.ts";

const SCHEME: CodeScheme = {
  memberNumberPrefix: "77",
  memberNumberLength: 10,
  inStoreTemplates: [
    { prefix: "21", itemDigits: 5, valueCheckDigit: false, valueDigits: 5, value: "weight", decimals: 3 },
    { prefix: "22", itemDigits: 4, valueCheckDigit: true, valueDigits: 5, value: "price", decimals: 2 },
    { prefix: "02", itemDigits: 5, valueCheckDigit: false, valueDigits: 5, value: "price", decimals: 2 },
  ],
};
const GS = "\u001d";
const EAN = "4006381333931";
const MEMBER = makeMemberNumber(SCHEME, 4471);
const withGs1 = (body: string): string => body + gs1CheckDigit(body);
const withLuhn = (body: string): string => body + luhnCheckDigit(body);
const classify = (text: string, aimId: string | null = null) => classifyScan({ text, aimId }, SCHEME);

const WEIGHED = withGs1("211234500750");
const PRICED = withGs1(`221234${priceCheckDigit("14685")}14685`);

describe("classifying a scan", () => {
  it.each<[string, string, object]>([
    ["an EAN-13", EAN, { kind: "product", gtin14: `0${EAN}`, embedded: null }],
    ["an EAN-13 with its AIM id", `]E0${EAN}`, { kind: "product", gtin14: `0${EAN}`, text: EAN }],
    ["an EAN-13 in its framing", `\u0002${EAN}\u0003\r\n`, { kind: "product", gtin14: `0${EAN}` }],
    ["an EAN-13 in full-width digits", "４００６３８１３３３９３１", { kind: "product", gtin14: `0${EAN}` }],
    ["an EAN-13 with control and invisible characters in it", "4006\u0000381\u200b333\u0085931", { kind: "product" }],
    ["a UPC-A", "036000291452", { kind: "product", gtin14: "00036000291452" }],
    ["an EAN-8", "96385074", { kind: "product", gtin14: "00000096385074" }],
    ["a GTIN-14", withGs1("1400638133393"), { kind: "product" }],
    ["a UPC-E that the scanner names", "]E04252614", { kind: "product", gtin14: "00042100005264" }],
    ["six digits that nobody names", "425261", { kind: "shopCode", code: "425261" }],
    ["a member number", MEMBER, { kind: "member", cardNumber: MEMBER }],
    ["a member number from a QR code", `]Q1${MEMBER}\r`, { kind: "member", cardNumber: MEMBER }],
    [
      "a receipt",
      makeReceiptCode({ tillNumber: 2, receiptNumber: 1042 }),
      { kind: "receipt", code: { tillNumber: 2, receiptNumber: 1042 } },
    ],
    ["a staff badge", "SB000000000075", { kind: "staffBadge", badgeCode: "SB000000000075" }],
    ["a gift card", makeGiftCardNumber(1), { kind: "giftCard", number: "GC000000000018" }],
    [
      "a coupon's bars",
      makeCouponDigits("0001000000021", "0123456789"),
      { kind: "coupon", scan: { form: "digits", serial: "0001000000021", tag: "0123456789" } },
    ],
    [
      "a coupon's picture",
      "]Q1RC1.next-5.0001000000021.0.0.ABCDEFGHIJKLMNOP",
      { kind: "coupon", scan: { form: "text", coupon: { couponId: "next-5", expiresOn: null, memberRef: null } } },
    ],
    ["a code for everybody", "SUMMER10", { kind: "shopCode", code: "SUMMER10" }],
    [
      "a weighed piece",
      WEIGHED,
      { kind: "product", itemCode: "12345", embedded: { kind: "weight", quantityMilli: 750, unit: "kg" } },
    ],
    [
      "a priced piece",
      PRICED,
      { kind: "product", itemCode: "1234", embedded: { kind: "price", amount: 14_685, decimals: 2, currency: null } },
    ],
    [
      "a priced UPC-A",
      withGs1("21234500199"),
      { kind: "product", embedded: { kind: "price", amount: 199, decimals: 2, currency: null } },
    ],
    [
      "a GS1-128",
      `]C10109506000134352${"17271231"}10ABC123${GS}21S1`,
      {
        kind: "product",
        gtin14: "09506000134352",
        elements: [
          { identifier: "01" },
          { identifier: "17", value: "271231" },
          { identifier: "10", value: "ABC123" },
          { identifier: "21", value: "S1" },
        ],
      },
    ],
    [
      "a GS1 weight",
      "]e001095060001343523103001250",
      { kind: "product", embedded: { kind: "weight", quantityMilli: 1250, unit: "kg" } },
    ],
    [
      "a GS1 price with currency",
      `]e00109506000134352${"3932978"}1999`,
      { kind: "product", embedded: { kind: "price", amount: 1999, decimals: 2, currency: "978" } },
    ],
    [
      "a Digital Link",
      "https://id.gs1.org/01/09506000134352/10/AB%2FC?17=271231&x=1",
      {
        kind: "product",
        gtin14: "09506000134352",
        elements: [{ identifier: "01" }, { identifier: "10", value: "AB/C" }, { identifier: "17" }],
      },
    ],
    ["a Digital Link of a maker", "http://example.com/shop/gtin/4006381333931", { kind: "product", gtin14: `0${EAN}` }],
    ["a shop code", "85123A", { kind: "shopCode", code: "85123A" }],
    ["a shop code in Chinese", "茶叶-01", { kind: "shopCode", code: "茶叶-01" }],
    ["a web page", "https://example.com/welcome", { kind: "unknown" }],
    ["a long text", "x".repeat(41), { kind: "unknown" }],
  ])("takes %s for what it is", (_name, text, expected) => {
    expect(classify(text)).toMatchObject(expected);
  });

  it.each<[string, string, string]>([
    ["a wrong EAN-13", "5901234123458", "wrongCheckDigit"],
    ["a wrong member number", MEMBER.replace(/.$/, (d) => String((Number(d) + 1) % 10)), "wrongCheckDigit"],
    [
      "a wrong receipt",
      makeReceiptCode({ tillNumber: 1, receiptNumber: 1 }).replace(/.$/, (d) => String((Number(d) + 1) % 10)),
      "wrongCheckDigit",
    ],
    ["a wrong badge", "SB000000000076", "wrongCheckDigit"],
    [
      "a wrong price check digit",
      withGs1(`221234${(Number(priceCheckDigit("14685")) + 1) % 10}14685`),
      "wrongCheckDigit",
    ],
    ["half an EAN-13 that the scanner names", "]E0400638", "partial"],
    ["a GS1 label that ends early", "]C1010950600013", "partial"],
    ["a GS1 label without separators", "010950600013435210ABC17271231", "ambiguous"],
    ["a pallet label", "]C1020950600013435237000012", "ambiguous"],
    ["a label that contradicts itself", `]C1010950600013435201${withGs1("0400638133393")}`, "ambiguous"],
    ["a coupon of another program", `CP${withLuhn("00000000001")}`, "notSoldHere"],
    [
      "a wrong coupon",
      makeCouponDigits("0001000000021", "0123456789").replace(/.$/, (d) => String((Number(d) + 1) % 10)),
      "wrongCheckDigit",
    ],
    ["a wrong gift card", "GC000000000019", "wrongCheckDigit"],
    ["nothing", "\r\n", "empty"],
    ["an AIM id alone", "]E0\r", "empty"],
    ["4 kB", "7".repeat(4096), "tooLong"],
    ["a text that grows past the limit", "\ufdfa".repeat(40), "tooLong"],
  ])("refuses %s", (_name, text, reason) => {
    expect(classify(text)).toMatchObject({ kind: "refused", reason });
  });

  it("refuses what the device says is cut short, even if the rest of it would do", () => {
    expect(classifyScan({ text: "96385074", cutShort: true }, SCHEME)).toEqual({ kind: "refused", reason: "partial" });
  });
});

describe("payment cards", () => {
  it.each([
    ["Visa", "4111111111111111"],
    ["Mastercard", "5555 5555 5555 4444"],
    ["Mastercard, 2 series", "2223003122003222"],
    ["American Express", "3782-822463-10005"],
    ["Diners Club", "36227206271667"],
    ["JCB", "3566002020360505"],
    ["UnionPay", "6200000000000005"],
    ["UnionPay of 19 digits", withLuhn("621234567890123456")],
    ["Visa in full-width digits", "４１１１１１１１１１１１１１１１"],
    ["track 1", "%B4111111111111111^DOE/JANE^29121010000000000?"],
    ["track 2", ";4111111111111112=29121010000000000?"],
    ["both tracks, as one swipe", "%B4111111111111111^DOE/J^2912101?;4111111111111111=2912101?\r"],
    ["a card in a text that is too long", `;4111111111111111=2912${"0".repeat(400)}`],
    ["a card behind an AIM id", "]C04111111111111111"],
  ])("are dropped with every digit: %s", (_name, text) => {
    expect(classify(text)).toEqual({ kind: "refused", reason: "paymentCard" });
    expect(classifyScan({ text, cutShort: true }, SCHEME)).toEqual({ kind: "refused", reason: "paymentCard" });
  });

  it("are not seen in German and Japanese EANs that happen to pass Luhn", () => {
    const bodies = Array.from({ length: 500 }, (_, n) => `40${String(n).padStart(10, "0")}`).map(withGs1);
    const passing = bodies.filter((code) => luhnCheckDigit(code.slice(0, -1)) === code.at(-1));
    expect(passing.length).toBeGreaterThan(20);
    for (const code of passing) expect(classify(code)).toMatchObject({ kind: "product", gtin14: `0${code}` });
  });

  it("give way to a member number of the shop's own that looks like one", () => {
    const scheme = { ...SCHEME, memberNumberPrefix: "4", memberNumberLength: 16 };
    const number = makeMemberNumber(scheme, 11);
    expect(classifyScan({ text: number }, scheme)).toEqual({ kind: "member", cardNumber: number });
  });

  it("leave none of their digits in any result", () => {
    const numbers = fc
      .tuple(fc.constantFrom("4", "51", "55", "34", "37", "6011", "62", "3528"), fc.stringMatching(/^\d{15}$/))
      .map(([issuer, rest]) => withLuhn((issuer + rest).slice(0, issuer === "34" || issuer === "37" ? 14 : 15)));
    const dressings = fc.constantFrom("", "\r", "]C0", " ", ";");
    fc.assert(
      fc.property(numbers, dressings, (number, dressing) => {
        const result = classify(dressing === ";" ? `;${number}=2912?` : `${dressing}${number}`);
        expect(JSON.stringify(result)).toBe('{"kind":"refused","reason":"paymentCard"}');
      }),
    );
  });
});

describe("the numbers that the shop makes", () => {
  it("are read back as what they are, every one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: memberNumberCapacity(SCHEME) }), (running) => {
        const cardNumber = makeMemberNumber(SCHEME, running);
        expect(classify(cardNumber)).toEqual({ kind: "member", cardNumber });
      }),
    );
    const tills = fc.integer({ min: 1, max: TILL_NUMBER_MAX });
    fc.assert(
      fc.property(tills, fc.integer({ min: 1, max: RECEIPT_NUMBER_MAX }), (tillNumber, receiptNumber) => {
        const code = { tillNumber, receiptNumber };
        expect(classify(makeReceiptCode(code))).toEqual({ kind: "receipt", code });
      }),
    );
  });

  it("always end in one of the kinds, whatever is scanned", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(typeof classify(text).kind).toBe("string");
      }),
    );
  });
});

describe("checking a code scheme", () => {
  it("accepts the one of these tests", () => {
    expect(checkCodeScheme(SCHEME)).toEqual([]);
  });

  it("names templates that overlap, do not add up or ask for a check digit that does not exist", () => {
    const [weight] = SCHEME.inStoreTemplates;
    if (weight === undefined) throw new Error("the scheme of these tests has templates");
    const inStoreTemplates = [
      weight,
      weight,
      { ...weight, prefix: "23", itemDigits: 4 },
      { ...weight, prefix: "24", itemDigits: 3, valueDigits: 6, valueCheckDigit: true },
    ];
    expect(checkCodeScheme({ ...SCHEME, inStoreTemplates })).toEqual([
      { kind: "templatesOverlap", template: 1, with: 0 },
      { kind: "templateLength", template: 2 },
      { kind: "templateValueCheckDigit", template: 3 },
    ]);
  });

  it("names member numbers that a product, or a template of the shop, could carry", () => {
    expect(checkCodeScheme({ ...SCHEME, memberNumberPrefix: "40", memberNumberLength: 13 })).toEqual([
      { kind: "memberNumberLooksLikeProduct" },
    ]);
    expect(checkCodeScheme({ ...SCHEME, memberNumberPrefix: "21", memberNumberLength: 13 })).toEqual([
      { kind: "memberNumberFitsTemplate", template: 0 },
    ]);
    expect(checkCodeScheme({ ...SCHEME, memberNumberPrefix: "7777", memberNumberLength: 8 })).toEqual([
      { kind: "memberNumberTooShort" },
      { kind: "memberNumberLooksLikeProduct" },
    ]);
  });
});

describe("the same code within 700 ms", () => {
  it("counts once for a member, and the window moves on while the trigger is held", () => {
    const member = classify(MEMBER);
    const first = guardRepeat(null, member, 1000);
    const second = guardRepeat(first.last, member, 1600);
    const third = guardRepeat(second.last, member, 2200);
    const later = guardRepeat(third.last, member, 2901);
    expect([first.counts, second.counts, third.counts, later.counts]).toEqual([true, false, false, true]);
  });

  it("counts a coupon and a gift card once for one pull of the trigger", () => {
    for (const text of [makeCouponDigits("0001000000021", "0123456789"), makeGiftCardNumber(7)]) {
      const first = guardRepeat(null, classify(text), 1000);
      expect([first.counts, guardRepeat(first.last, classify(text), 1001).counts]).toEqual([true, false]);
    }
  });

  it("counts every time for a product", () => {
    const first = guardRepeat(null, classify(EAN), 1000);
    expect(guardRepeat(first.last, classify(EAN), 1001).counts).toBe(true);
  });
});
