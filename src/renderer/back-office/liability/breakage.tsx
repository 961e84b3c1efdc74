import type { LiabilityView } from "#contract/liability-calls.ts";
import { formatRate } from "#locales/say.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./liability.module.css";

type Estimate = Extract<LiabilityView, { state: "finished" }>["liability"]["points"]["breakage"];

/** What of the outstanding points will probably never be used, and how that was reckoned. */
export function Breakage({ breakage }: { readonly breakage: Estimate }) {
  const text = useTexts("liability");
  const { count, money } = useSpeaker();
  return (
    <section className={styles.tile}>
      <h3>{text("breakage")}</h3>
      {breakage.kind === "estimated" ? (
        <p className={styles.big}>
          {count(breakage.points)}
          {breakage.worthMinor === null ? null : (
            <span className={styles.soft}>
              {" "}
              {text("worth")} {money(breakage.worthMinor)}
            </span>
          )}
        </p>
      ) : null}
      <Method breakage={breakage} />
      <p className={styles.soft}>{text("breakageMoney")}</p>
    </section>
  );
}

function Method({ breakage }: { readonly breakage: Estimate }) {
  const text = useTexts("liability");
  const { count, language } = useSpeaker();
  const { closedMonths: months } = breakage;
  switch (breakage.kind) {
    case "tooFewMonths":
      return <p className={styles.soft}>{text("breakageTooFew", { months, needed: breakage.needed })}</p>;
    case "nothingLeft":
      return <p className={styles.soft}>{text("breakageNothing", { months })}</p>;
    case "estimated":
      return (
        <p className={styles.soft}>
          {text("breakageMethod", {
            months,
            expired: count(breakage.expired),
            redeemed: count(breakage.redeemed),
            rate: formatRate(breakage.rate, language),
          })}
        </p>
      );
  }
}
