import { useState } from "react";
import type { MemberPage } from "#contract/member-page-views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { formatDate } from "#locales/say.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { MemberLedger } from "./member-ledger.tsx";
import styles from "./members.module.css";

export interface MemberPointsProps {
  readonly page: MemberPage;
  readonly onSale: (saleId: string) => void;
}

export function MemberPoints({ page, onSale }: MemberPointsProps) {
  return (
    <Stack gap={4}>
      <div className={styles.columns}>
        <Figures page={page} />
        <Lots page={page} />
      </div>
      <MemberLedger memberRef={page.ref} onSale={onSale} />
    </Stack>
  );
}

function Figures({ page }: { readonly page: MemberPage }) {
  const text = useTexts("memberPage");
  const { count, money, language } = useSpeaker();
  const { panel } = page;
  const [open, setOpen] = useState(false);
  const rows: readonly (readonly [string, string])[] = [
    [text("available"), count(panel.availablePoints)],
    [text("pendingPoints"), count(panel.pendingPoints)],
    [text("heldPoints"), count(panel.heldPoints)],
    ...(panel.availableValueMinor === null ? [] : [[text("worth"), money(panel.availableValueMinor)] as const]),
    ...(panel.expiring === null
      ? []
      : [
          [
            text("nextExpiry"),
            `${count(panel.expiring.points)} · ${formatDate(panel.expiring.date, language)}`,
          ] as const,
        ]),
    [text("storedValue"), money(page.storedValueMinor)],
  ];
  return (
    <section className={styles.card} aria-labelledby="member-points">
      <h3 id="member-points">{text("points")}</h3>
      <table className={styles.table}>
        <tbody>
          {rows.map(([label, figure]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className={styles.figure}>{figure}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button tone="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
        {text("why")}
      </Button>
      {open ? (
        <p className={styles.soft}>
          {text("whyPoints", {
            lots: count(page.balance + page.deficit),
            owed: count(page.deficit),
            balance: count(page.balance),
            available: count(panel.availablePoints),
            pending: count(panel.pendingPoints),
            held: count(panel.heldPoints),
          })}
        </p>
      ) : null}
    </section>
  );
}

function Lots({ page }: { readonly page: MemberPage }) {
  const text = useTexts("memberPage");
  const { count, money, language } = useSpeaker();
  const dateOr = (date: string | null, otherwise: string): string =>
    date === null ? otherwise : formatDate(date, language);
  return (
    <section className={styles.card} aria-labelledby="member-lots">
      <h3 id="member-lots">{text("lots")}</h3>
      {page.lots.length === 0 ? <p className={styles.soft}>{text("noLots")}</p> : null}
      <div className={styles.scrolls}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text("goodUntil")}</th>
              <th scope="col">{text("usableFrom")}</th>
              <th scope="col">{text("state")}</th>
              <th scope="col" className={styles.figure}>
                {text("points")}
              </th>
              <th scope="col" className={styles.figure}>
                {text("worth")}
              </th>
            </tr>
          </thead>
          <tbody>
            {page.lots.map((lot) => (
              <tr key={`${lot.availableFrom} ${lot.expiresOn}`}>
                <td>{dateOr(lot.expiresOn, text("noEnd"))}</td>
                <td>{dateOr(lot.availableFrom, text("nextSale"))}</td>
                <td>{text(`lot_${lot.state}`)}</td>
                <td className={styles.figure}>{count(lot.remaining)}</td>
                <td className={styles.figure}>{lot.worthMinor === null ? "" : money(lot.worthMinor)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {page.lotCount > page.lots.length ? (
        <p className={styles.soft}>{text("moreLots", { count: page.lotCount - page.lots.length })}</p>
      ) : null}
    </section>
  );
}
