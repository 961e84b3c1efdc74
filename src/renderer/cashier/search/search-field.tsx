import { useEffect, useId, useRef, useState } from "react";
import type { Dispatch, KeyboardEvent, RefObject, SetStateAction } from "react";
import { KeyCap } from "#renderer/kit/key-cap.tsx";
import { useTexts } from "#renderer/session/words.ts";
import type { SearchChoice } from "./search-choices.tsx";
import { SearchResults, optionId } from "./search-results.tsx";
import { useSearch } from "./use-search.ts";
import styles from "./search.module.css";

/** Scan, type a code or a few letters. Results as one types; Enter takes the first, or hands the text over as a code. */
export function SearchField() {
  const { query, setQuery, isAsking, answered, choices, takeChoice, takeFirst } = useSearch();
  const text = useTexts("cashier");
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  useFocusKeys(input, setQuery);

  const take = (choice: SearchChoice): void => {
    takeChoice(choice);
    input.current?.blur();
  };
  const enter = async (): Promise<void> => {
    const chosen = choices[active];
    if (chosen !== undefined) take(chosen);
    else if (await takeFirst()) input.current?.blur();
    else input.current?.select();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive(Math.min(Math.max(active + step, -1), choices.length - 1));
    else if (event.key === "Enter" && isAsking) void enter();
    else if (event.key === "Escape") input.current?.blur();
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.search}>
      {isAsking ? (
        <SearchResults listId={listId} choices={choices} active={active} answered={answered} onTake={take} />
      ) : null}
      <label className={styles.field}>
        <span className={styles.label}>{text("searchLabel")}</span>
        <input
          ref={input}
          className={styles.input}
          value={query}
          role="combobox"
          aria-expanded={isAsking}
          aria-controls={listId}
          aria-activedescendant={choices[active] === undefined ? undefined : optionId(listId, active)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          placeholder={text("searchPlaceholder")}
          data-part="search"
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setQuery("");
            setActive(-1);
          }}
        />
        <KeyCap name="/" />
      </label>
    </div>
  );
}

/** `/` goes to the field; a digit typed anywhere else goes there and stands in it. */
function useFocusKeys(input: RefObject<HTMLInputElement | null>, setQuery: Dispatch<SetStateAction<string>>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const target = event.target;
      const elsewhere = target === document.body || (target instanceof HTMLElement && target.tagName !== "INPUT");
      if (event.defaultPrevented || !elsewhere || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== "/" && !/^\d$/.test(event.key)) return;
      event.preventDefault();
      input.current?.focus();
      const typed = event.key;
      if (typed !== "/") setQuery((before) => before + typed);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [input, setQuery]);
}
