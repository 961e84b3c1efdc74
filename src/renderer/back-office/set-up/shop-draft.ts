/** What the set-up asks, as typed, with the defaults that a skipped step keeps. */
import { currencyDecimals, minorPerUnit } from "#core/money/currency.ts";
import { parseMinor } from "#core/money/format-money.ts";
import { basisPoints, minor, points } from "#core/money/integers.ts";
import type { CallInput } from "#contract/calls.ts";
import type { Language } from "#core/codec/fields.ts";
import type { PrinterSetup, ScannerSetup } from "#contract/views.ts";
import { textInBoth } from "#renderer/session/words.ts";

export interface TierDraft {
  readonly nameEn: string;
  readonly nameZh: string;
  readonly threshold: string;
  readonly discountPercent: string;
}

export interface ShopDraft {
  readonly shopName: string;
  readonly address: string;
  readonly taxNumber: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly receiptLanguage: "en" | "zh-CN" | "both";
  readonly cashStep: string;
  readonly taxMode: "inclusive" | "exclusive";
  readonly taxPercent: string;
  readonly secondTaxPercent: string;
  readonly tiers: readonly TierDraft[];
  readonly earnPoints: string;
  readonly earnPer: string;
  readonly redeemPoints: string;
  readonly redeemMoney: string;
  readonly ownerName: string;
  readonly ownerPin: string;
  readonly cashierName: string;
  readonly cashierPin: string;
  readonly printer: PrinterSetup;
  readonly scanner: ScannerSetup;
}

type SetUpShop = Omit<CallInput<"setUpShop">, "commandId">;
export type WrongField = keyof ShopDraft;

/** What every step of the set-up is given. */
export interface StepProps {
  readonly draft: ShopDraft;
  readonly wrong: readonly WrongField[];
  readonly change: (fields: Partial<ShopDraft>) => void;
}

export const CURRENCIES = [
  "EUR",
  "GBP",
  "USD",
  "CNY",
  "HKD",
  "SGD",
  "SEK",
  "NOK",
  "DKK",
  "CHF",
  "PLN",
  "AUD",
  "CAD",
  "NZD",
  "INR",
  "JPY",
] as const;

export function firstDraft(language: Language, timeZone: string): ShopDraft {
  const chinese = language === "zh-CN";
  return {
    shopName: "",
    address: "",
    taxNumber: "",
    currency: chinese ? "CNY" : "EUR",
    timeZone,
    receiptLanguage: language,
    cashStep: chinese ? "0.10" : "0.01",
    taxMode: "inclusive",
    taxPercent: chinese ? "13" : "20",
    secondTaxPercent: "",
    tiers: [
      { ...tierNames("firstTierName"), threshold: "0", discountPercent: "0" },
      { ...tierNames("secondTierName"), threshold: "500", discountPercent: "3" },
      { ...tierNames("thirdTierName"), threshold: "1500", discountPercent: "5" },
    ],
    earnPoints: "1",
    earnPer: "1",
    redeemPoints: "100",
    redeemMoney: "1",
    ownerName: "",
    ownerPin: "",
    cashierName: "",
    cashierPin: "",
    printer: { kind: "virtual", profile: "generic" },
    scanner: { wedge: { layout: "us", gapMsMax: null, prefix: "" }, serial: null },
  };
}

/** A percentage as basis points; null when it is none. */
function percent(typed: string): number | null {
  const rate = parseMinor(typed, "EUR");
  return rate.ok && rate.value >= 0 && rate.value <= 10_000 ? rate.value : null;
}

const isPin = (typed: string): boolean => /^\d{4,12}$/.test(typed);

