import type { ButtonHTMLAttributes, ReactNode, RefObject } from "react";
import { KeyCap } from "./key-cap.tsx";
import styles from "./button.module.css";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "type"> {
  readonly tone?: "main" | "plain" | "quiet" | "danger";
  readonly size?: "normal" | "large";
  readonly wide?: boolean;
  readonly submit?: boolean;
  /** The key that does the same, shown on the button. */
  readonly keyName?: string;
  readonly buttonRef?: RefObject<HTMLButtonElement | null>;
  readonly children: ReactNode;
}

export function Button({
  tone = "plain",
  size = "normal",
  wide = false,
  submit = false,
  keyName,
  buttonRef,
  children,
  className,
  ...rest
}: ButtonProps) {
  const classes = [styles.button, styles[tone], styles[size], wide ? styles.wide : "", className ?? ""];
  return (
    <button {...rest} ref={buttonRef} type={submit ? "submit" : "button"} className={classes.join(" ")}>
      <span className={styles.label}>{children}</span>
      {keyName === undefined ? null : <KeyCap name={keyName} />}
    </button>
  );
}
