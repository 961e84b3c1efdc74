import { Button } from "#renderer/kit/button.tsx";
import { useTexts } from "#renderer/session/words.ts";
import { VirtualPrinter } from "./virtual-printer.tsx";
import { VirtualScanner } from "./virtual-scanner.tsx";
import styles from "./virtual-devices.module.css";

/** A scanner to type into and the paper that comes out, for anybody without hardware. */
export function VirtualDock({ onClose }: { readonly onClose: () => void }) {
  const text = useTexts("devices");
  return (
    <aside className={styles.dock} aria-label={text("virtualDevices")}>
      <header className={styles.header}>
        <h2 className={styles.title}>{text("virtualDevices")}</h2>
        <Button tone="quiet" onClick={onClose}>
          {text("hide")}
        </Button>
      </header>
      <VirtualScanner />
      <VirtualPrinter />
    </aside>
  );
}
