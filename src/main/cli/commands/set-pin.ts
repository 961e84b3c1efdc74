/** `regulars set-pin --staff ID`: a new PIN for one person, read from standard input, for a shop that lost its PIN key. */
import { Option } from "commander";
import type { Command } from "commander";
import { PIN_KEY } from "#main/app/pin-key.ts";
import { makePinRecord } from "#main/app/staff-pin.ts";
import { reportFailure } from "../command-context.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples, dataOption, houseCommand, jsonOption } from "../command-tree.ts";
import { EXIT } from "../exit-codes.ts";
import { folderOf, openShop } from "../open-shop.ts";

interface SetPinOptions {
  readonly staff: string;
  readonly data?: string;
  readonly json?: boolean;
}

export function setPinCommand(context: CommandContext): Command {
  const command = houseCommand(context, "set-pin", context.say("setPin"))
    .addOption(new Option("--staff <id>", context.say("optionStaff")).makeOptionMandatory())
    .addOption(dataOption(context))
    .addOption(jsonOption(context));
  addExamples(command, context, ["set-pin --staff 0199… < pin.txt"]);
  return command.action((options: SetPinOptions) => runSetPin(context, options));
}

async function runSetPin(context: CommandContext, options: SetPinOptions): Promise<void> {
  const json = options.json === true;
  const refuse = (code: string, sentence: string): void =>
    reportFailure(context, { code, sentence, exit: EXIT.refused }, json);
  const dataDir = folderOf(options.data);
  const opened = openShop(context, dataDir, "regulars set-pin");
  if (!opened.ok) return reportFailure(context, opened.failure, json);
  const { store } = opened.value;
  try {
    const person = store.staff.find(options.staff);
    if (person === null) {
      const known = store.staff.list().map(({ id, name }) => `${id} (${name})`);
      return refuse("staffNotFound", context.say("staffNotFound", { known: known.join(", ") }));
    }
    // Never an argument: those stand in the shell's history and in the list of processes.
    const pin = await context.terminal.readSecret(context.say("askNewPin"), context.say("askPinAgain"));
    if (pin === null || !/^\d{4,12}$/u.test(pin)) return refuse("pinNotValid", context.say("pinNotValid"));
    const pinRecord = await makePinRecord(pin, PIN_KEY.open(dataDir));
    store.write(() => store.staff.put({ ...person, pinRecord, failedTries: 0, lockedUntilMs: 0 }));
  } finally {
    store.close();
  }
  const result = JSON.stringify({ ok: true, staff: options.staff });
  context.terminal.out(`${json ? result : context.say("pinSet")}\n`);
  context.finish(EXIT.done);
}
