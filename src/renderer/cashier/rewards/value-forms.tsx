import { TextInput } from "@mantine/core";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { FigureForm } from "../entry/figure-form.tsx";
import { FormPanel } from "../entry/form-panel.tsx";
import { useMoneyReader } from "../entry/use-readers.ts";
import { useCardScan } from "../member/use-card-scan.ts";
import { useCashier } from "../use-cashier.tsx";

/** A blank card is scanned while the form is there; without one the till makes a number that the receipt carries. */
export function SellGiftCardPanel() {
  const { close } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const read = useMoneyReader();
  const [card, setCard] = useCardScan("");
  const sell = async (amountMinor: number): Promise<void> => {
    const cardNumber = card.trim() === "" ? null : card.trim();
    if ((await run("sellGiftCard", { cardNumber, amountMinor })).ok) close();
  };
  return (
    <FigureForm
      title={text("sellGiftCard")}
      label={text("amount")}
      submitLabel={text("addToBasket")}
      read={read}
      onFigure={sell}
      below={
        <TextInput
          label={text("giftCardNumber")}
          description={text("giftCardNumberHint")}
          value={card}
          autoComplete="off"
          maxLength={40}
          onChange={(event) => setCard(event.currentTarget.value)}
        />
      }
    />
  );
}

export function TopUpPanel() {
  const { close } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const read = useMoneyReader();
  const topUp = async (amountMinor: number): Promise<void> => {
    if ((await run("topUp", { amountMinor })).ok) close();
  };
  return (
    <FigureForm
      title={text("topUp")}
      label={text("amount")}
      hint={text("topUpHint")}
      submitLabel={text("addToBasket")}
      read={read}
      onFigure={topUp}
    />
  );
}

/** A number that is typed does what a scanned one does. */
export function FindGiftCardPanel() {
  const { scan } = useCashier();
  const text = useTexts("cashier");
  const [card, setCard] = useCardScan("");
  const input = useFirstFocus<HTMLInputElement>();
  return (
    <FormPanel
      title={text("findGiftCard")}
      submitLabel={text("showGiftCard")}
      onSubmit={() => void scan(card, "typed")}
    >
      <TextInput
        ref={input}
        label={text("giftCardNumber")}
        description={text("findGiftCardHint")}
        value={card}
        autoComplete="off"
        maxLength={40}
        onChange={(event) => setCard(event.currentTarget.value)}
      />
    </FormPanel>
  );
}
