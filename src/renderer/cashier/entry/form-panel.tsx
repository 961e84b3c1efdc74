import { useId } from "react";
import type { ReactNode } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";

export interface FormPanelProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly danger?: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** Every form of the till: fields in the panel, one large button under them that Enter presses too, Escape leaves. */
export function FormPanel({ title, submitLabel, danger = false, onSubmit, children }: FormPanelProps) {
  const { close } = useCashier();
  const words = useTexts("words");
  const formId = useId();
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
          onSubmit();
        }}
      >
        <Stack gap={2}>{children}</Stack>
      </form>
    </Panel>
  );
}
