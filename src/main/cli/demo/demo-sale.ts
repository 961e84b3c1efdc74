/** Tells of a sale what a bystander would see: lines, total, tenders, change, discount, points. */
import type { BasketView } from "#contract/views.ts";
import type { Language } from "#core/codec/fields.ts";
import { demoProgram } from "#main/app/demo-shop/demo-settings.ts";
import { formatPoints } from "#locales/say.ts";
import { sayTenderKind } from "../say-tender-kind.ts";
import type { DemoTill, Sale } from "./demo-till.ts";
import { sayDemo } from "./demo-story.ts";
import type { Tell } from "./demo-story.ts";

export function tellSale(till: DemoTill, tell: Tell, sale: Sale): void {
  const tenders = sale.tenders
    .map(({ kind, amountMinor }) => `${sayTenderKind(till.language, kind)} ${till.money(amountMinor)}`)
    .join(" + ");
  const tier = sale.lines
    .flatMap((line) => line.adjustments)
    .filter(({ ruleId }) => ruleId.startsWith("tier:"))
    .reduce((sum, { amountMinor }) => sum - amountMinor, 0);
  tell("sold", {
    receipt: sale.receiptNumber,
    lines: sale.lines.length,
    total: till.money(sale.totalMinor),
    tenders,
  });
  if (tier > 0) tell("tierGave", { tier: tierName(sale.points?.tierBefore, till.language), amount: till.money(tier) });
  if (sale.changeMinor > 0) tell("changeGiven", { change: till.money(sale.changeMinor) });
  const earned = (sale.points?.earned ?? []).reduce((sum, rule) => sum + rule.points, 0);
  if (earned > 0) tell("earned", { points: formatPoints(earned) });
}

/** The tier of an id as the demo's programme calls it. */
export function tierName(id: string | null | undefined, language: Language): string {
  const level = demoProgram("2026-01-01").tiers.levels.find((one) => one.id === id);
  return level?.name[language] ?? sayDemo(language, "noTier");
}

/** Who is on the basket, by name and tier; the demo's people are invented, so their names may be printed. */
export function tellMember(tell: Tell, member: BasketView["member"], language: Language): void {
  tell("memberKnown", {
    name: memberName(member, language),
    tier: member?.tier?.name[language] ?? sayDemo(language, "noTier"),
    points: formatPoints(member?.availablePoints ?? 0),
  });
}

export const memberName = (member: BasketView["member"], language: Language): string =>
  member?.name ?? sayDemo(language, "nobody");