/** The draft as a call, or the fields that keep it from being one. */
export function readDraft(draft: ShopDraft, language: Language): SetUpShop | readonly WrongField[] {
  const wrong: WrongField[] = [];
  const money = (field: "cashStep" | "earnPer" | "redeemMoney"): number => {
    const amount = parseMinor(draft[field], draft.currency);
    if (amount.ok && amount.value > 0) return amount.value;
    wrong.push(field);
    return 1;
  };
  const count = (field: "earnPoints" | "redeemPoints"): number => {
    if (/^[1-9]\d{0,6}$/.test(draft[field].trim())) return Number(draft[field]);
    wrong.push(field);
    return 1;
  };
  if (draft.shopName.trim() === "") wrong.push("shopName");
  if (draft.ownerName.trim() === "") wrong.push("ownerName");
  if (!isPin(draft.ownerPin)) wrong.push("ownerPin");
  const withCashier = draft.cashierName.trim() !== "";
  if (withCashier && !isPin(draft.cashierPin)) wrong.push("cashierPin");
  const call: SetUpShop = {
    shopName: draft.shopName.trim(),
    address: draft.address.trim(),
    taxNumber: draft.taxNumber.trim(),
    currency: draft.currency,
    timeZone: draft.timeZone,
    language,
    receiptLanguage: draft.receiptLanguage,
    taxMode: draft.taxMode,
    taxRates: taxRates(draft, wrong),
    cashRoundingStepMinor: minor(money("cashStep")),
    tiers: tiers(draft, wrong),
    earning:
      draft.earnPoints.trim() === ""
        ? null
        : { points: points(count("earnPoints")), perMinor: minor(money("earnPer")) },
    redemption:
      draft.redeemPoints.trim() === ""
        ? null
        : { stepPoints: points(count("redeemPoints")), stepMinor: minor(money("redeemMoney")) },
    staff: [
      { name: draft.ownerName.trim(), role: "owner", pin: draft.ownerPin },
      ...(withCashier ? [{ name: draft.cashierName.trim(), role: "cashier" as const, pin: draft.cashierPin }] : []),
    ],
    printer: draft.printer,
    scanner: draft.scanner,
  };
  return wrong.length > 0 ? wrong : call;
}

function tierNames(key: "firstTierName" | "secondTierName" | "thirdTierName"): Pick<TierDraft, "nameEn" | "nameZh"> {
  const names = textInBoth("setup", key);
  return { nameEn: names.en, nameZh: names["zh-CN"] };
}

function taxRates(draft: ShopDraft, wrong: WrongField[]): SetUpShop["taxRates"] {
  const fields = (["taxPercent", "secondTaxPercent"] as const).filter(
    (field) => field === "taxPercent" || draft[field].trim() !== "",
  );
  return fields.map((field) => {
    const rate = percent(draft[field]);
    if (rate === null) wrong.push(field);
    const figure = draft[field].trim();
    return { name: textInBoth("setup", "taxName", { figure }), rate: basisPoints(rate ?? 0) };
  });
}

function tiers(draft: ShopDraft, wrong: WrongField[]): SetUpShop["tiers"] {
  return draft.tiers
    .filter((tier) => tier.nameEn.trim() !== "" || tier.nameZh.trim() !== "")
    .map((tier) => {
      const threshold = parseMinor(tier.threshold, draft.currency);
      const discount = percent(tier.discountPercent);
      if ((!threshold.ok || threshold.value < 0 || discount === null) && !wrong.includes("tiers")) wrong.push("tiers");
      const name = tier.nameEn.trim() || tier.nameZh.trim();
      return {
        name: { en: name, "zh-CN": tier.nameZh.trim() || name },
        thresholdMinor: minor(threshold.ok ? threshold.value : 0),
        discount: basisPoints(discount ?? 0),
      };
    });
}

/** The smallest steps that cash is rounded to, as typed. */
export function cashSteps(currency: string): readonly string[] {
  const unit = minorPerUnit(currency);
  return unit === 1
    ? ["1", "5", "10"]
    : [1, 5, 10, 50, 100].map((step) => (step / unit).toFixed(currencyDecimals(currency)));
}
