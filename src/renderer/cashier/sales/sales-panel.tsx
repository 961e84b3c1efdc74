import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { formatDate } from "#locales/say.ts";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ChoiceList } from "../entry/choice-list.tsx";
import { useCashier } from "../use-cashier.tsx";

const shownSales = 50;

export function SalesPanel() {
  const { open, close } = useCashier();
  const answer = useAsk("listRecentSales", { limit: shownSales });
  const text = useTexts("cashier");
  const returns = useTexts("returns");
  const words = useTexts("words");
  const { money, time, language } = useSpeaker();
  const sales = answer?.ok === true ? answer.value : [];
  return (
    <Panel
      title={text("recentSales")}
      close={{ label: words("close"), act: close }}
      footer={
        <Button keyName="F8" wide onClick={() => open({ kind: "returnWithoutReceipt" })}>
          {returns("withoutReceipt")}
        </Button>
      }
    >
      {answer !== undefined && sales.length === 0 ? (
        <EmptyState title={text("noSalesYet")} />
      ) : (
        <ChoiceList
          label={text("recentSales")}
          choices={sales.map((sale) => ({
            id: sale.saleId,
            title: text("receiptNumber", { number: sale.receiptNumber }),
            detail: `${formatDate(sale.businessDate, language)} ${time(sale.occurredAtMs)} · ${text("lineCount", { count: sale.lineCount })}${sale.withMember ? ` · ${text("member")}` : ""}`,
            amount: money(sale.totalMinor),
          }))}
          onChoose={(saleId) => open({ kind: "sale", saleId })}
        />
      )}
    </Panel>
  );
}
