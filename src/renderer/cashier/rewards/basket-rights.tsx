import { memo } from "react";
import type { BasketView } from "#contract/views.ts";
import type { Sentence } from "#core/sentence.ts";
import { Button } from "#renderer/kit/button.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./rewards.module.css";

interface ShownRight {
  readonly id: string;
  readonly kind: "coupon" | "reward";
  readonly name: { readonly en: string; readonly "zh-CN": string };
  /** null while the basket cannot be priced. */
  readonly outcome: {
    readonly state: "applied" | "waiting";
    readonly amountMinor: number;
    readonly sentence: Sentence;
  } | null;
}

function rightsIn({ pricing, couponNames, rewardNames }: BasketView): readonly ShownRight[] {
  const priced = pricing.ok ? pricing.priced : null;
  return [
    ...couponNames.map(({ id, name }): ShownRight => {
      const outcome = priced?.coupons.find((one) => one.id === id) ?? null;
      return { id, kind: "coupon", name, outcome };
    }),
    ...rewardNames.map(({ id, name }): ShownRight => {
      const found = priced?.rewards.find((one) => one.id === id) ?? null;
      const outcome = found === null ? null : { ...found, amountMinor: found.valueMinor };
      return { id, kind: "reward", name, outcome };
    }),
  ];
}

/** Coupons and rewards that lie on the basket, with what each takes off or why it waits. */
export const BasketRights = memo(function BasketRights() {
  const { view } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const { money, local, why } = useSpeaker();
  const rights = rightsIn(view);
  if (rights.length === 0) return null;
  const remove = ({ id, kind }: ShownRight): void => {
    if (kind === "coupon") void run("removeCoupon", { couponEntryId: id });
    else void run("removeReward", { rewardEntryId: id });
  };
  return (
    <ul className={styles.rights} aria-label={text("couponsAndRewards")}>
      {rights.map((right) => (
        <li key={right.id} className={styles.right}>
          <span className={styles.words}>
            <span>
              {text(right.kind === "coupon" ? "coupon" : "reward")} · {local(right.name)}
            </span>
            {right.outcome?.state === "waiting" ? (
              <span className={styles.soft}>{text("waits", { why: why(right.outcome.sentence) })}</span>
            ) : null}
          </span>
          {right.outcome?.state === "applied" && right.outcome.amountMinor > 0 ? (
            <span className={styles.amount}>{money(-right.outcome.amountMinor)}</span>
          ) : null}
          <Button
            tone="quiet"
            aria-label={text("removeRight", { name: local(right.name) })}
            onClick={() => remove(right)}
          >
            {text("takeAway")}
          </Button>
        </li>
      ))}
    </ul>
  );
});
