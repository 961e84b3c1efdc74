/** The demo's figures as lines of text, amounts right-aligned. */
import type { Language } from "#core/codec/fields.ts";
import { formatMinor } from "#core/money/format-money.ts";
import { minor } from "#core/money/integers.ts";
import { cellsOf } from "#core/receipts/character-cells.ts";
import { formatPoints } from "#locales/say.ts";
import { demoSettings } from "#main/app/demo-shop/demo-settings.ts";
import { sayTenderKind } from "../say-tender-kind.ts";
import { tierName } from "./demo-sale.ts";
import { sayDemo } from "./demo-story.ts";
import type { StoryKey, StoryValues } from "./demo-story.ts";
import type { DemoTotals } from "./demo-totals.ts";

const nameColumns = 40;
const figureColumns = 14;

export function sayTotals(language: Language, totals: DemoTotals): string[] {
  const { currency } = demoSettings(language);
  const money = (amount: number): string => formatMinor(minor(amount), currency, "comma");
  const row = (key: StoryKey, figure: string, values: StoryValues = {}): string => {
    const name = sayDemo(language, key, values);
    return name + " ".repeat(Math.max(1, nameColumns - cellsOf(name))) + figure.padStart(figureColumns);
  };
  const tenders = totals.tenders.map(({ kind, amountMinor }) =>
    row("totalTender", money(amountMinor), { kind: sayTenderKind(language, kind) }),
  );
  const discounts = totals.discounts.map(({ ruleId, amountMinor }) =>
    row("totalDiscount", money(amountMinor), { rule: sayRule(language, ruleId) }),
  );
  return [
    "",
    sayDemo(language, "totals"),
    row("totalSales", `${totals.sales} × ${money(totals.totalMinor)}`),
    ...tenders,
    row("totalRounding", money(totals.cashRoundingMinor)),
    ...discounts,
    row("totalIssued", formatPoints(totals.pointsIssued)),
    row("totalRedeemed", formatPoints(totals.pointsRedeemed)),
    row("totalLapsed", formatPoints(totals.pointsLapsed)),
    row("totalUnsynced", String(totals.unsynced)),
    row("totalPrinted", String(totals.jobsPrinted)),
    row("totalWaiting", String(totals.jobsWaiting)),
  ];
}

/** What a discount's rule is called; the ids are the engine's. */
function sayRule(language: Language, ruleId: string): string {
  const [kind, tierId] = ruleId.split(":");
  if (kind === "tier") return tierName(tierId, language);
  switch (ruleId) {
    case "manual:line":
      return sayDemo(language, "ruleLine");
    case "manual:basket":
      return sayDemo(language, "ruleBasket");
    case "reward:amountOff":
      return sayDemo(language, "ruleAmountOff");
    default:
      return ruleId;
  }
}
