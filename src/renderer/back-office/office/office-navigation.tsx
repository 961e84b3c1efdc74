import { useRef } from "react";
import type { KeyboardEvent } from "react";
import { KeyCap } from "#renderer/kit/key-cap.tsx";
import { useTexts } from "#renderer/session/words.ts";
import { OFFICE_PAGES } from "./office-pages.ts";
import styles from "./office.module.css";

export interface OfficeNavigationProps {
  readonly current: string;
  readonly onOpen: (pageId: string) => void;
}

/** The pages, one Tab stop: arrows move the focus, Enter opens. */
export function OfficeNavigation({ current, onOpen }: OfficeNavigationProps) {
  const text = useTexts("office");
  const list = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[Math.min(Math.max(at + step, 0), buttons.length - 1)]?.focus();
  };
  return (
    <nav className={styles.navigation} aria-label={text("pages")}>
      <ul ref={list}>
        {OFFICE_PAGES.map((page) => (
          <li key={page.id}>
            <button
              type="button"
              className={styles.link}
              aria-current={page.id === current ? "page" : undefined}
              aria-keyshortcuts={page.keyName}
              tabIndex={page.id === current ? 0 : -1}
              onKeyDown={move}
              onClick={() => onOpen(page.id)}
            >
              <span>{text(page.titleKey)}</span>
              <KeyCap name={page.keyName} />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
