import { useEffect, useId, useRef, useState } from "react";
import type { Dispatch, KeyboardEvent, RefObject, SetStateAction } from "react";
import type { CallOutput } from "#contract/calls.ts";
import { KeyCap } from "#renderer/kit/key-cap.tsx";
import { useAsk, useCommands, useSession } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import { searchChoices } from "./search-choices.tsx";
import type { SearchChoice } from "./search-choices.tsx";
import styles from "./search.module.css";

type Hits = CallOutput<"search">;
const noHits: Hits = { members: [], products: [] };

/** Scan, type a code or a few letters. Results as one types; Enter takes the first, or hands the text over as a code. */
export function SearchField() {
  const { takeChoice, handOver } = useChoosing();
  const session = useSession();
  const text = useTexts("cashier");
  const members = useTexts("members");
  const speaker = useSpeaker();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const asked = query.trim();
  const answer = useAsk("search", { query: asked }, { enabled: asked !== "", keep: true });
  const hits = asked !== "" && answer?.ok === true ? answer.value : noHits;
  const choices = searchChoices(hits, speaker, members);
  useFocusKeys(input, setQuery);

  const clear = (): void => {
    setQuery("");
    setActive(-1);
    input.current?.blur();
  };
  const take = (choice: SearchChoice): void => {
    takeChoice(choice);
    clear();
  };
  const enter = async (): Promise<void> => {
    const chosen = choices[active];
    if (chosen !== undefined) {
      take(chosen);
      return;
    }
    // The list may still show what an earlier letter found: Enter asks for exactly what stands in the field.
    const now = await session.ask("search", { query: asked });
    const first = now.ok ? searchChoices(now.value, speaker, members)[0] : undefined;
    if (first === undefined) {
      if (await handOver(asked)) clear();
      else input.current?.select();
    } else {
      take(first);
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(Math.min(Math.max(active + step, -1), choices.length - 1));
    } else if (event.key === "Enter" && asked !== "") {
      event.preventDefault();
      void enter();
    } else if (event.key === "Escape") {
      event.preventDefault();
      clear();
    }
  };
  const activeId = choices[active] === undefined ? undefined : `${listId}-${active}`;
  return (
    <div className={styles.search}>
      {asked === "" ? null : (
        <div className={styles.results}>
          <ul id={listId} role="listbox" aria-label={text("found")} className={styles.choices}>
            {choices.map((choice, place) => (
              <li
                key={choice.id}
                id={`${listId}-${place}`}
                role="option"
                aria-selected={place === active}
                className={place === active ? `${styles.choice} ${styles.active}` : styles.choice}
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(choice)}
              >
                <span className={styles.title}>
                  {choice.mark} {choice.title}
                </span>
                <span className={styles.detail}>{choice.detail}</span>
                <span className={styles.amount}>{choice.amount}</span>
              </li>
            ))}
          </ul>
          {choices.length === 0 && answer !== undefined ? (
            <p className={styles.nothing}>{text("nothingFound")}</p>
          ) : null}
        </div>
      )}
      <label className={styles.field}>
        <span className={styles.label}>{text("searchLabel")}</span>
        <input
          ref={input}
          className={styles.input}
          value={query}
          role="combobox"
          aria-expanded={asked !== ""}
          aria-controls={listId}
          aria-activedescendant={activeId}
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

function useChoosing() {
  const { scan, select, open, close } = useCashier();
  const { run, accept } = useCommands();
  const takeChoice = (choice: SearchChoice): void => {
    if (choice.kind === "weighed") {
      open({ kind: "weight", product: choice.product });
      return;
    }
    void (async () => {
      const answer =
        choice.kind === "member"
          ? await run("identifyMember", { memberRef: choice.id })
          : await run("addProduct", { productId: choice.id, quantityMilli: null });
      if (!answer.ok) return;
      accept();
      const changed = answer.value.view.basket.lines.findLast((line) => line.productId === choice.id);
      if (changed !== undefined) select(changed.id);
      close();
    })();
  };
  return { takeChoice, handOver: (typed: string) => scan(typed, "typed") };
}
