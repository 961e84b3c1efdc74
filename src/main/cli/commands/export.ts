/** `regulars export journal|products|members`: facts as JSON lines, master data as CSV that the imports read again. */
import fs from "node:fs";
import { Argument, Option } from "commander";
import type { Command } from "commander";
import { formatMinor } from "#core/money/format-money.ts";
import { minor } from "#core/money/integers.ts";
import { csvLine } from "#main/app/imports/clean-text.ts";
import { exportJournal } from "#main/store/export-journal.ts";
import { exportMembers, exportProducts } from "#main/store/export-tables.ts";
import { reportFailure } from "../command-context.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples, dataOption, houseCommand, jsonOption } from "../command-tree.ts";
import { EXIT } from "../exit-codes.ts";
import { findExportedShop, folderOf } from "../open-shop.ts";

type What = "journal" | "products" | "members";

interface ExportOptions {
  readonly data?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const linesPerWrite = 500;

export function exportCommand(context: CommandContext): Command {
  const command = houseCommand(context, "export", context.say("export"))
    .addArgument(
      new Argument("<what>", context.say("argumentExport")).choices([
        "journal",
        "products",
        "members",
      ] satisfies What[]),
    )
    .addOption(new Option("--out <file>", context.say("optionOut")))
    .addOption(dataOption(context))
    .addOption(jsonOption(context));
  addExamples(command, context, [
    "export journal > journal.jsonl",
    "export products --json > products.json",
    "export members --out members.csv --data ./shop",
  ]);
  return command.action((what: What, options: ExportOptions) => runExport(context, what, options));
}

async function runExport(context: CommandContext, what: What, options: ExportOptions): Promise<void> {
  const dataDir = folderOf(options.data);
  const shop = findExportedShop(context, dataDir);
  const json = options.json === true;
  if (!shop.ok) return reportFailure(context, shop.failure, json);
  const file = options.out === undefined ? null : fs.openSync(options.out, "w", 0o600);
  let count = 0;
  let held = json ? `{"ok":true,"currency":${JSON.stringify(shop.value.currency)},"${what}":[` : headOf(what);
  const flush = async (): Promise<void> => {
    if (file === null) {
      context.terminal.out(held);
      await context.terminal.settled();
    } else {
      fs.writeSync(file, held);
    }
    held = "";
  };
  for (const line of json ? documentsOf(what, dataDir) : linesOf(what, dataDir, shop.value.currency)) {
    held += json ? `${count === 0 ? "" : ","}\n${line}` : line;
    count += 1;
    if (count % linesPerWrite === 0) await flush();
  }
  if (json) held += "\n]}\n";
  await flush();
  if (file !== null) {
    fs.closeSync(file);
    context.terminal.err(`${context.say("exported", { count })}\n`);
  }
  context.finish(EXIT.done);
}

const HEADS: Readonly<Record<Exclude<What, "journal">, readonly string[]>> = {
  products: ["gtin", "code", "name", "price", "category", "tax", "sold by"],
  members: ["name", "phone", "card", "birth month", "marketing"],
};

/** Spreadsheets take a CSV file without a mark for one of their own code page, and Chinese names with it. */
const headOf = (what: What): string => (what === "journal" ? "" : `\u{FEFF}${csvLine(HEADS[what])}`);

/** The same as JSON, one document each, with every code and card as a list. */
function* documentsOf(what: What, dataDir: string): Generator<string, void, undefined> {
  if (what === "journal") return yield* exportJournal(dataDir);
  for (const row of what === "products" ? exportProducts(dataDir) : exportMembers(dataDir)) yield JSON.stringify(row);
}

function* linesOf(what: What, dataDir: string, currency: string): Generator<string, void, undefined> {
  switch (what) {
    case "journal":
      for (const line of exportJournal(dataDir)) yield `${line}\n`;
      return;
    case "products":
      for (const { gtins, shopCode, name, unitPriceMinor, category, taxRateId, soldBy } of exportProducts(dataDir)) {
        const price = formatMinor(minor(unitPriceMinor), currency);
        yield csvLine([gtins.join(" "), shopCode ?? "", name, price, category, taxRateId, soldBy]);
      }
      return;
    case "members":
      for (const { name, phone, cards, birthMonth, marketingConsent } of exportMembers(dataDir)) {
        const month = birthMonth === null ? "" : String(birthMonth);
        yield csvLine([name ?? "", phone ?? "", cards.join(" "), month, marketingConsent ? "yes" : "no"]);
      }
  }
}
