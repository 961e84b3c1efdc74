/** `regulars price FILE.json`: what a basket comes to under a programme, and why, without any shop. */
import { Option } from "commander";
import type { Command } from "commander";
import { fail } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { PriceAnswer } from "#core/program/price-answer.ts";
import type { CurrentShop } from "#core/program/read-price-request.ts";
import { answerPriceRequest, priceJsonSchemas } from "#main/app/price-request.ts";
import type { PriceRequestFailure } from "#main/app/price-request.ts";
import { failureOfCode, reportFailure } from "../command-context.ts";
import type { CommandContext, CommandFailure } from "../command-context.ts";
import { addExamples, dataOption, houseCommand, jsonOption } from "../command-tree.ts";
import { EXIT } from "../exit-codes.ts";
import { failureOfDocument, readDocument } from "../json-document.ts";
import { sayPrice } from "../say-price.ts";
import { folderOf, openShop } from "../open-shop.ts";

interface PriceOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly schema?: boolean;
}

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
    context.terminal.out(`${JSON.stringify(priceJsonSchemas(), null, 2)}\n`);
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
    case "notValid":
      return failureOfDocument(context, context.say("priceNotValid"), failure.problems);
  }
}
