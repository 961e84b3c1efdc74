import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { spawnCli, temporaryFolder } from "./run-cli.ts";

it(
  "lives through a whole day: killed with a basket open, recovered, every check passed",
  { timeout: 120_000 },
  async () => {
    const receipt = path.join(temporaryFolder(), "receipt.png");
    const { code, out, err } = await spawnCli(["demo", "--seed", "7", "--json", "--receipt", receipt]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const day = JSON.parse(out) as {
      ok: boolean;
      story: { at: string; key: string; values: Record<string, unknown>; says: string }[];
      totals: Record<string, number> & { tendersMinor: Record<string, number> };
      checks: { passed: boolean }[];
    };
    const told = day.story.map(({ key }) => key);
    expect(told).toEqual(
      expect.arrayContaining([
        "enrolled",
        "amountOff",
        "pointsTendered",
        "weighed",
        "split",
        "parked",
        "recalled",
        "voided",
      ]),
    );
    expect(told.indexOf("killed")).toBeGreaterThan(told.indexOf("paperOut"));
    expect(day.story.find(({ key }) => key === "basketIntact")?.says).toContain("yes");
    expect(day.story.find(({ key }) => key === "cardForgotten")?.values["found"]).toBe("0");
    expect(day.story.find(({ key }) => key === "paperIn")?.values).toEqual({ printed: 2, waiting: 0 });
    expect(day.checks.length).toBeGreaterThan(3);
    expect(day.checks.every(({ passed }) => passed)).toBe(true);
    const { totals } = day;
    const paid = Object.values(totals.tendersMinor).reduce((sum, amount) => sum + amount, 0);
    expect(paid).toBe((totals["totalMinor"] ?? 0) + (totals["cashRoundingMinor"] ?? 0));
    expect(totals["sales"]).toBe(37);
    expect(totals["pointsRedeemed"]).toBe(1000);
    expect(totals["jobsWaiting"]).toBe(0);
    expect(readFileSync(receipt).subarray(1, 4).toString("latin1")).toBe("PNG");
  },
);
