import type { GiftCardView } from "#contract/reward-views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ChoiceList } from "../entry/choice-list.tsx";
import { TakenTenders } from "../pay/taken-tenders.tsx";
import { useTender } from "../pay/use-tender.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./rewards.module.css";

/** Gift cards and stored value: sell, top up, look up, pay. */
export function GiftCardPanel() {
  const { view, open, close } = useCashier();
  const take = useTender();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const { money } = useSpeaker();
  const stored = view.member?.storedValueMinor ?? null;
  const choices = [
    { id: "find", title: text("findGiftCard"), detail: text("findGiftCardHint") },
    { id: "sell", title: text("sellGiftCard"), detail: text("sellGiftCardHint") },
    ...(stored === null
      ? []
      : [
          { id: "topUp", title: text("topUp"), detail: text("topUpHint") },
          { id: "pay", title: text("payStored"), detail: text("payStoredHint"), amount: money(stored) },
        ]),
  ];
  const choose = (id: string): void => {
    if (id === "pay") void take({ kind: "storedValue", amountMinor: null });
    else if (id === "topUp") open({ kind: "topUp" });
    else open({ kind: id === "sell" ? "sellGiftCard" : "findGiftCard" });
  };
  return (
    <Panel title={text("giftCards")} close={{ label: words("close"), act: close }}>
      <Stack gap={3}>
        <TakenTenders />
        <ChoiceList label={text("giftCards")} choices={choices} onChoose={choose} />
      </Stack>
    </Panel>
  );
}

/** A card that was found: what is on it, and one key to pay with it. */
export function FoundGiftCardPanel({ card }: { readonly card: GiftCardView }) {
  const { view, close } = useCashier();
  const take = useTender();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const { money } = useSpeaker();
  const canPay = card.balanceMinor > 0 && view.pricing.ok && view.pricing.settlement.remainingMinor > 0;
  const button = useFirstFocus<HTMLButtonElement>(canPay);
  return (
    <Panel
      title={text("giftCardEnding", { tail: card.tail })}
      close={{ label: words("close"), act: close }}
      footer={
        <Button
          tone="main"
          size="large"
          wide
          keyName="Enter"
          buttonRef={button}
          disabled={!canPay}
          onClick={() => void take({ kind: "giftCard", cardRef: card.cardRef, amountMinor: null })}
        >
          {text("payWithGiftCard")}
        </Button>
      }
    >
      <Stack gap={3}>
        <TakenTenders />
        <p className={styles.soft}>{text("isOnIt")}</p>
        <p className={styles.balance}>{money(card.balanceMinor)}</p>
      </Stack>
    </Panel>
  );
}
