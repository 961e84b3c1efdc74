/** The demo's figures as lines of text, amounts right-aligned. */
import type { Language } from "#core/codec/fields.ts";
import { formatMinor } from "#core/money/format-money.ts";
import { minor } from "#core/money/integers.ts";
import { formatPoints } from "#locales/say.ts";
import { demoSettings } from "#main/app/demo-shop/demo-settings.ts";
import { sayDemo } from "./demo-story.ts";
import type { StoryKey, StoryValues } from "./demo-story.ts";
import type { DemoTotals } from "./demo-totals.ts";

const nameWidth = 40;
const figureWidth = 14;

export function sayTotals(language: Language, totals: DemoTotals): string[] {
  const { currency } = demoSettings(language);
  const money = (amount: number): string => formatMinor(minor(amount), currency, "comma");
  const row = (key: StoryKey, figure: string, values: StoryValues = {}): string =>
    sayDemo(language, key, values).padEnd(nameWidth) + figure.padStart(figureWidth);
  const ofKind = (key: StoryKey, sums: Readonly<Record<string, number>>, name: string): string[] =>
    Object.entries(sums)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, amount]) => row(key, money(amount), { [name]: kind }));
  return [
    "",
    sayDemo(language, "totals"),
    row("totalSales", `${totals.sales} × ${money(totals.totalMinor)}`),
    ...ofKind("totalTender", totals.tendersMinor, "kind"),
    row("totalRounding", money(totals.cashRoundingMinor)),
    ...ofKind("totalDiscount", totals.discountsMinor, "rule"),
    row("totalIssued", formatPoints(totals.pointsIssued)),
    row("totalRedeemed", formatPoints(totals.pointsRedeemed)),
    row("totalLapsed", formatPoints(totals.pointsLapsed)),
    row("totalUnsynced", String(totals.unsynced)),
    row("totalPrinted", String(totals.jobsPrinted)),
    row("totalWaiting", String(totals.jobsWaiting)),
  ];
}
