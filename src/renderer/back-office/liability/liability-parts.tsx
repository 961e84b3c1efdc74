import type { LiabilityView } from "#contract/liability-calls.ts";
import { BarChart } from "#renderer/kit/bar-chart.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./liability.module.css";

type Points = Extract<LiabilityView, { state: "finished" }>["liability"]["points"];

interface Part {
  readonly id: string;
  readonly label: string;
  readonly points: number;
  readonly worthMinor: number | null;
}

const BARS_MAX = 13;

/** When outstanding points run out: a picture to look at, a table to copy. */
export function ByExpiry({ parts }: { readonly parts: Points["byExpiry"] }) {
  const text = useTexts("liability");
  return (
    <PartsTable
      title={text("byExpiry")}
      parts={parts.map(({ kind, month, points, worthMinor }) => ({
        id: month ?? kind,
        label: month ?? text(kind === "never" ? "never" : "later"),
        points,
        worthMinor,
      }))}
    />
  );
}

export function ByAge({ parts }: { readonly parts: Points["byAge"] }) {
  const text = useTexts("liability");
  return (
    <PartsTable
      title={text("byAge")}
      hint={text("ageMethod")}
      parts={parts.map(({ from, upTo, points, worthMinor }) => ({
        id: String(from),
        label: upTo === null ? text("ageOver", { from }) : text("ageFrom", { from, to: upTo - 1 }),
        points,
        worthMinor,
      }))}
    />
  );
}

interface PartsTableProps {
  readonly title: string;
  readonly hint?: string;
  readonly parts: readonly Part[];
}

function PartsTable({ title, hint, parts }: PartsTableProps) {
  const text = useTexts("liability");
  const { count, money } = useSpeaker();
  return (
    <section className={styles.card} aria-label={title}>
      <h3>{title}</h3>
      {hint === undefined ? null : <p className={styles.soft}>{hint}</p>}
      <BarChart
        label={title}
        bars={parts
          .slice(0, BARS_MAX)
          .map(({ id, label, points }) => ({ id, label: shortened(label), value: points, figure: count(points) }))}
      />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text("part")}</th>
            <th scope="col">{text("points")}</th>
            <th scope="col">{text("worth")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.id}>
              <th scope="row">{part.label}</th>
              <td>{count(part.points)}</td>
              <td>{part.worthMinor === null ? "" : money(part.worthMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Under a bar there is room for a month, and for no sentence. */
const shortened = (label: string): string => label.replaceAll(/(\d+) \D+ (\d+) \D+/gu, "$1–$2").slice(0, 9);
