import { NativeSelect, TextInput } from "@mantine/core";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import type { DevicesView, PrinterSetup } from "#contract/views.ts";
import { useAsk } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import styles from "./devices.module.css";

const KINDS = ["virtual", "tcp", "serial", "device", "queue", "none"] as const;
const BAUD_RATES = ["9600", "19200", "38400", "57600", "115200"] as const;
const firstPort = 9100;

export interface PrinterFieldsProps {
  readonly setup: PrinterSetup;
  /** Empty while the till is not set up: then it takes the plain one. */
  readonly profiles: DevicesView["profiles"];
  readonly onChange: (setup: PrinterSetup) => void;
}

export function PrinterFields({ setup, profiles, onChange }: PrinterFieldsProps) {
  const text = useTexts("devices");
  const profile = setup.kind === "none" ? (profiles[0]?.id ?? "generic") : setup.profile;
  return (
    <Stack gap={3}>
      <ChoiceBar
        label={text("printerKind")}
        value={setup.kind}
        onChoose={(kind) => onChange(firstSetup(kind, profile))}
        choices={KINDS.map((kind) => ({ value: kind, label: text(`printerKind_${kind}`) }))}
      />
      {setup.kind === "none" || profiles.length === 0 ? null : (
        <NativeSelect
          label={text("printerProfile")}
          value={setup.profile}
          data={profiles.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(event) => onChange({ ...setup, profile: event.currentTarget.value })}
        />
      )}
      <Connection setup={setup} onChange={onChange} />
    </Stack>
  );
}

function firstSetup(kind: PrinterSetup["kind"], profile: string): PrinterSetup {
  switch (kind) {
    case "none":
      return { kind };
    case "virtual":
      return { kind, profile };
    case "tcp":
      return { kind, profile, host: "", port: firstPort };
    case "serial":
      return { kind, profile, path: "", baudRate: 9600 };
    case "device":
      return { kind, profile, path: "/dev/usb/lp0" };
    case "queue":
      return { kind, profile, queue: "" };
  }
}

function Connection({ setup, onChange }: Pick<PrinterFieldsProps, "setup" | "onChange">) {
  const text = useTexts("devices");
  switch (setup.kind) {
    case "none":
    case "virtual":
      return <p className={styles.hint}>{text(`printerHint_${setup.kind}`)}</p>;
    case "tcp":
      return (
        <div className={styles.pair}>
          <TextInput
            label={text("host")}
            value={setup.host}
            maxLength={253}
            placeholder="192.168.1.50"
            onChange={(event) => onChange({ ...setup, host: event.currentTarget.value })}
          />
          <TextInput
            label={text("port")}
            value={String(setup.port)}
            inputMode="numeric"
            maxLength={5}
            onChange={(event) => onChange({ ...setup, port: Number(event.currentTarget.value.replaceAll(/\D/g, "")) })}
          />
        </div>
      );
    case "serial":
      return (
        <div className={styles.pair}>
          <PortField label={text("serialPort")} value={setup.path} onChange={(path) => onChange({ ...setup, path })} />
          <NativeSelect
            label={text("baudRate")}
            value={String(setup.baudRate)}
            data={[...BAUD_RATES]}
            onChange={(event) => onChange({ ...setup, baudRate: Number(event.currentTarget.value) })}
          />
        </div>
      );
    case "device":
      return (
        <TextInput
          label={text("devicePath")}
          value={setup.path}
          maxLength={200}
          onChange={(event) => onChange({ ...setup, path: event.currentTarget.value })}
        />
      );
    case "queue":
      return (
        <TextInput
          label={text("queueName")}
          description={text("queueHint")}
          value={setup.queue}
          maxLength={127}
          onChange={(event) => onChange({ ...setup, queue: event.currentTarget.value })}
        />
      );
  }
}

export interface PortFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (path: string) => void;
}

/** A serial port by name; the ports that this machine has are offered, any other can be typed. */
export function PortField({ label, value, onChange }: PortFieldProps) {
  const ports = useAsk("listSerialPorts", {});
  const text = useTexts("devices");
  const found = ports?.ok === true ? ports.value : [];
  return (
    <TextInput
      label={label}
      description={found.length === 0 ? text("noPortsFound") : found.map((port) => port.path).join(" · ")}
      value={value}
      maxLength={200}
      placeholder={found[0]?.path ?? "/dev/ttyUSB0"}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
