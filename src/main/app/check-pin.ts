/**
 * Compares a PIN with what is kept of a person's: to sign in, and to approve what somebody else does at the till. A try is
 * counted and on disk before the PIN is compared, so switching the till off in between, or trying twice at once, gains
 * nothing; and whoever tries at one door has tried at the other.
 *
 * | failed tries in a row | pause after it |
 * |-----------------------|----------------|
 * | 1 to 4                | none           |
 * | 5                     | 30 s           |
 * | 6                     | 1 min          |
 * | 7                     | 2 min          |
 * | 12 and more           | 1 h            |
 */
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { StaffMember } from "#main/store/store.ts";
import type { Engine } from "./engine.ts";
import { fitsPinRecord, isKeyOfRecord } from "./staff-pin.ts";

const FREE_TRIES = 5;
const FIRST_PAUSE_MS = 30_000;
const PAUSE_MS_MAX = 3_600_000;

export interface TypedPin {
  readonly staffId: string;
  readonly pin: string;
}

export async function checkPin(
  { store, nowMs, pinKey }: Pick<Engine, "store" | "nowMs" | "pinKey">,
  { staffId, pin }: TypedPin,
): Promise<Answer<StaffMember>> {
  const found = store.staff.find(staffId);
  if (found === null) return fail(failureOf("signInRefused", { triesLeft: 0 }));
  // No PIN can fit then, so no try is counted.
  if (!isKeyOfRecord(pinKey, found.pinRecord)) return fail(failureOf("pinKeyMissing"));
  const waitMs = found.lockedUntilMs - nowMs();
  // A clock that was set back must not lock somebody out for years.
  if (waitMs > 0 && waitMs <= PAUSE_MS_MAX) {
    return fail(failureOf("signInLocked", { seconds: Math.ceil(waitMs / 1000) }));
  }

  const failedTries = found.failedTries + 1;
  const pauseMs = pauseAfter(failedTries);
  const lockedUntilMs = pauseMs === 0 ? 0 : nowMs() + pauseMs;
  store.write(() => store.staff.put({ ...found, failedTries, lockedUntilMs }));
  if (!(await fitsPinRecord(pin, pinKey, found.pinRecord))) {
    if (pauseMs > 0) return fail(failureOf("signInLocked", { seconds: Math.ceil(pauseMs / 1000) }));
    return fail(failureOf("signInRefused", { triesLeft: FREE_TRIES - failedTries }));
  }
  store.write(() => store.staff.put({ ...found, failedTries: 0, lockedUntilMs: 0 }));
  return succeed(found);
}

function pauseAfter(failedTries: number): number {
  if (failedTries < FREE_TRIES) return 0;
  return Math.min(FIRST_PAUSE_MS * 2 ** (failedTries - FREE_TRIES), PAUSE_MS_MAX);
}
