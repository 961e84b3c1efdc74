/**
 * Takes whatever a scanner read or a person typed as a code, and does what it means: a line, a member, a receipt; or says
 * why not. What looks like a payment card is dropped before anything else sees it.
 */
import { scanOutcomeSchema } from "#contract/scan-outcome.ts";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { classifyScan } from "#core/cards/classify-scan.ts";
import type { Classified, ProductScan } from "#core/cards/classified-scan.ts";
import type { RawScan } from "#core/cards/clean-scan.ts";
import type { Product } from "#core/catalogue/product.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { findCodeForEverybody, readCoupon, takeCoupon } from "./add-coupon.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";
import { findGiftCard } from "./gift-cards.ts";
import { programNow } from "./program-now.ts";
import { refusalToServe } from "./identify-member.ts";
import { shownCode } from "./recent-scans.ts";
import { refusalOfScan } from "./refusal-of-scan.ts";
import { findScannedProduct, scannedLine } from "./scanned-line.ts";
import { takeBasketStep } from "./take-basket-step.ts";
import { TILL_NUMBER } from "./till-identity.ts";

type ScanAnswer = Answer<CallOutput<"scan">>;
type Outcome = CallOutput<"scan">["outcome"];

export function scan(engine: Engine, input: CallInput<"scan">): ScanAnswer {
  return takeScan(engine, input.commandId, { text: input.text });
}

/** For a scanner that the till itself listens to: it may know the symbology, or that the end is missing. */
export function takeScan(engine: Engine, commandId: string, raw: RawScan): ScanAnswer {
  const done = engine.commands.find(commandId);
  if (done !== null) return withView(engine, scanOutcomeSchema.parse(done.result));
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const atMs = engine.nowMs();
  const classified = classifyScan(raw, shop.value);
  const answer = engine.recentScans.counts(classified, atMs)
    ? actOn(engine, commandId, classified, shop.value)
    : withView(engine, { kind: "repeated" });
  engine.recentScans.add(classified, atMs, answer);
  engine.topics.touch("scan", "devices");
  return answer;
}

function actOn(engine: Engine, commandId: string, scanned: Classified, settings: ShopSettings): ScanAnswer {
  switch (scanned.kind) {
    case "member":
      return identifyByCard(engine, commandId, scanned.cardNumber) ?? refuse(refusal("memberNotFound"));
    case "product":
      return ringUpScanned(engine, commandId, scanned, settings);
    case "shopCode":
      return (
        ringUpShopCode(engine, commandId, scanned.code, settings) ??
        identifyByCard(engine, commandId, scanned.code) ??
        // Hands type small letters. What is filed exactly so, goods or a card, was meant before its capitals.
        ringUpShopCode(engine, commandId, scanned.code.toUpperCase(), settings) ??
        takeOtherCode(engine, commandId, scanned.code)
      );
    case "receipt":
      return findReceipt(engine, scanned.code);
    case "coupon":
      return addScannedCoupon(engine, commandId, readCoupon(engine, scanned.scan));
    case "giftCard":
      return showGiftCard(engine, scanned.number) ?? refuse(refusal("giftCardUnknown"));
    case "staffBadge":
      return refuse(refusal("codeNotSoldHere"));
    case "refused":
      return refuse(refusalOfScan(scanned));
    case "unknown":
      return unknownCode(scanned.text);
  }
}

const unknownCode = (text: string): ScanAnswer => refuse(refusal("unknownCode", { code: shownCode(text) }));

/** What is neither goods nor a member's card: a coupon's code for everybody, or a gift card of somebody else's making. */
function takeOtherCode(engine: Engine, commandId: string, text: string): ScanAnswer {
  const coupon = findCodeForEverybody(programNow(engine), text);
  if (coupon !== null) return addScannedCoupon(engine, commandId, succeed(coupon));
  return showGiftCard(engine, text) ?? unknownCode(text);
}

function addScannedCoupon(engine: Engine, commandId: string, shown: ReturnType<typeof readCoupon>): ScanAnswer {
  if (!shown.ok) return refuse(shown.failure);
  const outcome: Outcome = { kind: "couponAdded", couponId: shown.value.couponId };
  const answer = takeCoupon(engine, commandId, shown.value, outcome);
  return answer.ok ? succeed({ outcome, view: answer.value.view }) : answer;
}

