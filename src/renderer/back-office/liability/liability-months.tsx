import { useState } from "react";
import type { LiabilityView } from "#contract/liability-calls.ts";
import { BarChart } from "#renderer/kit/bar-chart.tsx";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { TextKey } from "#renderer/session/words.ts";
import styles from "./liability.module.css";

type Liability = Extract<LiabilityView, { state: "finished" }>["liability"];
type Account = "points" | "giftCards" | "storedValue";
type Month = Liability["points"]["months"][number] | Liability["giftCards"]["months"][number];

/** Opening, what moved, closing: month by month, in points or in money. */
export function LiabilityMonths({ liability }: { readonly liability: Liability }) {
  const text = useTexts("liability");
  const [account, setAccount] = useState<Account>("points");
  const [inMoney, setInMoney] = useState(false);
  const months: readonly Month[] = liability[account].months;
  const isMoney = account !== "points" || (inMoney && liability.rate !== null);
  return (
    <section className={styles.card} aria-label={text("months")}>
      <div className={styles.head}>
        <h3>{text("months")}</h3>
        <ChoiceBar<Account>
          label={text("months")}
          quietLabel
          value={account}
          choices={[
            { value: "points", label: text("points") },
            { value: "giftCards", label: text("giftCards") },
            { value: "storedValue", label: text("storedValue") },
          ]}
          onChoose={setAccount}
        />
        {account === "points" && liability.rate !== null ? (
          <ChoiceBar
            label={text("showAs")}
            quietLabel
            value={inMoney ? "money" : "points"}
            choices={[
              { value: "points", label: text("inPoints") },
              { value: "money", label: text("inMoney") },
            ]}
            onChoose={(next) => setInMoney(next === "money")}
          />
        ) : null}
      </div>
      <MonthsShown months={months} isMoney={isMoney} />
    </section>
  );
}

function MonthsShown({ months, isMoney }: { readonly months: readonly Month[]; readonly isMoney: boolean }) {
  const text = useTexts("liability");
  const { count, money } = useSpeaker();
  const figure = (amount: number, worthMinor: number | null): string =>
    isMoney ? money(worthMinor ?? 0) : count(amount);
  return (
    <>
      <BarChart
        label={text("closing")}
        bars={months.map(({ month, closing, closingWorthMinor }) => ({
          id: month,
          label: month,
          value: isMoney ? (closingWorthMinor ?? 0) : closing,
          figure: figure(closing, closingWorthMinor),
        }))}
      />
      <div className={styles.scrolls}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text("month")}</th>
              <th scope="col">{text("opening")}</th>
              {months[0]?.movements.map(({ kind }) => (
                <th key={kind} scope="col">
                  {text(`move_${kind}` satisfies TextKey<"liability">)}
                </th>
              ))}
              <th scope="col">{text("closing")}</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((row) => (
              <tr key={row.month}>
                <th scope="row">{row.month}</th>
                <td>{figure(row.opening, row.openingWorthMinor)}</td>
                {row.movements.map(({ kind, amount, worthMinor }) => (
                  <td key={kind}>{amount === 0 ? "–" : figure(amount, worthMinor)}</td>
                ))}
                <td>{figure(row.closing, row.closingWorthMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
