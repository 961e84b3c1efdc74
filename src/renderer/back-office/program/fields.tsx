import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { textAt, valueAt } from "./document-path.ts";
import { readFigure, writeFigure } from "./figures.ts";
import type { FigureKind } from "./figures.ts";
import { useFieldLabel } from "./use-field-label.ts";
import { useDraft } from "./use-draft.ts";
import styles from "./program.module.css";

export const fieldId = (path: string): string => `program.${path}`;

/** The sentence of the problem at this very field. */
function useProblem(path: string): string | null {
  const { remarks } = useDraft();
  const { why } = useSpeaker();
  const label = useFieldLabel();
  const remark = remarks.find((one) => one.tone === "problem" && one.path === path);
  if (remark === undefined) return null;
  return why({ key: remark.sentence.key, values: { ...remark.sentence.values, path: label(path) } });
}

export interface FieldProps {
  readonly path: string;
  /** The label is the field's own name unless another is given. */
  readonly label?: string;
  /** Inside a sentence: small, the label for screen readers only. */
  readonly inline?: boolean;
  readonly hint?: string;
}

export interface FigureFieldProps extends FieldProps {
  readonly kind: FigureKind;
  /** Emptied, the field holds 0: a minimum that is none. */
  readonly zeroWhenEmpty?: boolean;
}

export function FigureField({ path, kind, label, inline = false, hint, zeroWhenEmpty = false }: FigureFieldProps) {
  const { document, set } = useDraft();
  const { currency } = useSpeaker();
  const nameOf = useFieldLabel();
  const problem = useProblem(path);
  const [typed, setTyped] = useState<string | null>(null);
  const value = valueAt(document, path);
  const read = (text: string) => readFigure(kind, text, currency) ?? (zeroWhenEmpty ? 0 : null);
  // What was typed is shown as long as it says what the document holds: "5.0" stays "5.0".
  const own = typed !== null && read(typed) === (value ?? null);
  const name = label ?? nameOf(path);
  return (
    <TextInput
      id={fieldId(path)}
      {...(inline ? { "aria-label": name } : { label: name, description: hint })}
      className={inline ? styles.inline : styles.figure}
      value={own ? typed : writeFigure(kind, value, currency)}
      error={problem}
      inputMode="decimal"
      autoComplete="off"
      maxLength={16}
      rightSection={kind === "percent" ? "%" : kind === "times" ? "×" : null}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        set(path, read(event.currentTarget.value));
      }}
    />
  );
}

export interface WordsFieldProps extends FieldProps {
  /** Emptied, the field holds nothing instead of an empty text. */
  readonly emptyIsNone?: boolean;
}

export function WordsField({ path, label, inline = false, hint, emptyIsNone = false }: WordsFieldProps) {
  const { document, set } = useDraft();
  const nameOf = useFieldLabel();
  const problem = useProblem(path);
  const name = label ?? nameOf(path);
  return (
    <TextInput
      id={fieldId(path)}
      {...(inline ? { "aria-label": name } : { label: name, description: hint })}
      className={inline ? styles.inlineWords : undefined}
      value={textAt(document, path)}
      error={problem}
      autoComplete="off"
      maxLength={120}
      onChange={(event) =>
        set(path, emptyIsNone && event.currentTarget.value === "" ? null : event.currentTarget.value)
      }
    />
  );
}

/** A name in both languages, side by side. */
export function NameField({ path }: { readonly path: string }) {
  const text = useTexts("program");
  return (
    <div className={styles.pair}>
      <WordsField path={`${path}.en`} label={text("nameEn")} />
      <WordsField path={`${path}.zh-CN`} label={text("nameZh")} />
    </div>
  );
}

export function DateField({ path, label, hint }: FieldProps) {
  const { document, set } = useDraft();
  const nameOf = useFieldLabel();
  const problem = useProblem(path);
  return (
    <TextInput
      id={fieldId(path)}
      type="date"
      label={label ?? nameOf(path)}
      description={hint}
      value={textAt(document, path)}
      error={problem}
      onChange={(event) => set(path, event.currentTarget.value === "" ? null : event.currentTarget.value)}
    />
  );
}

export function TickField({ path, label }: FieldProps) {
  const { document, set } = useDraft();
  const nameOf = useFieldLabel();
  return (
    <Checkbox
      id={fieldId(path)}
      label={label ?? nameOf(path)}
      checked={valueAt(document, path) === true}
      onChange={(event) => set(path, event.currentTarget.checked)}
    />
  );
}

export interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** The value that stands for nothing. */
  readonly none?: string;
}

export function ChoiceField({ path, label, choices, none, inline = false, hint }: ChoiceFieldProps) {
  const { document, set } = useDraft();
  const nameOf = useFieldLabel();
  const problem = useProblem(path);
  const value = textAt(document, path);
  const known = choices.some((choice) => choice.value === value) || (none !== undefined && value === "");
  const name = label ?? nameOf(path);
  return (
    <NativeSelect
      id={fieldId(path)}
      {...(inline ? { "aria-label": name } : { label: name, description: hint })}
      className={inline ? styles.inlineChoice : undefined}
      value={value}
      error={problem}
      data={[
        ...(none === undefined ? [] : [{ value: "", label: none }]),
        ...choices,
        ...(known ? [] : [{ value, label: value === "" ? "–" : value }]),
      ]}
      onChange={(event) =>
        set(path, event.currentTarget.value === "" && none !== undefined ? null : event.currentTarget.value)
      }
    />
  );
}

export interface ListFieldProps extends FieldProps {
  /** Offered to be picked; anything else can be typed. */
  readonly known?: readonly string[];
}

const OFFERED_MAX = 12;
const asList = (typed: string): readonly string[] =>
  typed
    .split(/[,，;；]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** Several names with commas between them; what the shop has is one press away. */
export function ListField({ path, label, known = [], hint }: ListFieldProps) {
  const { document, set } = useDraft();
  const nameOf = useFieldLabel();
  const { remarks } = useDraft();
  const [typed, setTyped] = useState<string | null>(null);
  const value = valueAt(document, path);
  const names = Array.isArray(value) ? value.map(String) : [];
  const own = typed !== null && asList(typed).join() === names.join();
  const wrong = remarks.some((one) => one.tone === "problem" && one.path.startsWith(`${path}.`));
  const toggle = (name: string): void =>
    set(path, names.includes(name) ? names.filter((one) => one !== name) : [...names, name]);
  return (
    <div>
      <TextInput
        id={fieldId(path)}
        label={label ?? nameOf(path)}
        description={hint}
        value={own ? typed : names.join(", ")}
        error={wrong}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          set(path, asList(event.currentTarget.value));
        }}
      />
      {known.length === 0 ? null : (
        <div className={styles.chips}>
          {known.slice(0, OFFERED_MAX).map((name) => (
            <button
              key={name}
              type="button"
              className={styles.chip}
              aria-pressed={names.includes(name)}
              onClick={() => toggle(name)}
            >
              {name}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
