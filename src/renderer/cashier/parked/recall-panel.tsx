import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ChoiceList } from "../entry/choice-list.tsx";
import { useCashier } from "../use-cashier.tsx";

export function RecallPanel() {
  const { close } = useCashier();
  const { run } = useCommands();
  const answer = useAsk("listParkedBaskets", {});
  const text = useTexts("cashier");
  const words = useTexts("words");
  const { money, time } = useSpeaker();
  const parked = answer?.ok === true ? answer.value : [];
  const recall = async (basketId: string): Promise<void> => {
    const recalled = await run("recallBasket", { basketId });
    if (recalled.ok) close();
  };
  return (
    <Panel title={text("recall")} close={{ label: words("close"), act: close }}>
      {answer !== undefined && parked.length === 0 ? (
        <EmptyState title={text("nothingParked")} />
      ) : (
        <ChoiceList
          label={text("recall")}
          choices={parked.map((basket) => ({
            id: basket.basketId,
            title:
              basket.note === ""
                ? (basket.memberName ?? text("parkedAt", { time: time(basket.parkedAtMs) }))
                : basket.note,
            detail: `${time(basket.parkedAtMs)} · ${text("lineCount", { count: basket.lineCount })}${basket.memberName === null ? "" : ` · ${basket.memberName}`}`,
            amount: basket.totalMinor === null ? "–" : money(basket.totalMinor),
          }))}
          onChoose={(basketId) => void recall(basketId)}
        />
      )}
    </Panel>
  );
}
