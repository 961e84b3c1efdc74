import { useCallback } from "react";
import { useScansElsewhere } from "#renderer/session/use-scans-elsewhere.ts";
import { useWedge } from "#renderer/session/use-wedge.ts";
import { useCashier } from "../use-cashier.tsx";

/** Listens to keyboard scanners wherever the focus is. Shows nothing, so that what it asks re-renders nothing. */
export function ScanListener(): null {
  const { shop, scan, open } = useCashier();
  useScansElsewhere(
    useCallback(
      ({ weightNeeded, giftCard }) => {
        if (weightNeeded !== null) open({ kind: "weight", product: weightNeeded });
        if (giftCard !== null) open({ kind: "giftCard", card: giftCard });
      },
      [open],
    ),
  );
  useWedge(
    shop,
    useCallback((text) => void scan(text, "wedge"), [scan]),
  );
  return null;
}
