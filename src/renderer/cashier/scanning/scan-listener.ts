import { useCallback, useEffect, useMemo } from "react";
import { scanContent } from "#core/cards/scan-content.ts";
import { DEFAULT_CALIBRATION } from "#core/scanning/calibration.ts";
import { useAsk } from "#renderer/session/use-till.ts";
import { useScansElsewhere } from "#renderer/session/use-scans-elsewhere.ts";
import { listenForScans } from "#renderer/session/wedge-listener.ts";
import { useCashier } from "../use-cashier.tsx";

/** Listens to keyboard scanners wherever the focus is. Shows nothing, so that what it asks re-renders nothing. */
export function ScanListener(): null {
  const { shop, scan, open } = useCashier();
  useScansElsewhere(useCallback((product) => open({ kind: "weight", product }), [open]));
  const devices = useAsk("getDevices", {});
  const wedge = devices?.ok === true ? devices.value.scanner.setup.wedge : undefined;
  const { memberNumberPrefix, memberNumberLength } = shop;
  const content = useMemo(
    () => scanContent({ memberNumberPrefix, memberNumberLength, inStoreTemplates: [] }),
    [memberNumberPrefix, memberNumberLength],
  );
  useEffect(
    () =>
      listenForScans({
        onScan: (raw) => void scan(raw.text, "wedge"),
        content,
        layout: wedge?.layout ?? "us",
        calibration:
          wedge === undefined || wedge.gapMsMax === null
            ? DEFAULT_CALIBRATION
            : { ...DEFAULT_CALIBRATION, gapMs: wedge.gapMsMax },
        prefix: wedge?.prefix ?? "",
      }),
    [scan, content, wedge],
  );
  return null;
}
