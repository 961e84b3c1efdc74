/** `regulars demo`: a whole shop day on the real till, told as it happens. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Option } from "commander";
import type { Command } from "commander";
import { chanceFrom } from "#main/app/demo-shop/demo-chance.ts";
import { DEMO_SEED } from "#main/app/demo-shop/build-demo-shop.ts";
import { demoSettings } from "#main/app/demo-shop/demo-settings.ts";
import { localTimeAt } from "#main/app/shop-time.ts";
import { openTill } from "#main/open-till.ts";
import { verifyStore } from "#main/store/verify-store.ts";
import type { StoreCheck } from "#main/store/verify-store.ts";
import { assert } from "#core/assert.ts";
import { succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Failure } from "#contract/failures.ts";
import { texts } from "#locales/catalogue.ts";
import { reportFailure } from "../command-context.ts";
import type { CommandContext } from "../command-context.ts";
import { addExamples, dataOption, houseCommand, jsonOption, wholeNumber } from "../command-tree.ts";
import { DemoClock, lastOpening, seededOpening } from "../demo/demo-clock.ts";
import { liveAfternoon } from "../demo/demo-afternoon.ts";
import { demoTimeZone } from "../demo/demo-message.ts";
import { sayDemo } from "../demo/demo-story.ts";
import type { StoryKey, StoryLine, StoryValues } from "../demo/demo-story.ts";
import { searchForCard } from "../demo/payment-card.ts";
import { DemoTill } from "../demo/demo-till.ts";
import { totalsOf } from "../demo/demo-totals.ts";
import type { DemoTotals } from "../demo/demo-totals.ts";
import { sayTotals } from "../demo/say-totals.ts";
import { liveAndKillMorning } from "../demo/demo-victim.ts";
import { EXIT } from "../exit-codes.ts";
import { sayChecks } from "./verify.ts";

interface DemoOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly seed?: number;
  readonly receipt?: string;
}

interface Measured {
  readonly pid: number;
  readonly openedInMs: number;
}

interface DemoDay {
  readonly totals: DemoTotals;
  readonly checks: readonly StoreCheck[];
}

export function demoCommand(context: CommandContext): Command {
  const command = houseCommand(context, "demo", context.say("demo"))
    .addOption(new Option("--seed <number>", context.say("optionSeed")).argParser(wholeNumber))
    .addOption(new Option("--receipt <file.png>", context.say("optionReceipt")))
    .addOption(dataOption(context).default(undefined, context.say("temporaryFolder")))
    .addOption(jsonOption(context));
  addExamples(command, context, ["demo", "demo --seed 7 --receipt receipt.png", "demo --data ./shop --language zh-CN"]);
  return command.action((options: DemoOptions) => runDemo(context, options));
}

async function runDemo(context: CommandContext, options: DemoOptions): Promise<void> {
  const json = options.json === true;
  const folder = options.data ?? fs.mkdtempSync(path.join(os.tmpdir(), "regulars-demo-"));
  const story: (StoryLine & { readonly says: string })[] = [];
  const onLine = (line: StoryLine): void => {
    const says = sayDemo(context.language, line.key, line.values);
    story.push({ ...line, says });
    if (!json) context.terminal.out(`${line.at}  ${says}\n`);
  };
  try {
    const lived = await liveDay(context, path.resolve(folder), options, onLine, (figures) => {
      // Beside the story, which is the same every time; these are not.
      if (!json) context.terminal.err(`${sayDemo(context.language, "measured", { ...figures })}\n`);
    });
    if (!lived.ok) {
      const { code, values } = lived.failure;
      const sentence = texts.getFixedT(context.language, "failures")(code, values);
      return reportFailure(context, { code, sentence, exit: EXIT.refused }, json);
    }
    const { totals, checks } = lived.value;
    const passed = checks.every((check) => check.passed);
    const lines = [...sayTotals(context.language, totals), "", ...sayChecks(context, checks)];
    const document = JSON.stringify({ ok: passed, story, totals, checks }, null, 2);
    context.terminal.out(`${json ? document : lines.join("\n")}\n`);
    if (options.data !== undefined && !json) {
      context.terminal.out(`${sayDemo(context.language, "folderKept", { folder: path.resolve(options.data) })}\n`);
    }
    context.finish(passed ? EXIT.done : EXIT.refused);
  } finally {
    if (options.data === undefined) fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function liveDay(
  context: CommandContext,
  data: string,
  options: DemoOptions,
  onLine: (line: StoryLine) => void,
  measured: (figures: Measured) => void,
): Promise<Outcome<DemoDay, Failure>> {
  const { language } = context;
  const seed = options.seed ?? DEMO_SEED;
  // A day that was asked for by number is the same on every day.
  const startMs = options.seed === undefined ? lastOpening(Date.now(), demoTimeZone) : seededOpening(demoTimeZone);
  const { shopName } = demoSettings(language);
  onLine({ at: "09:00", key: "title", values: { shop: shopName, date: localTimeAt(startMs, demoTimeZone).date } });
  const morning = await liveAndKillMorning({ data, language, seed, startMs }, onLine);
  if (!morning.ok) return morning;

  const clock = new DemoClock(morning.value.nowMs, demoTimeZone);
  const tell = (key: StoryKey, values: StoryValues = {}): void => onLine({ at: clock.wall, key, values });
  tell("killed");
  const { files, found } = searchForCard(data);
  tell("cardSearched", { files, found });
  assert(found === 0, "nothing of a payment card is kept");
  clock.advance(1);
  const before = performance.now();
  const opened = openTill(data, { holderName: "regulars demo", nowMs: clock.nowMs });
  if (!opened.ok) return opened;
  measured({ pid: morning.value.pid, openedInMs: Math.round(performance.now() - before) });
  const till = new DemoTill(opened.value, clock, language);
  const saleId = await liveAfternoon(till, tell, chanceFrom(seed + 1), morning.value.leftBehind);
  const totals = await totalsOf(till, startMs);
  if (options.receipt !== undefined) {
    const picture = await till.do("getReceiptPicture", { saleId });
    fs.writeFileSync(options.receipt, Buffer.from(picture.pngBase64, "base64"));
    tell("receiptWritten", { file: options.receipt });
  }
  await till.close();
  return succeed({ totals, checks: verifyStore(data) ?? [] });
}
