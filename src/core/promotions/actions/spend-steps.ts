/**
 * Spend and save: the highest step that the selected goods reach, in whatever order the steps are written. Whether a step
 * is reached is told by what they came to when the stage began, as with a minimum spend; what it takes off, by what is
 * left of them.
 *
 * | from 20: 2.00, from 50: 10 % | off  |
 * |------------------------------|------|
 * | 19.99                        |      |
 * | 20.00                        | 2.00 |
 * | 49.99                        | 2.00 |
 * | 50.00                        | 5.00 |
 */
import { halfUp, multiplyDivide } from "#core/money/rounding.ts";
import type { OrderAction } from "#core/program/promotion.ts";

type SpendSteps = Extract<OrderAction, { kind: "spendSteps" }>;
type Step = SpendSteps["steps"][number];

export function stepReached({ steps }: SpendSteps, spentMinor: number): Step | null {
  return steps.reduce<Step | null>(
    (best, step) => (step.fromMinor <= spentMinor && (best === null || step.fromMinor > best.fromMinor) ? step : best),
    null,
  );
}

export function spendSteps(action: SpendSteps, leftMinor: number, spentMinor: number): number {
  const off = stepReached(action, spentMinor)?.off;
  if (off === undefined) return 0;
  return off.kind === "percent"
    ? multiplyDivide(leftMinor, off.rate, 10_000, halfUp)
    : Math.min(off.amountMinor, leftMinor);
}
