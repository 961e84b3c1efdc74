import { useEffect, useRef } from "react";
import { useCell } from "./cell.ts";
import { nextFeedback } from "./feedback.ts";
import { useSession } from "./use-till.ts";

/** Says yes or no to scans that came to the till by another way than this screen. */
export function useScansElsewhere(): void {
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
      const at = nextFeedback();
      session.feedback.write(
        newest.accepted ? { kind: "accepted", at } : { kind: "refusedElsewhere", at, shown: newest.shown },
      );
    })();
  }, [session, version]);
}
