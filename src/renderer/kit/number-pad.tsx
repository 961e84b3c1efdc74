import styles from "./number-pad.module.css";

export interface NumberPadProps {
  readonly label: string;
  /** The bottom left key: a decimal sign, a double zero or nothing. */
  readonly corner?: string;
  readonly eraseLabel: string;
  readonly onDigit: (text: string) => void;
  readonly onErase: () => void;
}

const DIGITS = ["7", "8", "9", "4", "5", "6", "1", "2", "3"] as const;

/** For fingers; a keyboard types into the field beside it, so the pad takes no Tab stop and no focus. */
export function NumberPad({ label, corner, eraseLabel, onDigit, onErase }: NumberPadProps) {
  const key = (text: string, act: () => void, name = text) => (
    <button
      key={text}
      type="button"
      tabIndex={-1}
      className={styles.key}
      aria-label={name}
      onPointerDown={(event) => event.preventDefault()}
      onClick={act}
    >
      {text}
    </button>
  );
  return (
    <fieldset className={styles.pad} aria-label={label}>
      {DIGITS.map((digit) => key(digit, () => onDigit(digit)))}
      {corner === undefined ? <span /> : key(corner, () => onDigit(corner))}
      {key("0", () => onDigit("0"))}
      {key("⌫", onErase, eraseLabel)}
    </fieldset>
  );
}
