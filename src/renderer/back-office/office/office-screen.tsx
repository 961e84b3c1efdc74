import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { TillView } from "#contract/views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { playSound } from "#renderer/kit/sounds.ts";
import { useKeys } from "#renderer/kit/use-keys.ts";
import { usePreferences } from "#renderer/session/preferences.ts";
import { useWedge } from "#renderer/session/use-wedge.ts";
import { useTexts } from "#renderer/session/words.ts";
import { OfficeNavigation } from "./office-navigation.tsx";
import { MEMBERS_PAGE, OFFICE_PAGES } from "./office-pages.ts";
import { OfficeContext } from "./use-office.ts";
import type { Office, OfficeScanTaker } from "./use-office.ts";
import styles from "./office.module.css";

export interface OfficeScreenProps {
  readonly till: TillView;
  readonly shop: Office["shop"];
  /** Given: the office opens with the page of this member. */
  readonly memberRef: string | null;
  readonly onClose: () => void;
}

/** The back office: pages on the left, the chosen one on the right. The basket at the till waits. */
export function OfficeScreen({ till, shop, memberRef: askedFor, onClose }: OfficeScreenProps) {
  const text = useTexts("office");
  const devices = useTexts("devices");
  const [pageId, setPageId] = useState(askedFor === null ? OFFICE_PAGES[0].id : MEMBERS_PAGE);
  const [memberRef, setMemberRef] = useState(askedFor);
  const [scanned, setScanned] = useState<Office["scanned"]>(null);
  const page = OFFICE_PAGES.find((one) => one.id === pageId) ?? OFFICE_PAGES[0];
  const { takeEscape, escape } = useEscapes(onClose);
  const { takeScans, note } = useOfficeScans(shop, page.ownScanner === true, (read) => {
    const taker = OFFICE_PAGES.find((one) => one.takesScans);
    if (taker === undefined) return false;
    setScanned({ text: read });
    setPageId(taker.id);
    return true;
  });
  const open = useCallback((next: string) => {
    setScanned(null);
    setPageId(next);
  }, []);
  const openMember = useCallback(
    (ref: string) => {
      setMemberRef(ref);
      open(MEMBERS_PAGE);
    },
    [open],
  );
  const office = useMemo(
    () => ({ till, shop, memberRef, scanned, open, openMember, takeScans, takeEscape }),
    [till, shop, memberRef, scanned, open, openMember, takeScans, takeEscape],
  );
  useKeys([
    { key: "Escape", act: escape, whileTyping: true },
    ...OFFICE_PAGES.map(({ id, keyName }) => ({ key: keyName, act: () => open(id), whileTyping: true })),
  ]);
  return (
    <OfficeContext value={office}>
      <div className={styles.screen}>
        <header className={styles.header}>
          <h1 className={styles.title}>
            {text("title")} <span className={styles.shop}>{shop.name}</span>
          </h1>
          <output className={styles.note} aria-live="polite">
            {note ? text("scanNotHere") : null}
          </output>
          <Button tone="quiet" keyName="Esc" onClick={onClose}>
            {devices("backToTill")}
          </Button>
        </header>
        <OfficeNavigation current={page.id} onOpen={open} />
        <main key={page.id} className={styles.page} aria-label={text(page.titleKey)} data-page={page.id}>
          <page.Page />
        </main>
      </div>
    </OfficeContext>
  );
}

/** Escape: the newest step back that a page asked for, else out of the office. */
function useEscapes(leave: () => void) {
  const steps = useRef<(() => void)[]>([]);
  const takeEscape = useCallback((act: () => void) => {
    steps.current = [...steps.current, act];
    return () => {
      steps.current = steps.current.filter((one) => one !== act);
    };
  }, []);
  return { takeEscape, escape: () => (steps.current.at(-1) ?? leave)() };
}

/** A scan goes to whatever waits for one on the page, else to `decide`; a scan that nobody wants is said and heard. */
function useOfficeScans(shop: Office["shop"], asleep: boolean, decide: (text: string) => boolean) {
  const [{ muted }] = usePreferences();
  const [note, setNote] = useState(false);
  const taker = useRef<OfficeScanTaker | null>(null);
  const takeScans = useCallback((next: OfficeScanTaker) => {
    taker.current = next;
    return () => {
      if (taker.current === next) taker.current = null;
    };
  }, []);
  const current = useRef(decide);
  useEffect(() => {
    current.current = decide;
  });
  useWedge(
    shop,
    useCallback(
      (text: string) => {
        const taken = taker.current?.(text) === true || current.current(text);
        setNote(!taken);
        if (!muted) playSound(taken ? "accepted" : "refused");
      },
      [muted],
    ),
    !asleep,
  );
  return { takeScans, note };
}
