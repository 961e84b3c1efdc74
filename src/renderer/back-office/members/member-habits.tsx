import type { MemberPage } from "#contract/member-page-views.ts";
import { formatQuantity } from "#core/money/format-money.ts";
import { formatDate } from "#locales/say.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./members.module.css";

export interface MemberHabitsProps {
  readonly page: MemberPage;
  readonly onSale: (saleId: string) => void;
}

/** Tier and how it came to it, what is bought most, what has been used of limited rules. */
export function MemberHabits({ page, onSale }: MemberHabitsProps) {
  const text = useTexts("memberPage");
  return (
    <div className={styles.columns}>
      <TierPart page={page} onSale={onSale} />
      <section className={styles.card} aria-labelledby="member-favourites">
        <h3 id="member-favourites">{text("favourites")}</h3>
        <p className={styles.soft}>
          {text(page.factsOlder ? "fromLastFacts" : "fromAllFacts", { count: page.factsRead })}
        </p>
        <Favourites title={text("byQuantity")} rows={page.favouriteByQuantity} measure="quantity" />
        <Favourites title={text("byMoney")} rows={page.favouriteByMoney} measure="money" />
      </section>
      <Limits page={page} />
    </div>
  );
}

function TierPart({ page, onSale }: MemberHabitsProps) {
  const text = useTexts("memberPage");
  const { why, money, local, language } = useSpeaker();
  const named = (tier: { readonly en: string; readonly "zh-CN": string } | null): string =>
    tier === null ? text("noTier") : local(tier);
  return (
    <section className={styles.card} aria-labelledby="member-tier">
      <h3 id="member-tier">{text("tier")}</h3>
      <ul>
        {page.tierWhy.map((sentence) => (
          <li key={sentence.key}>{why(sentence)}</li>
        ))}
      </ul>
      <p className={styles.soft}>
        {text("lifetime", {
          visits: page.panel.visitCount,
          amount: money(page.lifetimeSpendMinor),
          since: page.firstVisit === null ? "" : formatDate(page.firstVisit, language),
        })}
      </p>
      <table className={styles.table}>
        <tbody>
          {page.tierChanges.map((change) => (
            <tr key={`${change.date} ${change.by}`}>
              <td>{formatDate(change.date, language)}</td>
              <td>{text("fromTo", { from: named(change.from), to: named(change.to) })}</td>
              <td>
                <TierReason change={change} onSale={onSale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {page.tierChanges.length === 0 ? <p className={styles.soft}>{text("noTierChanges")}</p> : null}
    </section>
  );
}

interface TierReasonProps {
  readonly change: MemberPage["tierChanges"][number];
  readonly onSale: (saleId: string) => void;
}

function TierReason({ change, onSale }: TierReasonProps) {
  const text = useTexts("memberPage");
  const { saleId, by } = change;
  if (saleId === null) return text(`tierBy_${by}`);
  return (
    <button type="button" className={styles.opens} onClick={() => onSale(saleId)}>
      {text(`tierBy_${by}`)}
    </button>
  );
}

interface FavouritesProps {
  readonly title: string;
  readonly rows: MemberPage["favouriteByMoney"];
  readonly measure: "quantity" | "money";
}

function Favourites({ title, rows, measure }: FavouritesProps) {
  const { money } = useSpeaker();
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <tbody>
        {rows.map((row) => (
          <tr key={row.productId ?? row.name}>
            <td>{row.name}</td>
            <td className={styles.figure}>
              {measure === "money" ? money(row.netMinor) : formatQuantity(row.quantityMilli)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Limits({ page }: { readonly page: MemberPage }) {
  const text = useTexts("memberPage");
  const { local } = useSpeaker();
  if (page.limits.length === 0) return null;
  const of = (uses: number, most: number | null): string =>
    most === null ? String(uses) : text("usesOf", { uses, most });
  return (
    <section className={styles.card} aria-labelledby="member-limits">
      <h3 id="member-limits">{text("limits")}</h3>
      <table className={styles.table}>
        <tbody>
          {page.limits.map((limit) => (
            <tr key={limit.ruleId}>
              <td>{local(limit.name)}</td>
              <td className={styles.figure}>{text("usedEver", { uses: of(limit.uses, limit.usesMax) })}</td>
              <td className={styles.figure}>{text("usedToday", { uses: of(limit.usesToday, limit.usesTodayMax) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
