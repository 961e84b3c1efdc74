import { useId } from "react";
import styles from "./choice-bar.module.css";

export interface ChoiceBarProps<V extends string> {
  readonly label: string;
  /** The label is there for screen readers only. */
  readonly quietLabel?: boolean;
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChoose: (value: V) => void;
}

/** A few choices side by side, as radio buttons: arrows move, one Tab stop. */
export function ChoiceBar<V extends string>({
  label,
  quietLabel = false,
  value,
  choices,
  onChoose,
}: ChoiceBarProps<V>) {
  const name = useId();
  return (
    <fieldset className={styles.bar}>
      <legend className={quietLabel ? styles.hidden : styles.legend}>{label}</legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
