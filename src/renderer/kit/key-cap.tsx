import styles from "./key-cap.module.css";

export function KeyCap({ name }: { readonly name: string }) {
  return (
    <kbd className={styles.cap} aria-hidden="true">
      {name}
    </kbd>
  );
}
