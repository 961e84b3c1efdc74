import { Notice } from "#renderer/kit/notice.tsx";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { Paper } from "../sales/paper.tsx";
import styles from "./virtual-devices.module.css";

const FAULTS = ["none", "paperOut", "coverOpen", "offline"] as const;
const shownPapers = 3;

export function VirtualPrinter() {
  const { run } = useCommands();
  const text = useTexts("devices");
  const devices = useAsk("getDevices", {});
  const papers = useAsk("listPapers", { limit: shownPapers }, { keep: true });
  const fault = devices?.ok === true ? devices.value.virtualFault : null;
  return (
    <section className={styles.part} aria-label={text("virtualPrinter")}>
      {fault === null ? (
        <Notice tone="plain">{text("virtualPrinterNotChosen")}</Notice>
      ) : (
        <ChoiceBar
          label={text("virtualPrinter")}
          value={fault}
          onChoose={(next) => void run("setVirtualFault", { fault: next })}
          choices={FAULTS.map((one) => ({ value: one, label: text(`fault_${one}`) }))}
        />
      )}
      {papers?.ok === true ? (
        <>
          <p className={styles.kicks} data-part="drawer-kicks">
            {text("drawerKicks", { count: papers.value.drawerKicks })}
          </p>
          {papers.value.papers.map((picture) => (
            <Paper key={picture.id} picture={picture} label={text("paper")} />
          ))}
        </>
      ) : null}
    </section>
  );
}
