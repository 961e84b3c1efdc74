/** `regulars price FILE.json`: what a basket comes to under a programme, and why, without any shop. */
import fs from "node:fs";
import { Option } from "commander";
import type { Command } from "commander";
import { formatMinor } from "#core/money/format-money.ts";
import { ZERO_MINOR } from "#core/money/integers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { CurrentShop } from "#core/program/price-request.ts";
import { answerPriceRequest, priceRequestJsonSchema } from "#main/app/price-request.ts";
import type { PriceAnswer, PriceRequestFailure } from "#main/app/price-request.ts";
import { failureOfCode, reportFailure } from "../command-context.ts";
import type { CommandContext, CommandFailure } from "../command-context.ts";
import { addExamples, dataOption, houseCommand, jsonOption } from "../command-tree.ts";
import { EXIT } from "../exit-codes.ts";
import { folderOf, openShop } from "../open-shop.ts";

interface PriceOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly schema?: boolean;
}

const requestBytesMax = 4 * 1024 * 1024;

export function priceCommand(context: CommandContext): Command {
  const command = houseCommand(context, "price", context.say("price"))
    .argument("[file]", context.say("argumentPriceFile"))
    .addOption(new Option("--schema", context.say("optionSchema")))
    .addOption(dataOption(context))
    .addOption(jsonOption(context));
  addExamples(command, context, ["price basket.json", "price - --json < basket.json", "price --schema"]);
  return command.action((file: string | undefined, options: PriceOptions) => runPrice(context, file, options, command));
}

function runPrice(context: CommandContext, file: string | undefined, options: PriceOptions, command: Command): void {
  if (options.schema === true) {
    context.terminal.out(`${JSON.stringify(priceRequestJsonSchema(), null, 2)}\n`);
    return context.finish(EXIT.done);
  }
  if (file === undefined) command.error("error: missing required argument 'file'", { exitCode: EXIT.wrongUsage });
  const json = options.json === true;
  const document = readDocument(context, file);
  if (!document.ok) return reportFailure(context, document.failure, json);
  const priced = priceDocument(context, document.value, options);
  if (!priced.ok) return reportFailure(context, priced.failure, json);
  const answer = priced.value;
  context.terminal.out(json ? `${JSON.stringify({ ok: true, ...answer }, null, 2)}\n` : sayPrice(context, answer));
  context.finish(EXIT.done);
}

function readDocument(context: CommandContext, file: string): Outcome<unknown, CommandFailure> {
  let text: string;
  try {
    if (file !== "-" && fs.statSync(file).size > requestBytesMax) {
      return fail(failureOfCode(context, "tooLarge", EXIT.refused));
    }
    text = fs.readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return fail({
      code: "fileNotReadable",
      sentence: context.say("fileNotReadable", { file, code }),
      exit: EXIT.refused,
    });
  }
  try {
    return succeed(JSON.parse(text.replace(/^\u{FEFF}/u, "")));
  } catch (error) {
    const problem = error instanceof Error ? error.message : "";
    return fail({ code: "notJson", sentence: context.say("priceNotJson", { file, problem }), exit: EXIT.refused });
  }
}

/** Opens the shop of `--data` only for a request that asks for its programme. */
function priceDocument(
  context: CommandContext,
  document: unknown,
  options: PriceOptions,
): Outcome<PriceAnswer, CommandFailure> {
  const alone = answerPriceRequest(document, null);
  if (alone.ok) return alone;
  if (alone.failure.kind !== "needsShop") return fail(failureOfPrice(context, alone.failure));
  const opened = openShop(context, folderOf(options.data), "regulars price");
  if (!opened.ok) return opened;
  const { store, settings } = opened.value;
  try {
    const shop: CurrentShop = { settings, programOn: (businessDate) => store.programs.findInForce(businessDate) };
    const priced = answerPriceRequest(document, shop);
    return priced.ok ? priced : fail(failureOfPrice(context, priced.failure));
  } finally {
    store.close();
  }
}

function failureOfPrice(context: CommandContext, failure: PriceRequestFailure): CommandFailure {
  const { language } = context;
  switch (failure.kind) {
    case "needsShop":
      return failureOfCode(context, "notSetUp", EXIT.refused);
    case "refused": {
      const { code, values } = failure.refusal;
      const sentence = context.say("refusedAs", { code, sentence: failure.says[language] });
      return { code, sentence, exit: EXIT.refused, details: { values, says: failure.says } };
    }
    case "notValid": {
      const problems = failure.problems.map(({ path, says }) =>
        context.say("priceProblem", { path, problem: says[language] }),
      );
      return {
        code: "notValid",
        sentence: [context.say("priceNotValid", { file: "" }), ...problems].join("\n"),
        exit: EXIT.refused,
        details: { problems: failure.problems },
      };
    }
  }
}

const columnWidth = 44;

function sayPrice(context: CommandContext, answer: PriceAnswer): string {
  const { priced, settlement, currency } = answer;
  const money = (amount: typeof priced.totalMinor): string => formatMinor(amount, currency, "comma").padStart(14);
  const row = (text: string, amount: typeof priced.totalMinor): string => `${text.padEnd(columnWidth)}${money(amount)}`;
  const lines: string[] = [];
  for (const [index, line] of priced.lines.entries()) {
    lines.push(row(`${index + 1}  ${line.category}`, line.grossMinor));
    for (const { ruleId, amountMinor, sentence } of line.adjustments) {
      const why = answer.why.find(({ of, rule }) => of === line.lineId && rule === ruleId);
      lines.push(row(`     ${why?.says[context.language] ?? sentence.key}`, amountMinor));
    }
  }
  lines.push(row(context.say("priceTotal"), priced.totalMinor));
  if (priced.savedMinor !== ZERO_MINOR) lines.push(row(context.say("priceSaved"), priced.savedMinor));
  for (const tender of settlement.tenders) {
    lines.push(row(context.say("pricePays", { kind: tender.kind }), tender.amountMinor));
  }
  if (settlement.cashRoundingMinor !== ZERO_MINOR) {
    lines.push(row(context.say("priceRounding"), settlement.cashRoundingMinor));
  }
  if (settlement.changeMinor !== ZERO_MINOR) lines.push(row(context.say("priceChange"), settlement.changeMinor));
  if (settlement.remainingMinor !== ZERO_MINOR) {
    lines.push(row(context.say("priceRemaining"), settlement.remainingMinor));
  }
  if (priced.earning !== null) {
    lines.push(`${context.say("priceEarns").padEnd(columnWidth)}${String(priced.earning.points).padStart(14)}`);
    for (const { of, says } of answer.why) if (of === "earning") lines.push(`     ${says[context.language]}`);
  }
  return `${lines.join("\n")}\n`;
}
