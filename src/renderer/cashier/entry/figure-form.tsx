import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { NumberPad } from "#renderer/kit/number-pad.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useTexts } from "#renderer/session/words.ts";
import { FormPanel } from "./form-panel.tsx";
import styles from "./figure-form.module.css";

export interface FigureFormProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly first?: string;
  readonly placeholder?: string;
  readonly decimalKey?: boolean;
  readonly submitLabel: string;
  /** Reads the text; a string is what is wrong with it. */
  readonly read: (typed: string) => number | string;
  readonly onFigure: (figure: number) => void | Promise<void>;
  /** Below the field, for the figure as it stands. */
  readonly preview?: (figure: number | null) => ReactNode;
  readonly above?: ReactNode;
  readonly below?: ReactNode;
}

/** One figure by keyboard or by finger, Enter takes it: quantity, price, cash and card all look and work like this. */
export function FigureForm(props: FigureFormProps) {
  const { title, label, hint, first = "", placeholder = "", decimalKey = true, submitLabel, read, onFigure } = props;
  const words = useTexts("words");
  const [typed, setTyped] = useState(first);
  const [wrong, setWrong] = useState<string | null>(null);
  const input = useFirstFocus<HTMLInputElement>();
  const figure = read(typed);

  const submit = (): void => {
    if (typeof figure === "string") setWrong(figure);
    else void onFigure(figure);
  };
  const write = (next: string): void => {
    setTyped(next);
    setWrong(null);
  };
  const press = (next: (before: string) => string): void => {
    // The figure that the panel opened with is replaced by the first key, as a selected text would be.
    const element = input.current;
    const all = element !== null && element.selectionStart === 0 && element.selectionEnd === typed.length;
    write(next(all ? "" : typed));
    element?.focus();
  };
  return (
    <FormPanel title={title} submitLabel={submitLabel} onSubmit={submit}>
      {props.above}
      <TextInput
        ref={input}
        label={label}
        description={hint}
        value={typed}
        placeholder={placeholder}
        error={wrong}
        inputMode="decimal"
        autoComplete="off"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => write(event.currentTarget.value)}
        classNames={{ input: styles.figure ?? "" }}
        maxLength={16}
      />
      {props.preview?.(typeof figure === "string" ? null : figure)}
      <div className={styles.pad}>
        <NumberPad
          label={label}
          {...(decimalKey ? { corner: "." } : {})}
          eraseLabel={words("erase")}
          onDigit={(digit) => press((before) => before + digit)}
          onErase={() => press((before) => before.slice(0, -1))}
        />
      </div>
      {props.below}
    </FormPanel>
  );
}
