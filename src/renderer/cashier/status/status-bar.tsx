import { useMantineColorScheme } from "@mantine/core";
import { memo } from "react";
import type { TillView } from "#contract/views.ts";
import { KeyCap } from "#renderer/kit/key-cap.tsx";
import { useKeys } from "#renderer/kit/use-keys.ts";
import { OFFICE_IS_SHUT, mayEnterOffice } from "#renderer/session/may-enter-office.ts";
import { useLanguage } from "#renderer/session/screen-language.ts";
import { usePreferences } from "#renderer/session/preferences.ts";
import { useCommands, useSession } from "#renderer/session/use-till.ts";
import { useCell } from "#renderer/session/cell.ts";
import { useTexts } from "#renderer/session/words.ts";
import { Clock } from "./clock.tsx";
import { SyncState } from "./sync-state.tsx";
import styles from "./status.module.css";

export interface StatusBarProps {
  readonly till: TillView;
  readonly onDevices: () => void;
  readonly onOffice: () => void;
}

export const StatusBar = memo(function StatusBar({ till, onDevices, onOffice }: StatusBarProps) {
  const text = useTexts("cashier");
  const devices = useTexts("devices");
  const { run } = useCommands();
  const link = useCell(useSession().link.state);
  const person = till.signedIn;
  const waiting = till.printer.waitingJobs;
  const printerBad = ["paperOut", "coverOpen", "offline"].includes(till.printer.state);
  return (
    <header className={styles.bar}>
      <p className={styles.where}>
        <strong>{till.shop?.name ?? "Regulars"}</strong> · {till.tillName}
        {person === null ? "" : ` · ${person.name} (${text(`role_${person.role}`)})`}
      </p>
      <div className={styles.state}>
        {link === "lost" ? <strong className={styles.bad}>{text("linkLost")}</strong> : <SyncState till={till} />}
        {till.space === "low" ? <strong className={styles.bad}>{text("spaceLow")}</strong> : null}
        <button type="button" className={printerBad ? `${styles.tool} ${styles.bad}` : styles.tool} onClick={onDevices}>
          {devices(`printer_${till.printer.state}`)}
          {waiting > 0 ? ` · ${devices("jobsWait", { count: waiting })}` : ""}
        </button>
      </div>
      <div className={styles.tools}>
        <OfficeDoor till={till} onOpen={onOffice} />
        <ScreenTools />
        <button type="button" className={styles.tool} onClick={() => void run("signOut", {})}>
          {text("lock")}
        </button>
        <Clock tillNowMs={till.nowMs} />
      </div>
    </header>
  );
});

/** The way to the office; to everybody else it says why it stays shut. */
function OfficeDoor({ till, onOpen }: { readonly till: TillView; readonly onOpen: () => void }) {
  const text = useTexts("cashier");
  const { refuse } = useCommands();
  const open = mayEnterOffice(till);
  const act = open ? onOpen : () => refuse(OFFICE_IS_SHUT);
  useKeys([{ key: "o", act }]);
  return (
    <button
      type="button"
      className={open ? styles.tool : `${styles.tool} ${styles.shut}`}
      aria-disabled={!open}
      aria-keyshortcuts="O"
      title={open ? undefined : text("officeIsForManagers")}
      onClick={act}
    >
      {text("office")} <KeyCap name="O" />
    </button>
  );
}

/** Language, light and dark, sound, and the devices on the screen. */
export function ScreenTools() {
  const text = useTexts("cashier");
  const [preferences, change] = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = colorScheme === "dark" ? "light" : "dark";
  return (
    <>
      <LanguageSwitch />
      <button
        type="button"
        className={styles.tool}
        aria-label={text(next === "dark" ? "toDark" : "toLight")}
        title={text(next === "dark" ? "toDark" : "toLight")}
        onClick={() => setColorScheme(next)}
      >
        {next === "dark" ? "◐" : "◑"}
      </button>
      <button
        type="button"
        className={styles.tool}
        aria-pressed={preferences.muted}
        onClick={() => change({ muted: !preferences.muted })}
      >
        {text(preferences.muted ? "soundOff" : "soundOn")}
      </button>
    </>
  );
}

function LanguageSwitch() {
  const [language, choose] = useLanguage();
  const next = language === "en" ? "zh-CN" : "en";
  return (
    <button type="button" className={styles.tool} lang={next} onClick={() => choose(next)}>
      {next === "en" ? "English" : "中文"}
    </button>
  );
}
