import { useMemo } from "react";
import type { OfferView } from "#contract/reward-views.ts";
import type { BasketView } from "#contract/views.ts";
import { KeyCap } from "#renderer/kit/key-cap.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useKeys } from "#renderer/kit/use-keys.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ChoiceList } from "../entry/choice-list.tsx";
import type { ListChoice } from "../entry/choice-list.tsx";
import { useCashier } from "../use-cashier.tsx";
import styles from "./rewards.module.css";

const SHOWN_MAX = 9;
const AMOUNT = "amount";

/** What the member can have now, the best first: Enter takes the first, a digit its own; then what is nearly there. */
export function RedeemPanel() {
  const { view, open, close } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const choices = useChoices(view);
  const choose = useMemo(
    () => async (id: string) => {
      if (id === AMOUNT) open({ kind: "points" });
      else if ((await run("chooseReward", { rewardId: id })).ok) close();
    },
    [open, run, close],
  );
  useKeys(choices.map(({ id }, place) => ({ key: String(place + 1), act: () => void choose(id) })));
  const later = view.offers.filter(({ state }) => state !== "now").slice(0, SHOWN_MAX);
  return (
    <Panel title={text("redeem")} close={{ label: words("close"), act: close }}>
      <Stack gap={4}>
        {choices.length === 0 ? (
          <p>{text("nothingToRedeem")}</p>
        ) : (
          <ChoiceList label={text("canHaveNow")} choices={choices} onChoose={(id) => void choose(id)} />
        )}
        <WhyNoPoints />
        {later.length === 0 ? null : (
          <section aria-label={text("nearlyThere")}>
            <h3 className={styles.heading}>{text("nearlyThere")}</h3>
            <ul className={styles.later}>
              {later.map((offer) => (
                <LaterOffer key={offer.rewardId} offer={offer} />
              ))}
            </ul>
          </section>
        )}
      </Stack>
    </Panel>
  );
}

function useChoices(view: BasketView): readonly ListChoice[] {
  const text = useTexts("cashier");
  const { count, money, local } = useSpeaker();
  const range = view.member?.redeemable ?? null;
  const now = view.offers
    .filter(({ state }) => state === "now")
    .map(({ rewardId, name, points, valueMinor }) => ({
      id: rewardId,
      title: local(name),
      detail: text(points === 0 ? "costsNothing" : "costsPoints", { points: count(points) }),
      amount: valueMinor > 0 ? money(-valueMinor) : "",
    }));
  const amount =
    range === null
      ? []
      : [
          {
            id: AMOUNT,
            title: text("amountOffByPoints"),
            detail: text("costsUpTo", { points: count(range.maxPoints) }),
            amount: money(-Math.floor(range.maxPoints / range.stepPoints) * range.stepMinor),
          },
        ];
  return [...now.slice(0, SHOWN_MAX - amount.length), ...amount].map((choice, place) => ({
    ...choice,
    mark: <KeyCap name={String(place + 1)} />,
  }));
}

function LaterOffer({ offer }: { readonly offer: OfferView }) {
  const text = useTexts("cashier");
  const { count, local } = useSpeaker();
  const missing =
    offer.missingPoints > 0
      ? text("missingPoints", { points: count(offer.missingPoints) })
      : offer.state === "needsItem"
        ? text("needsItem", { goods: offer.needs.join(", ") || text("otherGoods") })
        : text("needsMoreGoods");
  return (
    <li className={styles.offer}>
      <span>{local(offer.name)}</span>
      <span className={styles.soft}>{missing}</span>
    </li>
  );
}

/** Why points are no money on this basket, when they are not. */
export function WhyNoPoints() {
  const { view } = useCashier();
  const { why } = useSpeaker();
  return view.noRedemption === null ? null : <p className={styles.soft}>{why(view.noRedemption)}</p>;
}
