import { useId, useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import { ReasonField } from "./reason-field.tsx";

export interface ReasonFormProps {
  readonly title: string;
  readonly presets: readonly string[];
  readonly submitLabel: string;
  readonly danger?: boolean;
  readonly onReason: (reason: string) => Promise<void>;
}

/** One reason, Enter takes it: voiding, opening the drawer, parking. */
export function ReasonForm({ title, presets, submitLabel, danger = false, onReason }: ReasonFormProps) {
  const { close } = useCashier();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const formId = useId();
  const [reason, setReason] = useState(presets[0] ?? "");
  const [missing, setMissing] = useState(false);
  return (
    <Panel
      title={title}
      close={{ label: words("close"), act: close }}
      footer={
        <Button tone={danger ? "danger" : "main"} size="large" wide submit form={formId} keyName="Enter">
          {submitLabel}
        </Button>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() === "") setMissing(true);
          else void onReason(reason.trim());
        }}
      >
        <ReasonField
          label={text("reason")}
          presets={presets}
          value={reason}
          error={missing ? text("reasonNeeded") : null}
          autoFocus
          onChange={(next) => {
            setReason(next);
            setMissing(false);
          }}
        />
      </form>
    </Panel>
  );
}
