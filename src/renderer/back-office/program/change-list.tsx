import type { CallOutput } from "#contract/calls.ts";
import type { ProgramRef } from "#contract/program-calls.ts";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { writeFigure } from "./figures.ts";
import { useFieldLabel } from "./use-field-label.ts";
import styles from "./program.module.css";

type Change = CallOutput<"compareProgram">[number];

export interface ChangeListProps {
  readonly before: ProgramRef;
  readonly after: ProgramRef;
}

/** What differs between two documents, a line each: where, what it was, what it is. */
export function ChangeList({ before, after }: ChangeListProps) {
  const text = useTexts("program");
  const { failure } = useSpeaker();
  const answer = useAsk("compareProgram", { a: before, b: after });
  if (answer === undefined) return <p className={styles.hint}>{text("loading")}</p>;
  if (!answer.ok) return <p className={styles.bad}>{failure(answer.failure)}</p>;
  if (answer.value.length === 0) return <EmptyState title={text("nothingChanged")} />;
  return (
    <table className={styles.changes} data-part="changes">
      <thead>
        <tr>
          <th scope="col">{text("where")}</th>
          <th scope="col">{text("before")}</th>
          <th scope="col">{text("after")}</th>
        </tr>
      </thead>
      <tbody>
        {answer.value.map((change) => (
          <ChangeRow key={change.path} change={change} />
        ))}
      </tbody>
    </table>
  );
}

function ChangeRow({ change }: { readonly change: Change }) {
  const text = useTexts("program");
  const show = useValueText();
  const place = usePlaceText();
  const sign = text(`change_${change.kind}`);
  return (
    <tr>
      <th scope="row">{place(change.path)}</th>
      <td>{change.kind === "added" ? "" : show(change.path, change.before)}</td>
      <td>
        {change.kind === "removed" ? "" : show(change.path, change.after)}
        {change.kind === "changed" ? null : <span className={styles.sign}>{sign}</span>}
      </td>
    </tr>
  );
}

/** `promotions.tea.action.rate` → `Promotions · tea · Percent off`. */
function usePlaceText(): (path: string) => string {
  const label = useFieldLabel();
  return (path) => {
    const steps = path.split(".");
    const words = steps.map((step) => label(step)).filter((word) => word !== "");
    return [...new Set(words)].join(" · ");
  };
}

function useValueText(): (path: string, value: Change["before"]) => string {
  const text = useTexts("program");
  const { language, currency } = useSpeaker();
  return (path, value) => {
    if (value === null) return "";
    if (typeof value === "boolean") return text(value ? "yes" : "no");
    if (typeof value === "string") return value;
    if (Array.isArray(value)) return value.length === 0 ? "–" : value.join(", ");
    if (typeof value !== "number") return value[language];
    const field = path.split(".").at(-1) ?? "";
    if (field.endsWith("Minor")) return writeFigure("money", value, currency);
    if (["rate", "discount", "basketShareMax"].includes(field)) return `${writeFigure("percent", value, currency)} %`;
    if (field.endsWith("Hundredths")) return `× ${writeFigure("times", value, currency)}`;
    return String(value);
  };
}
