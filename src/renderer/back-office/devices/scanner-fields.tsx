import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Stack } from "#renderer/kit/stack.tsx";
import type { ScannerSetup } from "#contract/views.ts";
import { useTexts } from "#renderer/session/words.ts";
import { PortField } from "./printer-fields.tsx";
import styles from "./devices.module.css";

const LAYOUTS = ["us", "uk", "de", "fr"] as const;
const BAUD_RATES = ["9600", "19200", "38400", "57600", "115200"] as const;

export interface ScannerFieldsProps {
  readonly setup: ScannerSetup;
  readonly onChange: (setup: ScannerSetup) => void;
  /** The place for the calibration, where there is a till that can be scanned at. */
  readonly calibration?: ReactNode;
}

export function ScannerFields({ setup, onChange, calibration }: ScannerFieldsProps) {
  const text = useTexts("devices");
  const { wedge, serial } = setup;
  return (
    <Stack gap={3}>
      <div className={styles.pair}>
        <NativeSelect
          label={text("scannerLayout")}
          description={text("scannerLayoutHint")}
          value={wedge.layout}
          data={LAYOUTS.map((layout) => ({ value: layout, label: text(`layout_${layout}`) }))}
          onChange={(event) => {
            const layout = LAYOUTS.find((one) => one === event.currentTarget.value);
            if (layout !== undefined) onChange({ ...setup, wedge: { ...wedge, layout } });
          }}
        />
        <TextInput
          label={text("scannerPrefix")}
          description={text("scannerPrefixHint")}
          value={wedge.prefix}
          maxLength={8}
          onChange={(event) => onChange({ ...setup, wedge: { ...wedge, prefix: event.currentTarget.value } })}
        />
      </div>
      {calibration}
      <Checkbox
        label={text("serialScanner")}
        checked={serial !== null}
        onChange={(event) =>
          onChange({ ...setup, serial: event.currentTarget.checked ? { path: "", baudRate: 9600 } : null })
        }
      />
      {serial === null ? null : (
        <div className={styles.pair}>
          <PortField
            label={text("serialPort")}
            value={serial.path}
            onChange={(path) => onChange({ ...setup, serial: { ...serial, path } })}
          />
          <NativeSelect
            label={text("baudRate")}
            value={String(serial.baudRate)}
            data={[...BAUD_RATES]}
            onChange={(event) =>
              onChange({ ...setup, serial: { ...serial, baudRate: Number(event.currentTarget.value) } })
            }
          />
        </div>
      )}
    </Stack>
  );
}
