import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Button } from "#renderer/kit/button.tsx";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Row } from "#renderer/kit/stack.tsx";
import { useState } from "react";
import { points } from "#core/money/integers.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { FigureForm } from "../entry/figure-form.tsx";
import { useDecimalReader } from "../entry/use-readers.ts";
import { WhyNoPoints } from "../rewards/redeem-panel.tsx";
import { useCashier } from "../use-cashier.tsx";
import { TakenTenders } from "./taken-tenders.tsx";
import { useTender } from "./use-tender.ts";
import styles from "./pay.module.css";

/** Points as an amount off, or as a tender. The preview is arithmetic on what the till said; the till decides. */
export function PointsPanel() {
  const { view, close } = useCashier();
  const { run } = useCommands();
  const take = useTender();
  const text = useTexts("cashier");
  const { money, count } = useSpeaker();
  const [use, setUse] = useState<"amountOff" | "tender">("amountOff");
  const read = useDecimalReader(0);
  const taken = view.pricing.ok ? view.pricing.priced.amountOff : null;
  const offer = view.member?.redeemable ?? null;

  if (offer === null) return <NothingToRedeem />;
  const redeem = async (figure: number): Promise<void> => {
    if (use === "tender") {
      await take({ kind: "points", points: figure });
      return;
    }
    const answer = await run("takeAmountOff", { points: points(figure) });
    if (answer.ok) close();
  };
  const worth = (figure: number): number => Math.floor(figure / offer.stepPoints) * offer.stepMinor;
  const choices = quickChoices(offer.minPoints, offer.maxPoints, offer.stepPoints);
  return (
    <FigureForm
      title={text("redeem")}
      label={text("pointsToUse")}
      hint={text("redeemRange", {
        min: count(offer.minPoints),
        max: count(offer.maxPoints),
        step: count(offer.stepPoints),
      })}
      first={String(taken?.points ?? offer.maxPoints)}
      decimalKey={false}
      submitLabel={text(use === "tender" ? "payWithPoints" : "takeOff")}
      read={read}
      onFigure={redeem}
      above={
        <>
          <TakenAmountOff />
          <TakenTenders />
          <ChoiceBar
            label={text("usePointsAs")}
            value={use}
            onChoose={setUse}
            choices={[
              { value: "amountOff", label: text("asAmountOff") },
              { value: "tender", label: text("asTender") },
            ]}
          />
        </>
      }
      preview={(figure) => (
        <dl className={styles.change}>
          <dt>{text("isWorth")}</dt>
          <dd>{figure === null ? "–" : money(worth(figure))}</dd>
        </dl>
      )}
      below={
        <Row>
          {choices.map((choice) => (
            <Button key={choice} onClick={() => void redeem(choice)}>
              {text("pointsForMoney", { points: count(choice), amount: money(worth(choice)) })}
            </Button>
          ))}
        </Row>
      }
    />
  );
}

/** The least, about half and the most, each a whole number of steps. */
function quickChoices(minPoints: number, maxPoints: number, stepPoints: number): readonly number[] {
  const half = Math.max(minPoints, Math.floor(maxPoints / 2 / stepPoints) * stepPoints);
  return [...new Set([minPoints, half, maxPoints])];
}

function TakenAmountOff() {
  const { view } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const { money, count } = useSpeaker();
  const taken = view.pricing.ok ? view.pricing.priced.amountOff : null;
  if (taken === null) return null;
  return (
    <div className={styles.tender}>
      <span>{text("pointsForMoney", { points: count(taken.points), amount: money(taken.valueMinor) })}</span>
      <Button tone="quiet" onClick={() => void run("takeAmountOff", { points: null })}>
        {text("letGo")}
      </Button>
    </div>
  );
}

function NothingToRedeem() {
  const { view, close } = useCashier();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const { count } = useSpeaker();
  const member = view.member;
  return (
    <Panel title={text("redeem")} close={{ label: words("close"), act: close }}>
      <TakenAmountOff />
      <EmptyState title={text(member === null ? "redeemNeedsMember" : "nothingToRedeem")}>
        {member === null ? null : <p>{text("pointsAvailable", { points: count(member.availablePoints) })}</p>}
        <WhyNoPoints />
      </EmptyState>
    </Panel>
  );
}
