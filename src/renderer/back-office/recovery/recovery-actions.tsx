import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { CallInput } from "#contract/calls.ts";
import type { RecoveryView } from "#contract/recovery.ts";
import { Button } from "#renderer/kit/button.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./recovery.module.css";

export type Step = CallInput<"recover">["step"];

export interface RecoveryActionsProps {
  readonly view: RecoveryView;
  readonly working: boolean;
  readonly onStep: (step: Step) => void;
}

/** What is possible here, the harmless first. */
export function RecoveryActions({ view, working, onStep }: RecoveryActionsProps) {
  const text = useTexts("recovery");
  const can = (action: RecoveryView["actions"][number]): boolean => view.actions.includes(action);
  return (
    <ol className={styles.actions}>
      {can("saveReadable") ? (
        <Action what={text("saveReadableWhat")}>
          <Button disabled={working} onClick={() => onStep({ kind: "saveReadable" })}>
            {text("saveReadable")}
          </Button>
        </Action>
      ) : null}
      {can("tryAgain") ? (
        <Action what={text("tryAgainWhat")}>
          <Button tone="main" disabled={working} onClick={() => onStep({ kind: "tryAgain" })}>
            {text("tryAgain")}
          </Button>
        </Action>
      ) : null}
      {can("restore") ? <Restore view={view} working={working} onStep={onStep} /> : null}
      {can("goOn") ? <GoOn working={working} onStep={onStep} /> : null}
    </ol>
  );
}

function Action({ what, children }: { readonly what: string; readonly children: ReactNode }) {
  return (
    <li className={styles.action}>
      {children}
      <p>{what}</p>
    </li>
  );
}

function Restore({ view, working, onStep }: RecoveryActionsProps) {
  const text = useTexts("recovery");
  const { language } = useSpeaker();
  const [file, setFile] = useState(view.backups[0]?.file ?? "");
  const when = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li className={styles.action}>
      <form
        className={styles.restore}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (file.trim() !== "") onStep({ kind: "restore", file: file.trim() });
        }}
      >
        <h2>{text("restore")}</h2>
        <p>{text(view.backups.length === 0 ? "noBackups" : "restoreWhat")}</p>
        {view.backups.map((backup) => (
          <label key={backup.file} className={styles.backup}>
            <input type="radio" name="backup" checked={backup.file === file} onChange={() => setFile(backup.file)} />
            {when.format(backup.savedAtMs)} · {backup.file}
          </label>
        ))}
        <TextInput
          label={text("backupFile")}
          value={file}
          maxLength={4096}
          spellCheck={false}
          onChange={(event) => setFile(event.currentTarget.value)}
        />
        <Button submit disabled={working || file.trim() === ""}>
          {text("restoreThis")}
        </Button>
      </form>
    </li>
  );
}

/** Asked twice: it gives up entries for good. */
function GoOn({ working, onStep }: Omit<RecoveryActionsProps, "view">) {
  const text = useTexts("recovery");
  const [sure, setSure] = useState(false);
  return (
    <Action what={text("goOnWhat")}>
      {sure ? (
        <Button tone="danger" disabled={working} onClick={() => onStep({ kind: "goOn" })}>
          {text("goOnConfirm")}
        </Button>
      ) : (
        <Button disabled={working} onClick={() => setSure(true)}>
          {text("goOn")}
        </Button>
      )}
    </Action>
  );
}
