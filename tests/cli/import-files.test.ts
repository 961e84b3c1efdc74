import { gzipSync } from "node:zlib";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { emptyShop, runCli, temporaryFolder } from "./run-cli.ts";

const header = "receipt,code,name,quantity,at,price,member";
const row = "R1,A1,Tea pot,2,2026-01-05T10:00:00,4.50,M-1001";

const map = {
  format: "regulars-import-sales/1",
  id: "test",
  title: "test",
  columns: {
    receipt: "receipt",
    code: "code",
    name: "name",
    quantity: "quantity",
    at: "at",
    unitPrice: "price",
    member: "member",
  },
  datePattern: "yyyy-MM-ddTHH:mm:ss",
  timeZone: "Europe/London",
  currency: "GBP",
  returnPrefix: "",
  category: "goods",
};

function write(name: string, content: string | Buffer): string {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

async function importSales(
  content: string | Buffer,
  more: Partial<Record<keyof typeof map | "encoding", unknown>> = {},
) {
  const mapFile = write("map.json", JSON.stringify({ ...map, ...more }));
  const file = write("sales.csv", content);
  const folder = await emptyShop();
  const run = await runCli("import", "sales", file, "--map", mapFile, "--data", folder, "--json");
  const document = JSON.parse(run.out) as {
    ok: boolean;
    failure: { code: string; missing: string[]; found: string[] };
    refused: { line: number; reason: string }[];
    report: Record<string, number>;
  };
  return { ...run, ...document, folder };
}

const reasonsOf = async (...rows: readonly string[]): Promise<string[]> =>
  (await importSales(`${header}\n${rows.join("\n")}\n`)).refused.map(({ line, reason }) => `${line} ${reason}`);

describe("a file in whatever shape another program writes it", () => {
  const csv = `${header}\r\n${row}\r\n`;
  it.each([
    ["UTF-8", Buffer.from(csv)],
    ["UTF-8 with a byte order mark", Buffer.from(`\u{FEFF}${csv}`)],
    ["UTF-16 little-endian", Buffer.from(`\u{FEFF}${csv}`, "utf16le")],
    ["UTF-16 big-endian", Buffer.from(`\u{FEFF}${csv}`, "utf16le").swap16()],
    ["gzip, whatever its name", gzipSync(csv)],
    [
      "columns in another order and case",
      Buffer.from(`Member,PRICE,at,quantity,name,code,Receipt\nM-1001,4.5,2026-01-05T10:00:00,2,Tea pot,A1,R1\n`),
    ],
    ["no end of line at the end", Buffer.from(csv.trimEnd())],
  ])("reads %s", async (_, bytes) => {
    const { code, report } = await importSales(bytes);
    expect({ code, ...report }).toMatchObject({ code: 0, rows: 1, accepted: 1, totalMinor: 900, membersCreated: 1 });
  });

  it("reads Latin-1 when the map says so, and refuses its rows by line when it does not", async () => {
    const latin = Buffer.from(`${header}\n${row.replace("Tea pot", "Théière")}\n`, "latin1");
    expect((await importSales(latin, { encoding: "latin1" })).report["accepted"]).toBe(1);
    expect((await importSales(latin)).refused).toEqual([{ line: 2, reason: "notReadable", receipt: "R1" }]);
  });

  it("names the columns that are missing and those that are there", async () => {
    const { code, failure, err } = await importSales("Belegnr,code,name\n1,2,3\n");
    expect(code).toBe(1);
    expect(failure).toMatchObject({ code: "wrongColumns", found: ["Belegnr", "code", "name"] });
    expect(failure.missing).toEqual(["receipt", "quantity", "at", "price", "member"]);
    expect(err).toContain("receipt, quantity, at, price, member");
  });

  it("says by line where a file breaks off, and keeps what came before", async () => {
    const torn = await importSales(`${header}\n${row}\nR2,"never closed\n`);
    expect(torn.code).toBe(1);
    expect(torn.report).toMatchObject({
      accepted: 1,
      refused: 1,
      brokenOff: { line: 3, code: "CSV_QUOTE_NOT_CLOSED" },
    });
    const cut = gzipSync(`${header}\n${row}\n`).subarray(0, 60);
    expect((await importSales(cut)).code).toBe(1);
  });

  it.each([
    ["an empty file", "", "fileEmpty"],
    ["another currency than the shop's", `${header}\n${row}\n`, "wrongCurrency"],
  ])("refuses %s whole", async (_, content, code) => {
    const run = await importSales(content, code === "wrongCurrency" ? { currency: "SEK" } : {});
    expect(run.code).toBe(1);
    expect(run.failure.code).toBe(code);
  });
});

describe("a row that is not a sale", () => {
  it.each([
    ["R1,A1,x,2,2026-01-05T10:00:00,0.001,", "2 priceTooPrecise"],
    ["R1,A1,x,2,2026-01-05T10:00:00,-4.50,", "2 priceNegative"],
    ["R1,A1,x,2,2026-01-05T10:00:00,4.50 £,", "2 priceNotValid"],
    ["R1,A1,x,2,2026-01-05T10:00:00,9999999999,", "2 priceTooLarge"],
    ["R1,A1,x,-2,2026-01-05T10:00:00,0,", "2 writeOff"],
    ["R1,A1,x,0,2026-01-05T10:00:00,1,", "2 quantityZero"],
    ["R1,A1,x,1e3,2026-01-05T10:00:00,1,", "2 quantityNotValid"],
    ["R1,A1,x,1,2026-02-30T10:00:00,1,", "2 dateNotValid"],
    ["R1,A1,x,1,2999-01-01T10:00:00,1,", "2 dateInFuture"],
    [",A1,x,1,2026-01-05T10:00:00,1,", "2 receiptMissing"],
    ["R1,A1", "2 columnsMissing"],
    ["R1,A1,x,1,2026-01-05T10:00:00,1,a b", "2 memberNumberNotValid"],
    ["R1,A1,x,1,2026-01-05T10:00:00,0.00,", "2 nothingSold"],
    [`R1,A1,${"x".repeat(200)},1,2026-01-05T10:00:00,1,`, "2 textTooLong"],
  ])("%s is refused as %s", async (line, reason) => {
    expect(await reasonsOf(line)).toEqual([reason]);
  });

  it("leaves the rest of its receipt accepted", async () => {
    expect(await reasonsOf(row, "R1,A2,x,1,2026-01-05T10:00:00,0.001,M-1001", row)).toEqual(["3 priceTooPrecise"]);
  });

  it("is refused when another member stands in the middle of a receipt", async () => {
    expect(await reasonsOf(row, row.replace("M-1001", "M-1002"))).toEqual(["3 memberDiffers"]);
  });

  it("is refused when its receipt is here already with other rows", async () => {
    const { folder } = await importSales(`${header}\n${row}\n`);
    const changed = write("changed.csv", `${header}\n${row.replace("4.50", "4.60")}\n`);
    const mapFile = write("map.json", JSON.stringify(map));
    const run = await runCli("import", "sales", changed, "--map", mapFile, "--data", folder, "--json");
    expect((JSON.parse(run.out) as { refused: unknown[] }).refused).toEqual([
      { line: 2, reason: "receiptDiffers", receipt: "R1" },
    ]);
  });
});

describe("formulas and control characters", () => {
  const products = "gtin,code,name,price,category,tax,sold by\r\n";

  it("are text on the way in, and no spreadsheet runs them on the way out", async () => {
    const folder = await emptyShop();
    const file = write(
      "products.csv",
      `${products},K1,=HYPERLINK("http://x"),1.00,@cat,,\r\n,K2,\u001bp0 Tea\u0007 pot,2.00,,,\r\n`,
    );
    expect((await runCli("import", "products", file, "--data", folder)).code).toBe(0);
    const { out } = await runCli("export", "products", "--data", folder);
    expect(out).toContain("'=HYPERLINK");
    expect(out).toContain("p0 Tea pot");
    // oxlint-disable-next-line no-control-regex -- that none is left is what is tested
    expect(out.replaceAll("\r\n", "")).not.toMatch(/[\u0000-\u001f]/u);
  });

  it("survive the way out and in again without a change", async () => {
    const folder = await emptyShop();
    const members = `name,phone,card,birth month,marketing\n"=1+1, Ann",+44 20 7946 0018,M-1111,5,yes\n张伟,,M-22222,,no\n`;
    expect((await runCli("import", "members", write("m.csv", members), "--data", folder)).out).toContain("2 accepted");
    const exported = await runCli("export", "members", "--data", folder);
    const again = await runCli("import", "members", write("again.csv", exported.out), "--data", folder, "--json");
    expect((JSON.parse(again.out) as { report: object }).report).toMatchObject({
      accepted: 0,
      alreadyThere: 2,
      refused: 0,
    });
  });
});

describe("products and members", () => {
  it("come in once, change with a changed file, and are refused by reason", async () => {
    const folder = await emptyShop();
    const first = `gtin,code,name,price,category,tax,sold by\n4006381333931,,Pen,1.20,Office,,piece\n4006381333932,,Wrong digit,1.00,,,\n,,No code,1.00,,,\n,K9,No price,,,,\n`;
    const run = await runCli("import", "products", write("p.csv", first), "--data", folder, "--json");
    const { refused, report } = JSON.parse(run.out) as { refused: { reason: string }[]; report: object };
    expect(refused.map(({ reason }) => reason)).toEqual(["codeNotValid", "codeMissing", "priceMissing"]);
    expect(report).toMatchObject({ added: 1, changed: 0, alreadyThere: 0 });
    const second = await runCli(
      "import",
      "products",
      write("p.csv", first.replace("1.20", "1.30")),
      "--data",
      folder,
      "--json",
    );
    expect((JSON.parse(second.out) as { report: object }).report).toMatchObject({ added: 0, changed: 1 });
  });

  it("brings in a thousand real products of every script, twice without a change", async () => {
    const folder = await emptyShop();
    const file = path.resolve(import.meta.dirname, "../real-input/ean-catalogue-extract.csv");
    const args = ["import", "products", file, "--data", folder, "--json"];
    const first = JSON.parse((await runCli(...args)).out) as {
      report: { added: number; refused: number; rows: number };
    };
    expect(first.report.added + first.report.refused).toBe(1000);
    expect(first.report.refused).toBe(0);
    const second = JSON.parse((await runCli(...args)).out) as { report: { alreadyThere: number } };
    expect(second.report.alreadyThere).toBe(1000);
  });

  it("refuses a card or a phone that is somebody else's, and changes nobody", async () => {
    const folder = await emptyShop();
    const head = "name,phone,card,birth month,marketing\n";
    await runCli("import", "members", write("m.csv", `${head}Ann,+442079460018,M-1001,5,yes\n`), "--data", folder);
    const other = `${head}Bea,,M-1001,,\nCid,+442079460018,,,\nDan,12,,,\nEve,,,13,\n,,,,no\nFay,,!,,\n`;
    const run = await runCli("import", "members", write("n.csv", other), "--data", folder, "--json");
    expect((JSON.parse(run.out) as { refused: { reason: string }[] }).refused.map(({ reason }) => reason)).toEqual([
      "cardTaken",
      "phoneTaken",
      "phoneNotValid",
      "birthMonthNotValid",
      "nothingToKnowThemBy",
      "cardNotValid",
    ]);
  });
});

describe("a payment card where a member card should be", () => {
  const cardNumber = "4111111111111111";

  it("refuses the member and leaves no digit in the report or the refused rows", async () => {
    const folder = await emptyShop();
    const head = "name,phone,card,birth month,marketing\n";
    const rows = `Ann,,${cardNumber},13,\nBea,,M-1001 ${cardNumber},,\nCid,,4111 1111 1111 1111,,\nDan,,M-1002 4006381333931,,\n`;
    const refusedFile = path.join(temporaryFolder(), "refused.csv");
    const file = write("m.csv", `${head}${rows}`);
    const run = await runCli("import", "members", file, "--data", folder, "--refused", refusedFile, "--json");
    const { refused, report } = JSON.parse(run.out) as { refused: { reason: string }[]; report: object };
    expect(refused.map(({ reason }) => reason)).toEqual(["paymentCard", "paymentCard", "paymentCard"]);
    expect(report).toMatchObject({ rows: 4, accepted: 1, refused: 3 });
    const kept = readFileSync(refusedFile, "utf8");
    expect(kept).toContain("Bea,,M-1001 [payment card]");
    expect(`${kept}${run.out}${run.err}`).not.toMatch(/1111/u);
  });

  it("refuses the sold line of such a member", async () => {
    const { refused, report, out, err } = await importSales(`${header}\n${row.replace("M-1001", cardNumber)}\n`);
    expect(refused).toEqual([{ line: 2, reason: "paymentCard", receipt: "R1" }]);
    expect(report).toMatchObject({ accepted: 0, membersCreated: 0 });
    expect(`${out}${err}`).not.toMatch(/1111/u);
  });
});
