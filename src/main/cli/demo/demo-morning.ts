/** The first half of the day, up to the moment in which the till dies with a basket open. */
import type { DevicesView } from "#contract/views.ts";
import { assert } from "#core/assert.ts";
import { gs1CheckDigit } from "#core/cards/check-digits.ts";
import { basisPoints, milli, minor } from "#core/money/integers.ts";
import type { Chance } from "#main/app/demo-shop/demo-chance.ts";
import { texts } from "#locales/catalogue.ts";
import { formatPoints } from "#locales/say.ts";
import { nameOnBasket, scanSomebodyWith, sellOrdinary } from "./demo-people.ts";
import { tellMember, tellSale } from "./demo-sale.ts";
import type { Tell } from "./demo-story.ts";
import { sayDemo } from "./demo-story.ts";
import { paymentCard } from "./payment-card.ts";
import { codeOf, productNamed } from "./demo-till.ts";
import type { DemoTill } from "./demo-till.ts";

type Scene = (till: DemoTill, tell: Tell, chance: Chance) => Promise<void>;

const SCENES: readonly Scene[] = [
  openShop,
  sellToSomebody,
  sellWithAmountOff,
  enrolSomebody,
  sellByWeight,
  refuseWrongCodes,
  parkAndRecall,
  payWithPoints,
  voidAndUndo,
  sellThroughTheMorning,
  runOutOfPaper,
  openLastBasket,
];

export async function liveMorning(till: DemoTill, tell: Tell, chance: Chance): Promise<void> {
  for (const scene of SCENES) {
    await scene(till, tell, chance);
    till.clock.advance(5);
  }
}

async function openShop(till: DemoTill, tell: Tell): Promise<void> {
  const { products, members, sales, signInHint } = await till.do("setUpDemoShop", { language: till.language });
  tell("setUp", { products, members, sales });
  const person = await till.do("signIn", signInHint);
  tell("signedIn", { name: person.name });
}

async function sellToSomebody(till: DemoTill, tell: Tell): Promise<void> {
  const croissant = productNamed("BA01");
  await till.scanAll([croissant, croissant, productNamed("CO01")]);
  tellSale(till, tell, await till.payCash());
}

async function sellWithAmountOff(till: DemoTill, tell: Tell, chance: Chance): Promise<void> {
  await till.scanAll([productNamed("TE03"), productNamed("HO06")]);
  await scanSomebodyWith(till, 500, chance);
  const { view } = await till.basket();
  tellMember(tell, view.member, till.language);
  const redeemed = await till.do("takeAmountOff", { points: view.member?.redeemable?.minPoints ?? 500 });
  assert(redeemed.view.pricing.ok, "a redemption that was offered is priced");
  const { amountOff } = redeemed.view.pricing.priced;
  tell("amountOff", { points: formatPoints(amountOff?.points ?? 0), amount: till.money(amountOff?.valueMinor ?? 0) });
  tellSale(till, tell, await till.payCard());
}

async function enrolSomebody(till: DemoTill, tell: Tell): Promise<void> {
  await till.scanAll([productNamed("TE01")]);
  const name = sayDemo(till.language, "newcomer");
  const enrolled = await till.do("enrolMember", {
    name,
    phone: "+49 30 23125 900",
    cardNumber: null,
    birthMonth: 5,
    membershipConsent: true,
    marketingConsent: false,
  });
  tell("enrolled", { name, tail: enrolled.cardNumber.slice(-4) });
  tellSale(till, tell, await till.payCash());
}

async function sellByWeight(till: DemoTill, tell: Tell): Promise<void> {
  const bananas = productNamed("PR01");
  const body = `${codeOf(bananas).slice(0, 7)}00850`;
  const label = await till.scan(`${body}${gs1CheckDigit(body)}`);
  assert(label.failure === null, "the label of the demo's scale is known");
  const { priced } = await till.basket();
  tell("weighed", { name: bananas.name, quantity: "0.850", amount: till.money(priced.priced.totalMinor) });
  await till.do("addProduct", { productId: productNamed("PR06").id, quantityMilli: milli(320) });
  await till.do("addDepartmentLine", {
    departmentId: "market",
    unitPriceMinor: minor(450),
    quantityMilli: milli(1000),
  });
  const { priced: whole } = await till.basket();
  const cash = 500;
  const rest = whole.settlement.remainingMinor - cash;
  tell("split", { first: till.money(cash), rest: till.money(rest) });
  const tenders = [
    { kind: "card", amountMinor: rest },
    { kind: "cash", handedMinor: cash },
  ] as const;
  tellSale(till, tell, await till.pay(tenders));
}

async function refuseWrongCodes(till: DemoTill, tell: Tell): Promise<void> {
  const right = codeOf(productNamed("BA01"));
  const wrongDigit = `${right.slice(0, -1)}${(Number(right.at(-1)) + 1) % 10}`;
  const unknown = `952999999999${gs1CheckDigit("952999999999")}`;
  for (const text of [wrongDigit, unknown, "9".repeat(300)]) {
    const answer = await till.try("scan", { text, source: "virtual" });
    assert(!answer.ok, "a wrong code is refused");
    tell("scanRefused", { sentence: till.say(answer.failure) });
  }
  const swiped = await till.try("scan", { text: paymentCard, source: "virtual" });
  assert(!swiped.ok, "a payment card is refused");
  const { scanner } = await till.devices();
  assert(!JSON.stringify(scanner.lastScans).includes(paymentCard.slice(-4)), "the device page shows nothing of it");
  tell("cardRefused", { sentence: till.say(swiped.failure) });
}

