// A list box beside its text field (ARIA's combobox pattern): the field keeps the focus and handles the keys, and no
// HTML element is a list box that shows several columns.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events -- see above */
import { useTexts } from "#renderer/session/words.ts";
import type { SearchChoice } from "./search-choices.tsx";
import styles from "./search.module.css";

export interface SearchResultsProps {
  readonly listId: string;
  readonly choices: readonly SearchChoice[];
  readonly active: number;
  /** The till has answered, so an empty list means nothing was found. */
  readonly answered: boolean;
  readonly onTake: (choice: SearchChoice) => void;
}

export const optionId = (listId: string, place: number): string => `${listId}-${place}`;

export function SearchResults({ listId, choices, active, answered, onTake }: SearchResultsProps) {
  const text = useTexts("cashier");
  return (
    <div className={styles.results}>
      <ul id={listId} role="listbox" aria-label={text("found")}>
        {choices.map((choice, place) => (
          <li
            key={choice.id}
            id={optionId(listId, place)}
            role="option"
            aria-selected={place === active}
            className={place === active ? `${styles.choice} ${styles.active}` : styles.choice}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(choice)}
          >
            <span className={styles.title}>
              {choice.mark} {choice.title}
            </span>
            <span className={styles.detail}>{choice.detail}</span>
            <span className={styles.amount}>{choice.amount}</span>
          </li>
        ))}
      </ul>
      {choices.length === 0 && answered ? <p className={styles.nothing}>{text("nothingFound")}</p> : null}
    </div>
  );
}
