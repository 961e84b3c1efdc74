import { useId } from "react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import styles from "./panel.module.css";

export interface PanelProps {
  readonly title: string;
  readonly keyName?: string;
  /** Given: the panel can be closed, and says so. */
  readonly close?: { readonly label: string; readonly act: () => void };
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, keyName, close, footer, children }: PanelProps) {
  const titleId = useId();
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {close === undefined ? (
          <span className={styles.key} aria-hidden="true">
            {keyName}
          </span>
        ) : (
          <Button tone="quiet" keyName="Esc" onClick={close.act}>
            {close.label}
          </Button>
        )}
      </header>
      <div className={styles.body}>{children}</div>
      {footer === undefined ? null : <footer className={styles.footer}>{footer}</footer>}
    </section>
  );
}
