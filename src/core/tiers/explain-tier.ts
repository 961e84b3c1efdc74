/**
 * Says why a member has a tier: since when, what counted in its window and what the tier asks for, what keeps it and what
 * the next one needs. The figures are those that `tierProgress` decides with.
 */
import type { MemberStanding } from "../points/standing.ts";
import type { Program } from "../program/program.ts";
import type { Sentence, SentenceValue } from "../sentence.ts";
import { minor } from "../money/integers.ts";
import { tierOf, tierProgress } from "./judge-tier.ts";

export function explainTier(standing: MemberStanding, program: Program, date: string): readonly Sentence[] {
  const held = tierOf(standing, program, date);
  const progress = tierProgress(standing, program, date);
  const { window, metric } = program.tiers;
  const amount = (figure: number): SentenceValue => (metric === "netSpend" ? { money: minor(figure) } : figure);
  const counted: Sentence = {
    key: `tierCounted_${window}`,
    values: { amount: amount(progress.qualifying), date: { date } },
  };
  if (held === null) return progress.next === null ? [] : [counted];
  const tier: SentenceValue = { name: held.tier.name };
  return [
    held.tier.threshold === 0
      ? { key: "tierForEverybody", values: { tier } }
      : { key: "tierHeldSince", values: { tier, since: { date: held.since }, needs: amount(held.tier.threshold) } },
    counted,
    ...(progress.keeps === null
      ? []
      : [
          {
            key: progress.keeps.missing === 0 ? "tierIsKept" : "tierNeedsToKeep",
            values: { tier, missing: amount(progress.keeps.missing), date: { date: progress.keeps.judgedOn } },
          },
        ]),
    ...(progress.next === null || progress.missing === null
      ? []
      : [{ key: "tierNextNeeds", values: { next: { name: progress.next.name }, missing: amount(progress.missing) } }]),
  ];
}