async function parkAndRecall(till: DemoTill, tell: Tell): Promise<void> {
  await till.scanAll([productNamed("GR05"), productNamed("GR06"), productNamed("GR01")]);
  const { priced, view } = await till.basket();
  tell("parked", { total: till.money(priced.priced.totalMinor) });
  await till.do("parkBasket", { note: sayDemo(till.language, "noteWallet") });
  till.clock.advance(3);
  await till.scanAll([productNamed("BA02")]);
  tellSale(till, tell, await till.payCash());
  till.clock.advance(4);
  await till.do("recallBasket", { basketId: view.basket.id });
  const recalled = await till.basket();
  const lines = recalled.view.basket.lines.length;
  tell("recalled", { lines, total: till.money(recalled.priced.priced.totalMinor) });
  tellSale(till, tell, await till.payCard());
}

async function payWithPoints(till: DemoTill, tell: Tell, chance: Chance): Promise<void> {
  await till.scanAll([productNamed("GR06"), productNamed("SW04")]);
  await scanSomebodyWith(till, 600, chance);
  const { view } = await till.basket();
  tellMember(tell, view.member, till.language);
  const points = view.member?.redeemable?.minPoints ?? 500;
  const taken = await till.do("takeTender", {
    basketId: view.basket.id,
    revision: view.basket.revision,
    tender: { kind: "points", points },
  });
  assert(taken.state === "partlyPaid" && taken.view.pricing.ok, "points pay a part of the basket");
  const [tender] = taken.view.pricing.settlement.tenders;
  tell("pointsTendered", { points: formatPoints(points), amount: till.money(tender?.amountMinor ?? 0) });
  tellSale(till, tell, await till.payCash());
}

async function voidAndUndo(till: DemoTill, tell: Tell): Promise<void> {
  await till.scanAll([productNamed("HO04"), productNamed("HO05")]);
  const reason = sayDemo(till.language, "reasonChanged");
  tell("voided", { lines: 2, reason });
  await till.do("voidBasket", { reason });

  await till.scanAll([productNamed("CO04"), productNamed("GR12")]);
  const before = (await till.basket()).priced.priced.totalMinor;
  await till.scanAll([productNamed("HO06")]);
  const tooMuch = (await till.basket()).priced.priced.totalMinor;
  await till.do("undoBasketStep", {});
  tell("undone", { before: till.money(tooMuch), after: till.money(before) });
  const { view } = await till.basket();
  const [line] = view.basket.lines;
  assert(line !== undefined, "the basket has a line");
  const dented = sayDemo(till.language, "reasonDented");
  const discount = { kind: "percent", rate: basisPoints(1000), reason: dented } as const;
  const discounted = await till.do("discountLine", { lineId: line.id, discount });
  assert(discounted.view.pricing.ok, "a discounted line is priced");
  tell("discounted", { amount: till.money(discounted.view.pricing.priced.savedMinor) });
  tellSale(till, tell, await till.payCard());
}

async function sellThroughTheMorning(till: DemoTill, tell: Tell, chance: Chance): Promise<void> {
  const { count, withCard, totalMinor } = await sellOrdinary(till, 12, chance);
  tell("ordinary", { count, withCard, total: till.money(totalMinor) });
}

async function runOutOfPaper(till: DemoTill, tell: Tell, chance: Chance): Promise<void> {
  await till.finishPrinting();
  await till.do("setVirtualFault", { fault: "paperOut" });
  tell("paperOut");
  const { count } = await sellOrdinary(till, 2, chance);
  const without = await till.settlePrinting();
  const waiting = receiptsLeft(without);
  const waitingFor = waiting.find((job) => job.waitingFor !== null)?.waitingFor ?? "offline";
  tell("soldOnWithoutPaper", {
    count,
    waiting: waiting.length,
    why: texts.getFixedT(till.language, "devices")(`waitingFor_${waitingFor}`),
  });
  await till.do("setVirtualFault", { fault: "none" });
  // Longer than a printer that was away is ever left alone: the story's clock stands still meanwhile.
  till.clock.advance(0.5);
  const printed = await till.finishPrinting();
  const still = receiptsLeft(printed).length;
  tell("paperIn", { printed: waiting.length - still, waiting: still });
}

const receiptsLeft = ({ printer }: DevicesView): DevicesView["printer"]["jobs"] =>
  printer.jobs.filter(({ kind, state }) => kind === "receipt" && (state === "waiting" || state === "queued"));

async function openLastBasket(till: DemoTill, tell: Tell, chance: Chance): Promise<void> {
  await scanSomebodyWith(till, 0, chance);
  await till.scanAll([productNamed("CO05"), productNamed("DA02"), productNamed("DA02"), productNamed("BA04")]);
  const { view, priced } = await till.basket();
  const total = till.money(priced.priced.totalMinor);
  tell("aboutToDie", { lines: view.basket.lines.length, total, name: await nameOnBasket(till) });
}
