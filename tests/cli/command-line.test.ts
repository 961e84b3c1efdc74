import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openTill } from "#main/open-till.ts";
import { emptyShop, projectRoot, runCli, spawnCli, temporaryFolder } from "./run-cli.ts";

const commands = [
  ["start"],
  ["set-up"],
  ["demo"],
  ["price"],
  ["import"],
  ["import", "products"],
  ["import", "members"],
  ["import", "sales"],
  ["export"],
  ["verify"],
  ["backup"],
  ["restore"],
];

describe("the command line", () => {
  it.each(commands)("explains itself: %s %s", async (...command) => {
    const english = await runCli(...command, "--help");
    expect(english.code).toBe(0);
    expect(english.err).toBe("");
    expect(english.out).toMatch(/^Usage: regulars /u);
    const chinese = await runCli(...command, "--help", "--language", "zh-CN");
    expect(chinese.out).toMatch(/[\u4e00-\u9fff]/u);
  });

  it.each([
    ["an unknown command", ["frob"]],
    ["an unknown option", ["verify", "--frob"]],
    ["a missing file", ["import", "sales"]],
    ["too many arguments", ["backup", "a", "b"]],
    ["a language that is not there", ["verify", "--language", "fr"]],
    ["an export of something else", ["export", "everything"]],
    ["a restore that does not say where to", ["restore", "x.db"]],
  ])("answers %s with 2 and a sentence on standard error", async (_, args) => {
    const { code, out, err } = await runCli(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^error: /u);
  });

  it("runs through its own door, and ends quietly when nobody reads on", async () => {
    const folder = await emptyShop();
    const whole = await spawnCli(["export", "journal", "--data", folder]);
    expect(whole.code).toBe(0);
    expect(whole.out.trimEnd().split("\n").length).toBeGreaterThan(2);
    const { code, err } = await spawnCli(
      [],
      `"$NODE" "$ENTRY" export journal --data "${folder}" | head -c 1 > /dev/null`,
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });
});

describe("a data folder that cannot be used", () => {
  const importInto = (folder: string, ...more: readonly string[]) =>
    runCli(
      "import",
      "sales",
      path.join(projectRoot, "tests/real-input/online-retail-extract.csv"),
      "--data",
      folder,
      ...more,
    );

  it("is refused by name when a till is open on it, with who that is", async () => {
    const folder = await emptyShop();
    const till = openTill(folder, { holderName: "till at the door" });
    if (!till.ok) throw new Error(till.failure.code);
    const { code, out, err } = await importInto(folder, "--json");
    await till.value.close();
    expect(code).toBe(3);
    expect(out).toContain('"code":"lockedByOther"');
    expect(err).toContain("till at the door");
  });

  it("is refused by name when no shop is set up in it", async () => {
    expect((await importInto(temporaryFolder())).code).toBe(1);
    expect((await runCli("verify", "--data", temporaryFolder())).code).toBe(1);
    expect((await runCli("export", "journal", "--data", temporaryFolder())).code).toBe(1);
  });

  // Rights do not stop root, who may run the tests: a file where the folder should be stops everybody.
  it("is refused by name when it cannot be written to", async () => {
    const file = path.join(temporaryFolder(), "not-a-folder");
    writeFileSync(file, "");
    const { code, out } = await importInto(file, "--json");
    expect(code).toBe(3);
    expect(out).toContain('"code":"folderNotWritable"');
  });

  it("is refused by name when a newer program wrote it, and stays as it was", async () => {
    const folder = await emptyShop();
    const database = path.join(folder, "till.db");
    const db = new Database(database);
    db.pragma("user_version = 9999");
    db.close();
    const before = readFileSync(database);
    const { code, out } = await importInto(folder, "--json");
    expect(code).toBe(3);
    expect(out).toContain('"code":"newerDatabase"');
    expect(readFileSync(database).equals(before)).toBe(true);
  });
});

describe("a backup", () => {
  it("is written, never over another file, and restores to the same journal in a new epoch", async () => {
    const folder = await emptyShop();
    const file = path.join(temporaryFolder(), "monday.db");
    expect((await runCli("backup", file, "--data", folder)).code).toBe(0);
    expect((await runCli("backup", file, "--data", folder)).code).toBe(1);
    const again = path.join(temporaryFolder(), "again");
    expect((await runCli("restore", file, "--data", again)).code).toBe(0);
    expect((await runCli("verify", "--data", again)).code).toBe(0);
    const [before, after] = [
      (await runCli("export", "journal", "--data", folder)).out,
      (await runCli("export", "journal", "--data", again)).out,
    ];
    expect(after.startsWith(before)).toBe(true);
    expect(after.slice(before.length)).toContain('"epoch":2');
  });

  it("that is damaged is refused, and the folder stays as it was", async () => {
    const folder = await emptyShop();
    const broken = path.join(temporaryFolder(), "broken.db");
    cpSync(path.join(folder, "till.db"), broken);
    writeFileSync(broken, readFileSync(broken).fill(0x55, 8192, 40_960));
    const { code } = await runCli("restore", broken, "--data", folder);
    expect(code).toBe(3);
    expect((await runCli("verify", "--data", folder)).code).toBe(0);
  });
});
