/** Sets up a real shop on an empty till: settings, programme, people, printer and scanners in one act. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import { assert } from "#core/assert.ts";
import { fail, succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { StaffMember } from "#main/store/store.ts";
import { putPrinterSetup, putScannerSetup } from "./device-setup.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { checkProgram } from "./check-program.ts";
import { checkSettings } from "./check-settings.ts";
import { programOfSetUp, settingsOfSetUp } from "./set-up-documents.ts";
import type { SetUp } from "./set-up-documents.ts";
import { isTimeZone, shopMomentAt } from "./shop-time.ts";
import { makePinRecord } from "./staff-pin.ts";

type SetUpAnswer = Answer<CallOutput<"setUpShop">>;

export async function setUpShop(engine: Engine, input: CallInput<"setUpShop">): Promise<SetUpAnswer> {
  const before = refusalToSetUp(engine, input.commandId);
  if (before !== null) return before;
  // The journal must not be asked for a date in a zone that nobody knows.
  if (!isTimeZone(input.timeZone)) return refuse(refusal("settingsNotValid", { path: "timeZone" }));
  const settings = checkSettings(settingsOfSetUp(input));
  if (!settings.ok) return refuse(settings.failure);
  const { moment } = shopMomentAt(engine.nowMs(), settings.value);
  const program = checkProgram(programOfSetUp(input, moment.businessDate));
  if (!program.ok) return refuse(program.failure);

  // Deriving PINs takes its time on purpose; it is done before the act, so the look at the till is repeated after it.
  const staff = await staffOf(engine, input);
  const meanwhile = refusalToSetUp(engine, input.commandId);
  if (meanwhile !== null) return meanwhile;
  engine.store.commit({
    commandId: input.commandId,
    moment,
    actor: "system",
    approver: null,
    facts: [
      { type: "SettingsChanged", body: { settings: settings.value } },
      { type: "ProgramPublished", body: { program: program.value } },
    ],
    answer: null,
    alongside: () => {
      for (const person of staff) engine.store.staff.put(person);
      putPrinterSetup(engine.store, input.printer);
      putScannerSetup(engine.store, input.scanner);
    },
  });
  engine.devices.usePrinter(input.printer);
  engine.devices.useScanner(input.scanner);
  engine.topics.touch("till", "basket", "devices");
  return succeed({ ownerId: ownerOf(staff).id });
}

/** An answer when the till is set up already: by this very command, or by another. */
function refusalToSetUp({ store }: Engine, commandId: string): SetUpAnswer | null {
  if (store.findAnswer(commandId) !== undefined) return succeed({ ownerId: ownerOf(store.staff.list()).id });
  return store.findSettings() === null ? null : fail(failureOf("alreadySetUp"));
}

function staffOf({ pinKey, newId }: Engine, { staff }: SetUp): Promise<StaffMember[]> {
  return Promise.all(
    staff.map(async ({ name, role, pin }): Promise<StaffMember> => {
      const pinRecord = await makePinRecord(pin, pinKey);
      return { id: newId(), name, role, badge: null, pinRecord, failedTries: 0, lockedUntilMs: 0 };
    }),
  );
}

const RANK: Readonly<Record<StaffMember["role"], number>> = {
  owner: 4,
  manager: 3,
  shiftLead: 2,
  cashier: 1,
  support: 0,
};

/** The person with the widest role; shops of one person call themselves what they like. */
function ownerOf(staff: readonly StaffMember[]): StaffMember {
  const [first] = staff.toSorted((a, b) => RANK[b.role] - RANK[a.role]);
  assert(first !== undefined, "a shop is set up with at least one person");
  return first;
}
