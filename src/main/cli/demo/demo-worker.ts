/**
 * The till of the demo's morning, in a process of its own: the demo kills it. Each line on standard output is one
 * message; after the last one it waits for its end.
 */
import { parseArgs } from "node:util";
import { assert } from "#core/assert.ts";
import { chanceFrom } from "#main/app/demo-shop/demo-chance.ts";
import { openTill } from "#main/open-till.ts";
import { DemoClock } from "./demo-clock.ts";
import { liveMorning } from "./demo-morning.ts";
import type { DemoMessage } from "./demo-message.ts";
import { demoTimeZone } from "./demo-message.ts";
import type { StoryKey, StoryValues } from "./demo-story.ts";
import { DemoTill } from "./demo-till.ts";

const { values } = parseArgs({
  options: {
    data: { type: "string" },
    language: { type: "string" },
    seed: { type: "string" },
    start: { type: "string" },
  },
});
assert(values.data !== undefined && values.start !== undefined, "the demo says where and when");

const send = (message: DemoMessage): void => void process.stdout.write(`${JSON.stringify(message)}\n`);
const clock = new DemoClock(Number(values.start), demoTimeZone);
const opened = openTill(values.data, { holderName: "regulars demo", nowMs: clock.nowMs });
if (!opened.ok) {
  send({ kind: "refused", failure: opened.failure });
} else {
  const till = new DemoTill(opened.value, clock, values.language === "zh-CN" ? "zh-CN" : "en");
  const occupied = (await till.do("getTill", {})).phase === "ready";
  if (occupied) {
    await till.close();
    send({ kind: "occupied" });
  } else {
    const tell = (key: StoryKey, told: StoryValues = {}): void =>
      send({ kind: "told", line: { at: clock.wall, key, values: told } });
    await liveMorning(till, tell, chanceFrom(Number(values.seed)));
    const { view, priced } = await till.basket();
    const leftBehind = { basket: view.basket, totalMinor: priced.priced.totalMinor };
    send({ kind: "readyToDie", leftBehind, nowMs: clock.nowMs() });
    // Held open by the virtual scanner's till; a kill is the only way on.
    setInterval(() => undefined, 60_000);
  }
}
