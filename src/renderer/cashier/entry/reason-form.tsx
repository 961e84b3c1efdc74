import { useState } from "react";
import { useTexts } from "#renderer/session/words.ts";
import { FormPanel } from "./form-panel.tsx";
import { ReasonField } from "./reason-field.tsx";

export interface ReasonFormProps {
  readonly title: string;
  readonly presets: readonly string[];
  readonly submitLabel: string;
  readonly danger?: boolean;
  readonly onReason: (reason: string) => Promise<void>;
}

/** One reason, Enter takes it: voiding, opening the drawer. */
export function ReasonForm({ title, presets, submitLabel, danger = false, onReason }: ReasonFormProps) {
  const text = useTexts("cashier");
  const [reason, setReason] = useState(presets[0] ?? "");
  const [missing, setMissing] = useState(false);
  const submit = (): void => {
    if (reason.trim() === "") setMissing(true);
    else void onReason(reason.trim());
  };
  return (
    <FormPanel title={title} submitLabel={submitLabel} danger={danger} onSubmit={submit}>
      <ReasonField
        label={text("reason")}
        presets={presets}
        value={reason}
        error={missing ? text("reasonNeeded") : null}
        takesFocus
        onChange={(next) => {
          setReason(next);
          setMissing(false);
        }}
      />
    </FormPanel>
  );
}
