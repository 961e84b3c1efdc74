import { Button } from "#renderer/kit/button.tsx";
import { useKeys } from "#renderer/kit/use-keys.ts";
import { useTexts } from "#renderer/session/words.ts";
import { DeviceCards } from "./devices-page.tsx";
import styles from "./devices.module.css";

/** The devices for everybody, straight from the status bar: a cashier has to get at the printer without the office. */
export function DevicesScreen({ onClose }: { readonly onClose: () => void }) {
  const text = useTexts("devices");
  useKeys([{ key: "Escape", act: onClose, whileTyping: true }]);
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <h1>{text("title")}</h1>
        <Button tone="main" keyName="Esc" onClick={onClose}>
          {text("backToTill")}
        </Button>
      </header>
      <DeviceCards />
    </main>
  );
}
