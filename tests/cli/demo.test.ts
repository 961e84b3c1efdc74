import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { spawnCli, temporaryFolder } from "./run-cli.ts";

interface Day {
  readonly ok: boolean;
  readonly story: readonly { at: string; key: string; values: Record<string, unknown>; says: string }[];
  readonly totals: Record<string, number> & { readonly tenders: readonly { kind: string; amountMinor: number }[] };
  readonly checks: readonly { name: string; passed: boolean }[];
}

async function liveDay(...more: readonly string[]): Promise<Day> {
  const { code, out, err } = await spawnCli(["demo", "--json", ...more]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as Day;
}

const timeout = 120_000;

describe("the demo's day", () => {
  it("is lived to its end: killed with a basket open, recovered, every check passed", { timeout }, async () => {
    const receipt = path.join(temporaryFolder(), "receipt.png");
    const { story, totals, checks } = await liveDay("--seed", "7", "--receipt", receipt);
    const told = story.map(({ key }) => key);
    const expected = ["enrolled", "amountOff", "pointsTendered", "weighed", "split", "parked", "recalled", "voided"];
    expect(told).toEqual(expect.arrayContaining(expected));
    expect(told.indexOf("killed")).toBeGreaterThan(told.indexOf("paperOut"));
    expect(story.find(({ key }) => key === "basketIntact")?.says).toContain("yes");
    expect(story.find(({ key }) => key === "paperIn")?.values).toEqual({ printed: 2, waiting: 0 });
    const search = story.find(({ key }) => key === "cardSearched")?.values;
    expect(search?.["found"]).toBe(0);
    expect(search?.["files"]).toBeGreaterThan(3);
    expect(checks.length).toBeGreaterThan(3);
    expect(checks.every(({ passed }) => passed)).toBe(true);
    const paid = totals.tenders.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    expect(paid).toBe((totals["totalMinor"] ?? 0) + (totals["cashRoundingMinor"] ?? 0));
    expect(totals["sales"]).toBe(37);
    expect(totals["pointsRedeemed"]).toBe(1000);
    expect(totals["jobsWaiting"]).toBe(0);
    expect(readFileSync(receipt).subarray(1, 4).toString("latin1")).toBe("PNG");
  });

  it("is the same every time it is told by the same number, to the word and the penny", { timeout }, async () => {
    const [first, second] = [await liveDay("--seed", "7"), await liveDay("--seed", "7")];
    expect(second.story).toEqual(first.story);
    expect(second.totals).toEqual(first.totals);
  });

  it("is told in Chinese with nothing in English but names", { timeout }, async () => {
    const { code, out } = await spawnCli(["demo", "--seed", "7", "--language", "zh-CN"]);
    expect(code).toBe(0);
    expect(out).not.toMatch(/cash|points|wallet|manual:|tier:|paper/u);
  });
});
