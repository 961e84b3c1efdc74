/**
 * What a scanner that the till itself listens to has read. Nobody waits for the answer: the basket's topic and the list
 * of last scans tell the screens.
 */
import { failureOf } from "#contract/failures.ts";
import type { RawScan } from "#core/cards/clean-scan.ts";
import { StoreFault } from "#main/store/store-fault.ts";
import { describeThrown } from "./engine-log.ts";
import type { Engine } from "./engine.ts";
import { takeScan } from "./scan.ts";

export function receiveScan(engine: Engine, raw: RawScan): void {
  const locked = engine.session.refusalFor("signedIn");
  if (locked !== null) {
    // A locked till takes nothing in, not even what was read; the lock screen says so, or the scanner seems to work.
    engine.recentScans.addFailed(engine.nowMs(), failureOf(locked));
    engine.topics.touch("scan", "devices");
    return;
  }
  try {
    takeScan(engine, engine.newId(), raw);
  } catch (thrown) {
    // This is the top of a device's event: there is no call to answer, so the list of scans says why, and the screens ask.
    const code = thrown instanceof StoreFault ? thrown.code : "programFault";
    engine.log.write({ kind: "fault", where: `serial scan: ${code}`, thrown: describeThrown(thrown) });
    engine.recentScans.addFailed(engine.nowMs(), failureOf(code));
    engine.topics.touch("till", "basket", "scan", "devices");
  }
}
