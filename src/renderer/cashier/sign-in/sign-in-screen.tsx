import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import type { Person } from "#contract/person.ts";
import type { TillView } from "#contract/views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { NumberPad } from "#renderer/kit/number-pad.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import type { Failure } from "#contract/failures.ts";
import { demoSignIn } from "#renderer/session/demo-sign-in.ts";
import { useCell } from "#renderer/session/cell.ts";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ScreenTools } from "../status/status-bar.tsx";
import { LockedScan } from "./locked-scan.tsx";
import styles from "./sign-in.module.css";

const pinDigitsMax = 12;

export function SignInScreen({ till }: { readonly till: TillView }) {
  const staff = useAsk("listStaff", {});
  const text = useTexts("cashier");
  const [chosen, setChosen] = useState<string | null>(null);
  const people = staff?.ok === true ? staff.value : [];
  const hint = useCell(demoSignIn);
  const wanted = chosen ?? hint?.staffId;
  const person = people.find((one) => one.id === wanted) ?? people[0];
  const hinted = people.find((one) => one.id === hint?.staffId);
  return (
    <main className={styles.screen}>
      <div className={styles.tools}>
        <ScreenTools />
      </div>
      <div className={styles.card}>
        <h1 className={styles.shop}>{till.shop?.name ?? "Regulars"}</h1>
        <p className={styles.till}>
          {till.tillName} · {text("signIn")}
        </p>
        <div className={styles.columns}>
          <ul className={styles.people} aria-label={text("whoAreYou")}>
            {people.map((one) => (
              <li key={one.id}>
                <button
                  type="button"
                  className={styles.person}
                  aria-pressed={one.id === person?.id}
                  onClick={() => {
                    setChosen(one.id);
                    // Another person's field takes the focus when it appears; this person's is there already.
                    document.querySelector<HTMLElement>("[data-part=pin]")?.focus();
                  }}
                >
                  <strong>{one.name}</strong>
                  <span>{text(`role_${one.role}`)}</span>
                </button>
              </li>
            ))}
          </ul>
          {person === undefined ? null : (
            <PinForm
              key={person.id}
              person={person}
              hint={
                hint === null || hinted === undefined ? null : text("demoPin", { name: hinted.name, pin: hint.pin })
              }
            />
          )}
        </div>
        <LockedScan />
      </div>
    </main>
  );
}

function PinForm({ person, hint }: { readonly person: Person; readonly hint: string | null }) {
  const { quietly } = useCommands();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const { failure } = useSpeaker();
  const first = useFirstFocus<HTMLInputElement>();
  const [pin, setPin] = useState("");
  const form = useRef<HTMLFormElement>(null);
  const add = (digit: string): void => setPin((before) => (before + digit).slice(0, pinDigitsMax));
  usePinKeys(first, form, add);
  const [refused, setRefused] = useState<Failure | null>(null);
  const signIn = async (): Promise<void> => {
    const answer = await quietly("signIn", { staffId: person.id, pin });
    if (answer.ok) return;
    setRefused(answer.failure);
    setPin("");
  };
  return (
    <form
      ref={form}
      className={styles.pin}
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
      noValidate
    >
      <Stack gap={3}>
        <label className={styles.pinLabel}>
          {text("pinOf", { name: person.name })}
          <input
            className={styles.pinInput}
            type="password"
            inputMode="numeric"
            autoComplete="off"
            ref={first}
            value={pin}
            maxLength={pinDigitsMax}
            data-part="pin"
            onChange={(event) => {
              setPin(event.currentTarget.value.replaceAll(/\D/g, ""));
              setRefused(null);
            }}
          />
        </label>
        <div role="alert">{refused === null ? null : <Notice tone="bad">{failure(refused)}</Notice>}</div>
        {hint === null ? null : <Notice tone="plain">{hint}</Notice>}
        <NumberPad
          label={text("pinPad")}
          eraseLabel={words("erase")}
          onDigit={add}
          onErase={() => setPin((before) => before.slice(0, -1))}
        />
        <Button tone="main" size="large" wide submit keyName="Enter">
          {text("signIn")}
        </Button>
      </Stack>
    </form>
  );
}

/** Whatever has the focus, a digit is one of the PIN, and Enter signs in unless it presses a button. */
function usePinKeys(
  input: RefObject<HTMLInputElement | null>,
  form: RefObject<HTMLFormElement | null>,
  add: (digit: string) => void,
): void {
  const current = useRef(add);
  useEffect(() => {
    current.current = add;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target === input.current) return;
      if (/^\d$/.test(event.key)) {
        current.current(event.key);
        input.current?.focus();
      } else if (event.key === "Enter" && !(event.target instanceof HTMLButtonElement)) {
        form.current?.requestSubmit();
      } else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [input, form]);
}
