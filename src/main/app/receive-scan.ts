/**
 * What a scanner that the till itself listens to has read. Nobody waits for the answer: the basket's topic and the list
 * of last scans tell the screens.
 */
import type { RawScan } from "#core/cards/clean-scan.ts";
import { StoreFault } from "#main/store/store-fault.ts";
import { describeThrown } from "./engine-log.ts";
import type { Engine } from "./engine.ts";
import { takeScan } from "./scan.ts";

export function receiveScan(engine: Engine, raw: RawScan): void {
  // A locked till takes nothing in; the lock screen is what the cashier sees.
  if (engine.session.refusalFor("signedIn") !== null) return;
  try {
    takeScan(engine, engine.newId(), raw);
  } catch (thrown) {
    // This is the top of a device's event: there is no call to answer, so the screens are told to ask again.
    const where = thrown instanceof StoreFault ? `serial scan: ${thrown.code}` : "serial scan";
    engine.log.write({ kind: "fault", where, thrown: describeThrown(thrown) });
    engine.topics.touch("till", "basket", "scan");
  }
}
