import { useRef, useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { TextKey } from "#renderer/session/words.ts";
import { DISCOUNT_KINDS } from "#core/insights/trial-result.ts";
import type { TrialSide } from "#core/insights/trial-result.ts";
import styles from "./try-it.module.css";

interface Row {
  readonly key: TextKey<"trial">;
  readonly unit: "money" | "points";
  readonly actual: number | null;
  readonly draft: number | null;
  /** A part of the row above. */
  readonly isPart?: boolean;
}

const POINTS = ["issued", "redeemed", "expired", "takenBack", "givenBack", "adjusted"] as const;

function rowsOf(actual: TrialSide, draft: TrialSide): readonly Row[] {
  const row = (key: Row["key"], unit: Row["unit"], of: (side: TrialSide) => number | null, isPart = false): Row => ({
    key,
    unit,
    actual: of(actual),
    draft: of(draft),
    isPart,
  });
  return [
    row("row_sales", "money", (side) => side.salesMinor),
    row("row_discount", "money", (side) => side.discountMinor),
    ...DISCOUNT_KINDS.map((kind) => row(`row_${kind}`, "money", (side) => side.discounts[kind], true)),
    row("row_tendered", "money", (side) => side.tenderedMinor),
    row("row_outstandingBefore", "points", (side) => side.outstandingBefore.points),
    ...POINTS.map((flow) => row(`row_${flow}`, "points", (side) => side.points[flow], true)),
    row("row_outstandingAfter", "points", (side) => side.outstandingAfter.points),
    row("row_worthBefore", "money", (side) => side.outstandingBefore.worthMinor),
    row("row_worthAfter", "money", (side) => side.outstandingAfter.worthMinor),
    row("row_worthChange", "money", worthChange),
  ];
}

const worthChange = ({ outstandingBefore: before, outstandingAfter: after }: TrialSide): number | null =>
  before.worthMinor === null || after.worthMinor === null ? null : after.worthMinor - before.worthMinor;

/** Both sides and their difference, as a table that can be selected and copied into a sheet. */
export function FigureTable({ actual, draft }: { readonly actual: TrialSide; readonly draft: TrialSide }) {
  const text = useTexts("trial");
  const { money, count } = useSpeaker();
  const table = useRef<HTMLTableElement>(null);
  const [isSelected, setSelected] = useState(false);
  const say = (value: number | null, unit: Row["unit"]): string =>
    value === null ? text("noRate") : unit === "money" ? money(value) : count(value);
  const select = (): void => {
    if (table.current === null) return;
    getSelection()?.selectAllChildren(table.current);
    setSelected(true);
  };
  return (
    <>
      <table ref={table} className={styles.table} data-part="trial-figures">
        <thead>
          <tr>
            <th scope="col">{text("figure")}</th>
            <th scope="col">{text("asItWas")}</th>
            <th scope="col">{text("underDraft")}</th>
            <th scope="col">{text("difference")}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(actual, draft).map((row) => (
            <tr key={row.key} className={row.isPart === true ? styles.part : undefined}>
              <th scope="row">{text(row.key)}</th>
              <td>{say(row.actual, row.unit)}</td>
              <td>{say(row.draft, row.unit)}</td>
              <td>{row.actual === null || row.draft === null ? "" : say(row.draft - row.actual, row.unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={styles.running}>
        <Button tone="quiet" onClick={select}>
          {text("selectTable")}
        </Button>
        <output className={styles.hint}>{isSelected ? text("selected") : null}</output>
      </div>
    </>
  );
}
