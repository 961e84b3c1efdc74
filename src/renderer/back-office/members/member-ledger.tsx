import { useState } from "react";
import type { CallOutput } from "#contract/calls.ts";
import type { MemberEntryView } from "#contract/member-page-views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { Row } from "#renderer/kit/stack.tsx";
import { formatDate } from "#locales/say.ts";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./members.module.css";

const PAGE_ROWS = 25;

type Place = CallOutput<"listMemberEntries">["next"];

export interface MemberLedgerProps {
  readonly memberRef: string;
  readonly onSale: (saleId: string) => void;
}

/** Entry by entry, newest first, a page at a time. */
export function MemberLedger({ memberRef, onSale }: MemberLedgerProps) {
  // Where each page began that was turned over; the last one is the page on screen.
  const [places, setPlaces] = useState<readonly Place[]>([null]);
  const text = useTexts("memberPage");
  const { failure } = useSpeaker();
  const answer = useAsk(
    "listMemberEntries",
    { memberRef, from: places.at(-1) ?? null, limit: PAGE_ROWS },
    { keep: true },
  );
  if (answer === undefined) return null;
  if (!answer.ok) return <EmptyState title={failure(answer.failure)} />;
  const { entries, next } = answer.value;
  return (
    <section className={styles.card} aria-labelledby="member-ledger">
      <h3 id="member-ledger">{text("ledger")}</h3>
      {entries.length === 0 ? <p className={styles.soft}>{text("noEntries")}</p> : null}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text("date")}</th>
            <th scope="col">{text("what")}</th>
            <th scope="col">{text("reasonWhy")}</th>
            <th scope="col" className={styles.figure}>
              {text("points")}
            </th>
            <th scope="col" className={styles.figure}>
              {text("balance")}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow key={entry.position} entry={entry} onSale={onSale} />
          ))}
        </tbody>
      </table>
      <Row>
        <Button disabled={places.length === 1} onClick={() => setPlaces(places.slice(0, -1))}>
          {text("newer")}
        </Button>
        <Button disabled={next === null} onClick={() => setPlaces([...places, next])}>
          {text("older")}
        </Button>
      </Row>
    </section>
  );
}

/** Moves have no name of their own and never change: their place in the entry is it. */
const named = (moves: MemberEntryView["moves"]) =>
  moves.map((move, place) => ({ id: `${place} ${move.ruleId}`, move }));

function EntryRow({ entry, onSale }: { readonly entry: MemberEntryView; readonly onSale: (saleId: string) => void }) {
  const text = useTexts("memberPage");
  const { count, money, why, language, time } = useSpeaker();
  const { saleId } = entry;
  const title = text(`entry_${entry.kind}`, { number: entry.receiptNumber ?? "" });
  return (
    <tr>
      <td>
        {formatDate(entry.businessDate, language)} <span className={styles.soft}>{time(entry.occurredAtMs)}</span>
      </td>
      <td>
        {saleId === null ? (
          title
        ) : (
          <button type="button" className={styles.opens} onClick={() => onSale(saleId)}>
            {title}
          </button>
        )}
        {entry.totalMinor === null ? null : <span className={styles.soft}> {money(entry.totalMinor)}</span>}
        <div className={styles.soft}>
          {entry.by}
          {entry.approver === null ? "" : ` · ${text("approvedBy", { name: entry.approver })}`}
        </div>
      </td>
      <td>
        {named(entry.moves).map(({ id, move }) => (
          <div key={id}>
            {why(move.sentence)} <strong>{count(move.points)}</strong>
            {move.isDeficit ? <span className={styles.soft}> {text("toDeficit")}</span> : null}
          </div>
        ))}
        {entry.moveCount > entry.moves.length ? (
          <div className={styles.soft}>{text("moreMoves", { count: entry.moveCount - entry.moves.length })}</div>
        ) : null}
        {entry.consent === null ? null : (
          <div>
            {text(entry.consent.membership ? "saidYesMembership" : "saidNoMembership")}{" "}
            {text(entry.consent.marketing ? "saidYesOffers" : "saidNoOffers")}
          </div>
        )}
        {entry.reason === null ? null : <div className={styles.soft}>{entry.reason}</div>}
      </td>
      <td className={styles.figure}>{count(entry.points)}</td>
      <td className={styles.figure}>{count(entry.balance)}</td>
    </tr>
  );
}