/** null when no money was ever put on a card of this number. */
function showGiftCard(engine: Engine, number: string): ScanAnswer | null {
  const card = findGiftCard(engine.store, number);
  return card === null ? null : withView(engine, { kind: "giftCardFound", ...card });
}

/** null when no product has this code of the shop's own. */
function ringUpShopCode(engine: Engine, commandId: string, code: string, settings: ShopSettings): ScanAnswer | null {
  const product = engine.store.products.findByShopCode(code);
  return product === null ? null : ringUp(engine, commandId, product, { code, embedded: null }, settings);
}

function ringUpScanned(engine: Engine, commandId: string, scanned: ProductScan, settings: ShopSettings): ScanAnswer {
  const product = findScannedProduct(engine.store, scanned);
  if (product !== null) {
    return ringUp(engine, commandId, product, { code: scanned.text, embedded: scanned.embedded }, settings);
  }
  // Some shops hand out cards that carry a trade number.
  return identifyByCard(engine, commandId, scanned.text) ?? takeOtherCode(engine, commandId, scanned.text);
}

function ringUp(
  engine: Engine,
  commandId: string,
  product: Product,
  scanned: { readonly code: string; readonly embedded: ProductScan["embedded"] },
  settings: ShopSettings,
): ScanAnswer {
  const lineId = engine.newId();
  const line = scannedLine(product, scanned.code, scanned.embedded, { lineId, currency: settings.currency });
  if (!line.ok) return refuse(line.failure);
  if (line.value === null) {
    const { id: productId, name, unitPriceMinor } = product;
    return withView(engine, { kind: "weightNeeded", productId, name, unitPriceMinor });
  }
  const step = { kind: "addLine", line: line.value } as const;
  // An equal line takes the piece in: then that line is the one to show.
  const next = engine.openBasket.preview(step);
  if (!next.ok) return refuse(next.failure);
  const shownLine = next.value.lines.find(({ id }) => id === lineId) ?? mergedInto(engine, next.value.lines);
  const outcome: Outcome = { kind: "lineAdded", lineId: shownLine?.id ?? lineId };
  const answer = takeBasketStep(engine, commandId, step, outcome);
  return answer.ok ? succeed({ outcome, view: answer.value.view }) : answer;
}

type Lines = Engine["openBasket"]["basket"]["lines"];

/** The line whose quantity rose. */
function mergedInto(engine: Engine, next: Lines): Lines[number] | undefined {
  const before = new Map(engine.openBasket.basket.lines.map((line) => [line.id, line.quantityMilli]));
  return next.find((line) => before.get(line.id) !== line.quantityMilli);
}

/** null when no card has this number. */
function identifyByCard(engine: Engine, commandId: string, cardNumber: string): ScanAnswer | null {
  const card = engine.store.members.findByCard(cardNumber);
  if (card === null) return null;
  if (card.state !== "active") return refuse(refusal("cardNotValid"));
  const refused = refusalToServe(engine.store, card.ref);
  if (refused !== null) return refuse(refused);
  const outcome: Outcome = { kind: "memberIdentified", memberRef: card.ref };
  const answer = takeBasketStep(engine, commandId, { kind: "identifyMember", memberRef: card.ref }, outcome);
  return answer.ok ? succeed({ outcome, view: answer.value.view }) : answer;
}

function findReceipt(
  engine: Engine,
  code: { readonly tillNumber: number; readonly receiptNumber: number },
): ScanAnswer {
  const sale = code.tillNumber === TILL_NUMBER ? engine.store.sales.findByReceiptNumber(code.receiptNumber) : null;
  return sale === null
    ? refuse(refusal("saleNotFound"))
    : withView(engine, { kind: "receiptFound", saleId: sale.saleId });
}

function withView(engine: Engine, outcome: Outcome): ScanAnswer {
  const answer = basketAnswer(engine);
  return answer.ok ? succeed({ outcome, view: answer.value.view }) : answer;
}
