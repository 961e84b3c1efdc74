import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { emptyShop, runCli, temporaryFolder } from "../cli/run-cli.ts";
import { sumIndependently } from "./independent-sum.ts";

const extract = path.join(import.meta.dirname, "online-retail-extract.csv");

interface Fact {
  readonly type: string;
  readonly body: {
    readonly totalMinor: number;
    readonly originalSaleId?: string | null;
    readonly lines: readonly { readonly category: string; readonly netMinor: number }[];
    readonly points: { readonly earnedBaseMinor: number } | null;
  };
}

async function journalOf(folder: string): Promise<readonly Fact[]> {
  const { out } = await runCli("export", "journal", "--data", folder);
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Fact);
}

async function importExtract(folder: string, ...more: readonly string[]) {
  const run = await runCli("import", "sales", extract, "--data", folder, "--json", ...more);
  const document = JSON.parse(run.out) as {
    refused: { line: number; reason: string; receipt: string | null }[];
    report: Record<string, number> & { refusedByReason: Record<string, number> };
  };
  return { ...run, ...document };
}

describe("the receipt lines of a real shop", () => {
  it("come in to the penny, every row accepted or refused by line, and verify passes", async () => {
    const folder = await emptyShop();
    const { code, refused, report } = await importExtract(folder);
    expect(code).toBe(0);

    const independent = sumIndependently(extract);
    expect(report["rows"]).toBe(independent.rows);
    expect(report["accepted"]).toBe(independent.accepted);
    expect(report["refused"]).toBe(independent.refused);
    expect(refused).toHaveLength(independent.refused);
    expect(BigInt(report["totalMinor"] ?? 0)).toBe(independent.totalPence);

    const sales = (await journalOf(folder)).filter(({ type }) => type === "SaleCompleted" || type === "SaleReturned");
    expect(sales.reduce((sum, { body }) => sum + BigInt(body.totalMinor), 0n)).toBe(independent.totalPence);
    expect(sales.some(({ type, body }) => type === "SaleReturned" && body.originalSaleId !== null)).toBe(true);
    expect(sales.some(({ type, body }) => type === "SaleReturned" && body.originalSaleId === null)).toBe(true);
    expect((await runCli("verify", "--data", folder)).code).toBe(0);
  });

  it("change nothing when they are imported again", async () => {
    const folder = await emptyShop();
    const first = await importExtract(folder);
    const before = (await runCli("export", "journal", "--data", folder)).out;
    const second = await importExtract(folder);
    expect(second.report["accepted"]).toBe(0);
    expect(second.report["alreadyThere"]).toBe(first.report["accepted"]);
    expect(second.refused).toEqual(first.refused);
    expect((await runCli("export", "journal", "--data", folder)).out).toBe(before);
  });

  it("are judged by a dry run exactly as they would be taken, and nothing is kept", async () => {
    const folder = await emptyShop();
    const before = (await runCli("export", "journal", "--data", folder)).out;
    const dry = await importExtract(folder, "--dry-run");
    expect((await runCli("export", "journal", "--data", folder)).out).toBe(before);
    const real = await importExtract(folder);
    const figures = ["rows", "accepted", "refused", "sales", "returns", "membersCreated", "totalMinor"];
    const of = (report: Record<string, unknown>): unknown[] => figures.map((figure) => report[figure]);
    expect(of(dry.report)).toEqual(of(real.report));
  });

  it("name the reason of every oddity, and the refused rows can be had as a file", async () => {
    const file = path.join(temporaryFolder(), "refused.csv");
    const { refused, report } = await importExtract(await emptyShop(), "--refused", file);
    expect(Object.keys(report.refusedByReason).toSorted()).toEqual(["nothingSold", "priceTooPrecise", "writeOff"]);
    const source = readFileSync(extract, "utf8").split("\n");
    for (const { line, receipt } of refused) expect(source[line - 1]?.startsWith(`${receipt},`)).toBe(true);
    const [head = "", ...rows] = readFileSync(file, "utf8").trimEnd().split("\r\n");
    expect(head).toMatch(/^\u{FEFF}[^\n]+,refused line,refused reason$/u);
    expect(rows).toHaveLength(refused.length);
    // As it is: the same rows are read again and refused for the same reasons.
    const again = await runCli("import", "sales", file, "--data", await emptyShop(), "--json");
    const second = JSON.parse(again.out) as { report: { rows: number; refusedByReason: unknown } };
    expect(second.report).toMatchObject({ rows: refused.length, refusedByReason: report.refusedByReason });
  });

  it("earn points for goods, none for postage, fees and vouchers", async () => {
    const folder = await emptyShop();
    await importExtract(folder);
    const sales = (await journalOf(folder)).filter(({ type }) => type === "SaleCompleted");
    const withPoints = sales.flatMap(({ body }) => (body.points === null ? [] : [{ ...body, points: body.points }]));
    for (const { lines, points } of withPoints) {
      const goods = lines.filter(({ category }) => category === "goods");
      expect(points.earnedBaseMinor).toBe(goods.reduce((sum, { netMinor }) => sum + netMinor, 0));
    }
    const fees = withPoints.filter(({ lines }) => lines.some(({ category }) => category === "fees"));
    expect(fees.length).toBeGreaterThan(0);
  });

  it("make a member of every number, with that card and nothing else", async () => {
    const folder = await emptyShop();
    await importExtract(folder);
    const members = (await runCli("export", "members", "--data", folder)).out.trimEnd().split("\r\n").slice(1);
    expect(members.length).toBeGreaterThan(50);
    expect(members.every((line) => /^,,\d{5},,no$/u.test(line))).toBe(true);
  });
});
