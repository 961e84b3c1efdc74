import { useTexts } from "#renderer/session/words.ts";
import { PrinterFields } from "../devices/printer-fields.tsx";
import { ScannerFields } from "../devices/scanner-fields.tsx";
import type { StepProps } from "./shop-draft.ts";
import styles from "./set-up.module.css";

export function DeviceStep({ draft, change }: StepProps) {
  const text = useTexts("setup");
  return (
    <>
      <p className={styles.hint}>{text("devicesHint")}</p>
      <PrinterFields setup={draft.printer} profiles={[]} onChange={(printer) => change({ printer })} />
      <ScannerFields setup={draft.scanner} onChange={(scanner) => change({ scanner })} />
    </>
  );
}
