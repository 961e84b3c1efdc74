import type { ReactNode } from "react";
import type { ReturnPreview } from "#contract/return-views.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./returns.module.css";

/** Everything that a return does: money first, then points both ways, the tier, and money that the shop holds. */
export function ReturnEffects({ preview }: { readonly preview: ReturnPreview }) {
  const text = useTexts("returns");
  const { money } = useSpeaker();
  return (
    <dl className={styles.effects} data-part="returnEffects" aria-live="polite">
      <Effect largest label={text(preview.cashOutMinor > 0 ? "handOut" : "goodsWorth")}>
        {money(preview.cashOutMinor > 0 ? preview.cashOutMinor : preview.worthMinor)}
      </Effect>
      {preview.cashOutMinor > 0 && preview.cashOutMinor !== preview.worthMinor ? (
        <Effect label={text("goodsWorth")}>{money(preview.worthMinor)}</Effect>
      ) : null}
      <Refunds preview={preview} />
      <PointsBothWays preview={preview} />
      <HeldValue preview={preview} />
      {preview.reinstatedSerials.length === 0 ? null : (
        <div className={styles.sentence}>{text("couponsGoodAgain", { count: preview.reinstatedSerials.length })}</div>
      )}
    </dl>
  );
}

interface EffectProps {
  readonly label: string;
  readonly largest?: boolean;
  readonly children: ReactNode;
}

function Effect({ label, largest = false, children }: EffectProps) {
  return (
    <div className={largest ? `${styles.effect} ${styles.largest}` : styles.effect}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Refunds({ preview: { refunds, cashRoundingMinor } }: { readonly preview: ReturnPreview }) {
  const text = useTexts("cashier");
  const { money, count } = useSpeaker();
  return (
    <>
      {refunds.map(({ id, kind, amountMinor, points }) => (
        <Effect key={id} label={text(`tender_${kind}`)}>
          {kind === "points" ? text("pointsCount", { points: count(-points) }) : money(-amountMinor)}
        </Effect>
      ))}
      {cashRoundingMinor === 0 ? null : <Effect label={text("cashRounding")}>{money(-cashRoundingMinor)}</Effect>}
    </>
  );
}

function PointsBothWays({ preview }: { readonly preview: ReturnPreview }) {
  const text = useTexts("returns");
  const { money, count, why } = useSpeaker();
  const { points, shortfall } = preview;
  if (points === null) return null;
  return (
    <>
      <Effect label={text("takenBack")}>{count(-points.takenBack)}</Effect>
      {points.givenBack === 0 ? null : <Effect label={text("givenBack")}>+{count(points.givenBack)}</Effect>}
      <Effect label={text("pointsAfter")}>{count(points.after)}</Effect>
      {shortfall === null ? null : (
        <div className={styles.owed}>
          {text(`shortfall_${shortfall.policy}`, {
            points: count(shortfall.points),
            amount: money(shortfall.deductedMinor),
          })}
        </div>
      )}
      {points.tierWhy.map((sentence) => (
        <div key={sentence.key} className={styles.sentence}>
          {why(sentence)}
        </div>
      ))}
    </>
  );
}

function HeldValue({ preview }: { readonly preview: ReturnPreview }) {
  const text = useTexts("returns");
  const { money } = useSpeaker();
  const after = new Map(
    preview.value.map(({ account, beforeMinor, deltaMinor }) => [
      account.kind === "giftCard" ? account.cardRef : account.memberRef,
      { kind: account.kind, afterMinor: beforeMinor + deltaMinor },
    ]),
  );
  return [...after].map(([ref, { kind, afterMinor }]) => (
    <Effect key={ref} label={text(kind === "giftCard" ? "cardHoldsAfter" : "accountHoldsAfter")}>
      {money(afterMinor)}
    </Effect>
  ));
}
