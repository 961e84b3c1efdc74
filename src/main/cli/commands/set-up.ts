/** `regulars set-up`: a shop in an empty folder, by the call that the set-up screen makes. A PIN never stands in an argument. */
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { CALLS } from "#contract/calls.ts";
import type { CallInput } from "#contract/calls.ts";
import { parseMinor } from "#core/money/format-money.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { sayIn } from "#locales/say.ts";
import { schemaProblems } from "#main/app/schema-problems.ts";
import { openTill } from "#main/open-till.ts";
import { reportFailure } from "../command-context.ts";
import type { CommandContext, CommandFailure } from "../command-context.ts";
import { addExamples, dataOption, houseCommand, jsonOption } from "../command-tree.ts";
import { EXIT } from "../exit-codes.ts";
import { failureOfDocument, readDocument } from "../json-document.ts";
import { folderOf } from "../open-shop.ts";
import { setUpRequestOf } from "../set-up-request.ts";

interface SetUpOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly file?: string;
  readonly name?: string;
  readonly currency?: string;
  readonly timeZone: string;
  readonly tax: number;
  readonly taxMode: "inclusive" | "exclusive";
  readonly owner?: string;
}

type SetUp = CallInput<"setUpShop">;

const usualTaxRate = 2000;
const wholeMinor = 10_000;

export function setUpCommand(context: CommandContext): Command {
  const machineZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const command = houseCommand(context, "set-up", context.say("setUp"))
    .addOption(new Option("--name <name>", context.say("optionName")))
    .addOption(new Option("--currency <code>", context.say("optionCurrency")))
    .addOption(new Option("--time-zone <zone>", context.say("optionTimeZone")).default(machineZone))
    .addOption(
      new Option("--tax <percent>", context.say("optionTax")).argParser(percentage).default(usualTaxRate, "20"),
    )
    .addOption(
      new Option("--tax-mode <mode>", context.say("optionTaxMode"))
        .choices(["inclusive", "exclusive"])
        .default("inclusive"),
    )
    .addOption(new Option("--owner <name>", context.say("optionOwner")))
    .addOption(new Option("--file <file>", context.say("optionSetUpFile")).conflicts(["name", "currency", "owner"]))
    .addOption(dataOption(context))
    .addOption(jsonOption(context));
  addExamples(command, context, [
    'set-up --name "Gift shop" --currency GBP --time-zone Europe/London --data ./shop',
    "set-up --name Café --currency EUR --tax 19 --owner Mei --data ./shop < pin.txt",
    "set-up --file shop.json --data ./shop",
  ]);
  return command.action((options: SetUpOptions) => runSetUp(context, options, command));
}

/** A percentage with at most two decimals, as hundredths of a percent. */
function percentage(text: string): number {
  const rate = parseMinor(text, "EUR");
  if (!rate.ok || rate.value < 0 || rate.value > wholeMinor) throw new InvalidArgumentError("0–100");
  return rate.value;
}

async function runSetUp(context: CommandContext, options: SetUpOptions, command: Command): Promise<void> {
  const json = options.json === true;
  const wished =
    options.file === undefined ? await askPin(context, options, command) : readDocument(context, options.file);
  if (!wished.ok) return reportFailure(context, wished.failure, json);
  const dataDir = folderOf(options.data);
  const done = await setUpFolder(context, dataDir, wished.value);
  if (!done.ok) return reportFailure(context, done.failure, json);
  const { shopName, currency, timeZone, staff } = done.value;
  const owner = staff[0]?.name ?? "";
  const result = JSON.stringify({ ok: true, folder: dataDir, shopName, currency, timeZone });
  const said = context.say("setUpDone", { shop: shopName, folder: dataDir, currency, timeZone, owner });
  context.terminal.out(`${json ? result : said}\n`);
  context.finish(EXIT.done);
}

async function askPin(
  context: CommandContext,
  options: SetUpOptions,
  command: Command,
): Promise<Outcome<unknown, CommandFailure>> {
  const { name, currency, timeZone, tax, taxMode } = options;
  if (name === undefined || currency === undefined) {
    command.error("error: give --name and --currency, or --file", { exitCode: EXIT.wrongUsage });
  }
  const pin = await context.terminal.readSecret(context.say("askPin"), context.say("askPinAgain"));
  if (pin === null || !/^\d{4,12}$/u.test(pin)) {
    return fail({ code: "pinNotValid", sentence: context.say("pinNotValid"), exit: EXIT.refused });
  }
  const ownerName = options.owner ?? context.say("ownerName");
  return succeed(setUpRequestOf({ name, currency, timeZone, taxRate: tax, taxMode, ownerName, pin }, context.language));
}

/** Makes the shop, through the port that the shells use. */
async function setUpFolder(
  context: CommandContext,
  dataDir: string,
  wished: unknown,
): Promise<Outcome<SetUp, CommandFailure>> {
  const checked = CALLS.setUpShop.input.omit({ commandId: true }).safeParse(wished);
  if (!checked.success) {
    const problems = schemaProblems(CALLS.setUpShop.input.omit({ commandId: true }), wished);
    return fail(failureOfDocument(context, context.say("setUpNotValid"), problems));
  }
  const opened = openTill(dataDir, { holderName: "regulars set-up" });
  const say = sayIn(checked.data.currency);
  if (!opened.ok) {
    const { code, values } = opened.failure;
    return fail({ code, sentence: say(context.language, "failures", { key: code, values }), exit: EXIT.fault });
  }
  try {
    const input: SetUp = { ...checked.data, commandId: opened.value.engine.newId() };
    const answer = await opened.value.port.call("setUpShop", input);
    if (answer.ok) return succeed(input);
    const { code, values } = answer.failure;
    return fail({
      code,
      sentence: say(context.language, "failures", { key: code, values }),
      exit: EXIT.refused,
      details: { values },
    });
  } finally {
    await opened.value.close();
  }
}
