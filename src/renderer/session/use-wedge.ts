import { useEffect, useMemo } from "react";
import { scanContent } from "#core/cards/scan-content.ts";
import { DEFAULT_CALIBRATION } from "#core/scanning/calibration.ts";
import type { TillView } from "#contract/views.ts";
import { useAsk } from "./use-till.ts";
import { listenForScans } from "./wedge-listener.ts";

type Shop = NonNullable<TillView["shop"]>;

/** Listens to keyboard scanners wherever the focus is, as the shop's scanner is set up, for as long as it is `active`. */
export function useWedge(shop: Shop, onScan: (text: string) => void, active = true): void {
  const devices = useAsk("getDevices", {});
  const wedge = devices?.ok === true ? devices.value.scanner.setup.wedge : undefined;
  const { memberNumberPrefix, memberNumberLength } = shop;
  const content = useMemo(
    () => scanContent({ memberNumberPrefix, memberNumberLength, inStoreTemplates: [] }),
    [memberNumberPrefix, memberNumberLength],
  );
  useEffect(() => {
    if (!active) return undefined;
    return listenForScans({
      onScan: (raw) => onScan(raw.text),
      content,
      layout: wedge?.layout ?? "us",
      calibration:
        wedge === undefined || wedge.gapMsMax === null
          ? DEFAULT_CALIBRATION
          : { ...DEFAULT_CALIBRATION, gapMs: wedge.gapMsMax },
      prefix: wedge?.prefix ?? "",
    });
  }, [onScan, content, wedge, active]);
}
