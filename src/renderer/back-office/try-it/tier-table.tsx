import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { TierCount } from "#core/insights/trial-result.ts";
import styles from "./try-it.module.css";

export interface TierTableProps {
  readonly actual: readonly TierCount[];
  readonly draft: readonly TierCount[];
}

/** Members by tier on both sides, before the period and after it. A tier that a side does not have is left empty. */
export function TierTable({ actual, draft }: TierTableProps) {
  const text = useTexts("trial");
  const { count, local } = useSpeaker();
  const tiers = new Map([...actual, ...draft].map((tier) => [tier.tierId, tier.name]));
  if (tiers.size === 0) return <p className={styles.hint}>{text("noTiers")}</p>;
  const say = (side: readonly TierCount[], tierId: string): string => {
    const tier = side.find((one) => one.tierId === tierId);
    return tier === undefined ? "" : `${count(tier.before)} → ${count(tier.after)}`;
  };
  return (
    <table className={styles.table} data-part="trial-tiers">
      <thead>
        <tr>
          <th scope="col">{text("tier")}</th>
          <th scope="col">{text("asItWas")}</th>
          <th scope="col">{text("underDraft")}</th>
        </tr>
      </thead>
      <tbody>
        {[...tiers].map(([tierId, name]) => (
          <tr key={tierId}>
            <th scope="row">{local(name)}</th>
            <td>{say(actual, tierId)}</td>
            <td>{say(draft, tierId)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
