import { useEffect, useRef } from "react";
import type { DevicesView } from "#contract/views.ts";
import { useCell } from "./cell.ts";
import { nextFeedback } from "./feedback.ts";
import { useSession } from "./use-till.ts";

type ScanElsewhere = DevicesView["scanner"]["lastScans"][number];

/** Says yes or no to scans that came to the till by another way than this screen; what they ask for, the screen does. */
export function useScansElsewhere(onScan: (scan: ScanElsewhere) => void): void {
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
      onScan(newest);
      const at = nextFeedback();
      session.feedback.write(
        newest.failure === null ? { kind: "accepted", at } : { kind: "refused", at, failure: newest.failure },
      );
    })();
  }, [session, version, onScan]);
}
