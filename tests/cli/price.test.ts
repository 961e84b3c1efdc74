import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { demoProgram } from "#main/app/demo-shop/demo-settings.ts";
import { emptyShop, runCli, temporaryFolder } from "./run-cli.ts";

const request = {
  format: "regulars-price/1",
  settings: { currency: "EUR", cashRounding: { stepMinor: 5, rounding: "halfUp" } },
  program: demoProgram("2026-01-01"),
  at: "2026-11-22T14:32",
  member: {
    tierId: "gold",
    tierSince: "2026-01-01",
    qualifying: [{ date: "2026-06-01", amount: 50_000 }],
    lots: [{ remaining: 1240, expiresOn: "2027-01-31" }],
  },
  lines: [
    { name: "Oat milk", code: "OM1", listPriceMinor: 195, quantityMilli: 2000 },
    { name: "Beans", listPriceMinor: 980 },
  ],
};

async function price(document: unknown, ...more: readonly string[]) {
  const file = path.join(temporaryFolder(), "basket.json");
  writeFileSync(file, typeof document === "string" ? document : JSON.stringify(document));
  const run = await runCli("price", file, ...more);
  return { ...run, json: more.includes("--json") ? (JSON.parse(run.out) as Record<string, never>) : null };
}

describe("regulars price", () => {
  it("prices a basket without any shop, with every adjustment and why in both languages", async () => {
    const { code, json } = await price({ ...request, tenders: [{ kind: "cash", handedMinor: 2000 }] }, "--json");
    expect(code).toBe(0);
    expect(json).toMatchObject({
      ok: true,
      businessDate: "2026-11-22",
      priced: { goodsMinor: 1301, totalMinor: 1301, savedMinor: 69 },
      settlement: { cashRoundingMinor: -1, changeMinor: 700, remainingMinor: 0 },
    });
    const why = (json as unknown as { why: { rule: string; says: { en: string; "zh-CN": string } }[] }).why;
    expect(why.map(({ rule }) => rule)).toContain("tier:gold");
    for (const { says } of why) expect(says.en).not.toBe(says["zh-CN"]);
  });

  it("prints the same as text", async () => {
    const { code, out } = await price(request);
    expect(code).toBe(0);
    expect(out).toMatch(/Total\s+13\.01/u);
    expect(out).toContain("1  Oat milk (OM1)");
    const chinese = await price({ ...request, tenders: [{ kind: "cash", handedMinor: 2000 }] }, "--language", "zh-CN");
    expect(chinese.out).toContain("支付方式 现金");
  });

  it("names the field of a mistake and what is allowed there, in the language that was asked for", async () => {
    const wrong = {
      ...request,
      program: { ...request.program, version: 0 },
      lines: [{ name: "x", listPriceMinor: 0.5 }],
    };
    const english = await price(wrong);
    expect(english.err).toContain("program.version: Too small: expected number to be >=1");
    expect(english.err).toContain("lines.0.listPriceMinor: Invalid input: expected int");
    const chinese = await price(wrong, "--language", "zh-CN");
    expect(chinese.err).toMatch(/program\.version：[\u4e00-\u9fff]/u);
    expect(chinese.err).not.toContain("expected");
    const documents = [await price(wrong, "--json"), await price(wrong, "--json", "--language", "zh-CN")];
    const problems = documents.map(
      ({ json }) => (json as unknown as { failure: { problems: unknown } }).failure.problems,
    );
    expect(problems[0]).toEqual(problems[1]);
  });

  it.each([
    ["too many points", { amountOffPoints: 5000 }, "insufficientPoints"],
    ["points that are no whole step", { amountOffPoints: 550 }, "pointsNotInSteps"],
    ["points without a member", { member: null, amountOffPoints: 500 }, "redemptionNeedsMember"],
  ])("refuses %s by name", async (_, change, expected) => {
    const { code, json } = await price({ ...request, ...change }, "--json");
    expect(code).toBe(1);
    expect(json).toMatchObject({ ok: false, failure: { code: expected } });
  });

  it.each([
    ["no JSON", "{", "notJson"],
    ["an unknown field", { ...request, baskets: 1 }, "notValid"],
    ["a negative price", { ...request, lines: [{ name: "x", listPriceMinor: -1 }] }, "notValid"],
    ["half a penny", { ...request, lines: [{ name: "x", listPriceMinor: 0.5 }] }, "notValid"],
  ])("refuses %s, saying where", async (_, document, expected) => {
    const { code, json, err } = await price(document, "--json");
    expect(code).toBe(1);
    expect(json).toMatchObject({ failure: { code: expected } });
    expect(err).not.toBe("");
  });

  it("uses the programme of a shop when it is asked for the current one", async () => {
    const folder = await emptyShop();
    const document = { ...request, settings: {}, program: "current", at: "2030-01-01T12:00" };
    expect((await price(document, "--data", folder, "--json")).json).toMatchObject({ ok: true, currency: "GBP" });
    expect((await price(document, "--data", temporaryFolder())).code).toBe(1);
  });

  it("prints the schemas of programme, question and answer", async () => {
    const { out } = await runCli("price", "--schema");
    expect(JSON.parse(out)).toMatchObject({
      program: { type: "object", required: expect.arrayContaining(["earning", "tiers"]) },
      request: { type: "object", required: expect.arrayContaining(["program", "at"]) },
      answer: { type: "object", required: expect.arrayContaining(["priced", "settlement", "sale", "memberAfter"]) },
    });
  });

  it("reads an instant in the shop's zone, so a sale after midnight belongs to the evening before", async () => {
    const at = { at: "2026-11-22T18:30:00Z", settings: { ...request.settings, timeZone: "Asia/Shanghai" } };
    expect((await price({ ...request, ...at }, "--json")).json).toMatchObject({ businessDate: "2026-11-22" });
    const nowhere = { ...request, at: at.at, settings: { timeZone: "Nowhere/Land" } };
    expect((await price(nowhere, "--json")).json).toMatchObject({ failure: { code: "settingsNotValid" } });
  });

  it("takes back what it sold, by the answer to the sale", async () => {
    const paid = { ...request, tenders: [{ kind: "card", amountMinor: 1301 }] };
    const { json } = await price(paid, "--json");
    const { sale, memberAfter } = json as unknown as { sale: object; memberAfter: object };
    const back = {
      ...request,
      lines: [],
      member: memberAfter,
      return: { sale, lines: [{ line: 2, quantityMilli: 1000 }] },
    };
    const answer = await price(back, "--json");
    expect(answer.json).toMatchObject({ ok: true, priced: null, sale: null, returned: { totalMinor: -931 } });
    expect((await price(back)).out).toMatch(/Refund by card\s+-9\.31/u);
    const twice = { ...back, return: { ...back.return, lines: [{ line: 2, quantityMilli: 2000 }] } };
    expect((await price(twice, "--json")).json).toMatchObject({ failure: { code: "returnExceedsSale" } });
  });

  it("refuses a basket of nothing and a line that was never sold", async () => {
    expect((await price({ ...request, lines: [] }, "--json")).json).toMatchObject({ failure: { code: "basketEmpty" } });
    const { json } = await price({ ...request, tenders: [{ kind: "card", amountMinor: 1301 }] }, "--json");
    const { sale } = json as unknown as { sale: object };
    const back = { ...request, lines: [], return: { sale, lines: [{ line: 9, quantityMilli: 1000 }] } };
    expect((await price(back, "--json")).json).toMatchObject({ failure: { code: "lineNotFound" } });
  });
});
