import { useId, useRef, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { TextInput } from "@mantine/core";
import { Button } from "#renderer/kit/button.tsx";
import { NumberPad } from "#renderer/kit/number-pad.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./figure-form.module.css";

export interface FigureFormProps {
  readonly title: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly first?: string;
  readonly placeholder?: string;
  readonly decimalKey?: boolean;
  readonly submitLabel: string;
  readonly submitKey?: string;
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
  const { title, label, hint, first = "", placeholder, decimalKey = true, submitLabel, submitKey = "Enter" } = props;
  const { close } = useCashier();
  const words = useTexts("words");
  const [typed, setTyped] = useState(first);
  const [wrong, setWrong] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const formId = useId();
  const figure = props.read(typed);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typeof figure === "string") {
      setWrong(figure);
      return;
    }
    void props.onFigure(figure);
  };
  const press = (next: (before: string) => string): void => {
    // The figure that the panel opened with is replaced by the first key, as a selected text would be.
    const element = input.current;
    const all = element !== null && element.selectionStart === 0 && element.selectionEnd === typed.length;
    setTyped(next(all ? "" : typed));
    setWrong(null);
    element?.focus();
  };
  return (
    <Panel
      title={title}
      close={{ label: words("close"), act: close }}
      footer={
        <Button tone="main" size="large" wide submit form={formId} keyName={submitKey}>
          {submitLabel}
        </Button>
      }
    >
      <form id={formId} onSubmit={submit} noValidate>
        <Stack gap={4}>
          {props.above}
          <TextInput
            ref={input}
            label={label}
            description={hint}
            value={typed}
            placeholder={placeholder ?? ""}
            error={wrong}
            inputMode="decimal"
            autoComplete="off"
            autoFocus
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setWrong(null);
            }}
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
        </Stack>
      </form>
    </Panel>
  );
}
