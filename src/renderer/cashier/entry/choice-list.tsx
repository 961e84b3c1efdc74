import { useRef } from "react";
import type { KeyboardEvent, ReactNode } from "react";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import styles from "./choice-list.module.css";

export interface ListChoice {
  readonly id: string;
  readonly mark?: ReactNode;
  readonly title: string;
  readonly detail: string;
  readonly amount?: string;
}

export interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly ListChoice[];
  /** The first choice takes the focus when the list appears. */
  readonly takesFocus?: boolean;
  readonly onChoose: (id: string) => void;
}

/** A list to choose one from: arrows move the focus, Enter takes it. */
export function ChoiceList({ label, choices, takesFocus = true, onChoose }: ChoiceListProps) {
  const list = useRef<HTMLUListElement>(null);
  const first = useFirstFocus<HTMLButtonElement>(takesFocus && choices.length > 0);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
  };
  return (
    <ul ref={list} className={styles.list} aria-label={label}>
      {choices.map((choice, place) => (
        <li key={choice.id}>
          <button
            type="button"
            ref={place === 0 ? first : undefined}
            className={styles.choice}
            onKeyDown={move}
            onClick={() => onChoose(choice.id)}
          >
            <span className={styles.words}>
              <span className={styles.title}>
                {choice.mark} {choice.title}
              </span>
              <span className={styles.detail}>{choice.detail}</span>
            </span>
            <span className={styles.amount}>{choice.amount}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
