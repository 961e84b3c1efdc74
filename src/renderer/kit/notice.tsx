import type { ReactNode } from "react";
import styles from "./notice.module.css";

const SIGNS = { good: "✓", bad: "!", warn: "!", plain: "i" } as const;

export interface NoticeProps {
  readonly tone: keyof typeof SIGNS;
  readonly title?: string;
  readonly children?: ReactNode;
}

export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`}>
      <span className={styles.sign} aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <div className={styles.words}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
