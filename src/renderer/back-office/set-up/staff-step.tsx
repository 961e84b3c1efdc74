import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { TextInput } from "@mantine/core";
import { useTexts } from "#renderer/session/words.ts";
import type { StepProps } from "./shop-draft.ts";
import styles from "./set-up.module.css";

const onlyDigits = (typed: string): string => typed.replaceAll(/\D/g, "").slice(0, 12);

export function StaffStep({ draft, wrong, change }: StepProps) {
  const text = useTexts("setup");
  const first = useFirstFocus<HTMLInputElement>();
  return (
    <>
      <p className={styles.hint}>{text("staffHint")}</p>
      <div className={styles.pair}>
        <TextInput
          label={text("ownerName")}
          value={draft.ownerName}
          error={wrong.includes("ownerName") ? text("needed") : null}
          ref={first}
          maxLength={120}
          onChange={(event) => change({ ownerName: event.currentTarget.value })}
        />
        <TextInput
          label={text("ownerPin")}
          description={text("pinHint")}
          type="password"
          autoComplete="off"
          inputMode="numeric"
          value={draft.ownerPin}
          error={wrong.includes("ownerPin") ? text("pinWrong") : null}
          onChange={(event) => change({ ownerPin: onlyDigits(event.currentTarget.value) })}
        />
        <TextInput
          label={text("cashierName")}
          description={text("mayBeEmpty")}
          value={draft.cashierName}
          maxLength={120}
          onChange={(event) => change({ cashierName: event.currentTarget.value })}
        />
        <TextInput
          label={text("cashierPin")}
          description={text("pinHint")}
          type="password"
          autoComplete="off"
          inputMode="numeric"
          value={draft.cashierPin}
          error={wrong.includes("cashierPin") ? text("pinWrong") : null}
          onChange={(event) => change({ cashierPin: onlyDigits(event.currentTarget.value) })}
        />
      </div>
    </>
  );
}
