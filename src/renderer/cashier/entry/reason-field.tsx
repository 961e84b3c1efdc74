import { TextInput } from "@mantine/core";
import { Button } from "#renderer/kit/button.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useTexts } from "#renderer/session/words.ts";
import styles from "./figure-form.module.css";

export interface ReasonFieldProps {
  readonly label: string;
  readonly presets: readonly string[];
  readonly value: string;
  readonly error?: string | null;
  readonly takesFocus?: boolean;
  readonly onChange: (reason: string) => void;
}

/**
 * The usual reasons are one press; any other can be typed. What is typed goes into the journal for good, so the field
 * asks that it names nobody: on the label's own line, because a small screen has no other to spare.
 */
export function ReasonField({ label, presets, value, error = null, takesFocus = false, onChange }: ReasonFieldProps) {
  const text = useTexts("cashier");
  const first = useFirstFocus<HTMLInputElement>(takesFocus);
  return (
    <Stack gap={2}>
      <TextInput
        label={
          <>
            {label} <small className={styles.reasonHint}>{text("reasonHint")}</small>
          </>
        }
        value={value}
        error={error}
        maxLength={80}
        autoComplete="off"
        ref={first}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Row>
        {presets.map((preset) => (
          <Button
            key={preset}
            className={styles.preset}
            aria-pressed={preset === value}
            onClick={() => onChange(preset)}
          >
            {preset}
          </Button>
        ))}
      </Row>
    </Stack>
  );
}
