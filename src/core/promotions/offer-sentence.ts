/** What an offer says about what it gives, with its own name: the "why" of an adjustment and of a coupon. */
import { assert, unreachable } from "../assert.ts";
import type { Minor } from "../money/integers.ts";
import type { OfferAction } from "../program/promotion.ts";
import type { Sentence, SentenceValue } from "../sentence.ts";
import { stepReached } from "./actions/spend-steps.ts";
import type { Offer } from "./offer.ts";

type Words = readonly [key: string, values: Readonly<Record<string, SentenceValue>>];
type Of<K extends OfferAction["kind"]> = Extract<OfferAction, { kind: K }>;

const buyWords = ({ buy, take, rate }: Of<"buyNTakeM">): Words =>
  rate === 10_000 ? ["offerBuyTake", { buy, take }] : ["offerBuyTakeCheaper", { buy, take, rate: { rate } }];

const mixWords = ({ quantity, offer }: Of<"mixAndMatch">): Words =>
  offer.kind === "price"
    ? ["offerAnyForPrice", { quantity, price: { money: offer.priceMinor } }]
    : ["offerAnyCheaper", { quantity, rate: { rate: offer.rate } }];

function stepWords(action: Of<"spendSteps">, spentMinor: Minor): Words {
  const step = stepReached(action, spentMinor);
  assert(step !== null, "spend-and-save is offered from its first step on");
  const from = { money: step.fromMinor };
  return step.off.kind === "percent"
    ? ["offerPercentFrom", { from, rate: { rate: step.off.rate } }]
    : ["offerAmountFrom", { from, amount: { money: step.off.amountMinor } }];
}

function wordsOf(action: OfferAction, spentMinor: Minor): Words {
  switch (action.kind) {
    case "buyNTakeM":
      return buyWords(action);
    case "cheapestFree":
      return ["offerCheapestFree", { of: action.of, free: action.free }];
    case "nForPrice":
      return ["offerForPrice", { quantity: action.quantity, price: { money: action.priceMinor } }];
    case "mixAndMatch":
      return mixWords(action);
    case "bundlePrice":
      return ["offerTogether", { price: { money: action.priceMinor } }];
    case "percentOff":
    case "orderPercent":
      return ["offerPercent", { rate: { rate: action.rate } }];
    case "amountOff":
      return [action.perUnit ? "offerAmountEach" : "offerAmount", { amount: { money: action.amountMinor } }];
    case "orderAmount":
      return ["offerAmount", { amount: { money: action.amountMinor } }];
    case "fixedPrice":
      return ["offerPriceEach", { price: { money: action.unitPriceMinor } }];
    case "freeItems":
      return ["offerFreeItems", { quantity: action.quantity }];
    case "spendSteps":
      return stepWords(action, spentMinor);
    default:
      return unreachable(action);
  }
}

/** `spentMinor`: what the selected goods came to when the stage began. */
export function offerSentence({ rule, action, spentMinor }: Offer): Sentence {
  const [key, values] = wordsOf(action, spentMinor);
  return { key, values: { offer: { name: rule.name }, ...values } };
}
