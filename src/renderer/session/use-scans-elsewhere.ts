import { useEffect, useRef } from "react";
import type { WeighedProduct } from "#contract/views.ts";
import { useCell } from "./cell.ts";
import { nextFeedback } from "./feedback.ts";
import { useSession } from "./use-till.ts";

/** Says yes or no to scans that came to the till by another way than this screen, or asks for what they weigh. */
export function useScansElsewhere(onWeightNeeded: (product: WeighedProduct) => void): void {
  const session = useSession();
  const version = useCell(session.scans);
  const heard = useRef(version);
  useEffect(() => {
    if (version === heard.current) return;
    heard.current = version;
    void (async () => {
      const devices = await session.ask("getDevices", {});
      const newest = devices.ok ? devices.value.scanner.lastScans[0] : undefined;
      if (newest === undefined) return;
      if (newest.weightNeeded !== null) onWeightNeeded(newest.weightNeeded);
      const at = nextFeedback();
      session.feedback.write(
        newest.failure === null ? { kind: "accepted", at } : { kind: "refused", at, failure: newest.failure },
      );
    })();
  }, [session, version, onWeightNeeded]);
}
