/** Runs inside the page of `wedge-page.ts`. */
import { classifyScan } from "#core/cards/classify-scan.ts";
import { scanContent } from "#core/cards/scan-content.ts";
import type { LayoutId } from "#core/scanning/keyboard-layout.ts";
import { listenForScans } from "#renderer/session/wedge-listener.ts";

const scheme = { memberNumberPrefix: "77", memberNumberLength: 10, inStoreTemplates: [] };
const scans: string[] = [];
const shortcuts: string[] = [];
const clicks: string[] = [];

Object.assign(window, {
  scans,
  shortcuts,
  clicks,
  listen(layout: LayoutId, gapMs: number) {
    listenForScans({
      layout,
      calibration: { gapMs, terminated: false },
      content: scanContent(scheme),
      onScan: (raw) => {
        const scan = classifyScan(raw, scheme);
        scans.push(scan.kind === "product" ? scan.gtin14 : scan.kind);
      },
    });
    window.addEventListener("keydown", (event) => {
      if (document.activeElement === document.body) shortcuts.push(event.key);
    });
    document.getElementById("button")?.addEventListener("click", () => clicks.push("button"));
  },
});
