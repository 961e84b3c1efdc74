import type { ReactNode } from "react";
import styles from "./stack.module.css";

export function Stack({ gap = 3, children }: { readonly gap?: 1 | 2 | 3 | 4 | 5; readonly children: ReactNode }) {
  return <div className={`${styles.stack} ${styles[`gap${gap}`]}`}>{children}</div>;
}

export function Row({ children }: { readonly children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
