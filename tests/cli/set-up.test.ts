import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openTill } from "#main/open-till.ts";
import { setUpRequestOf } from "#main/cli/set-up-request.ts";
import { projectRoot, runCli, runCliWith, spawnCli, temporaryFolder } from "./run-cli.ts";

const usual = ["--name", "Gift shop", "--currency", "GBP", "--time-zone", "Europe/London"];

describe("regulars set-up", () => {
  it(
    "makes a shop from nothing that takes the real log, with the PIN from standard input",
    { timeout: 120_000 },
    async () => {
      const folder = path.join(temporaryFolder(), "shop");
      const made = await spawnCli(
        [],
        `echo 258025 | "$NODE" "$ENTRY" set-up --name "Gift shop" --currency GBP --time-zone Europe/London --data "${folder}"`,
      );
      expect({ code: made.code, err: made.err }).toEqual({ code: 0, err: "" });
      expect(made.out).toContain("Gift shop");
      expect(made.out).not.toContain("258025");
      const extract = path.join(projectRoot, "tests/real-input/online-retail-extract.csv");
      expect((await runCli("import", "sales", extract, "--data", folder)).code).toBe(0);
      expect((await runCli("verify", "--data", folder)).code).toBe(0);

      const till = openTill(folder, { checkAnswers: true });
      if (!till.ok) throw new Error(till.failure.code);
      const people = await till.value.port.call("listStaff", {});
      await till.value.close();
      expect(people).toMatchObject({ ok: true, value: [{ name: "Owner", role: "owner" }] });
    },
  );

  it("takes the whole call from a file", async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "shop.json");
    const answers = { name: "Laden", currency: "EUR", timeZone: "Europe/Berlin", taxRate: 1900 };
    const people = { taxMode: "exclusive", ownerName: "Mei", pin: "2580" } as const;
    writeFileSync(file, JSON.stringify(setUpRequestOf({ ...answers, ...people }, "en")));
    const { code, out } = await runCli("set-up", "--file", file, "--data", path.join(folder, "shop"), "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, shopName: "Laden", currency: "EUR" });
  });

  it("says what is wrong and leaves no shop behind", async () => {
    const folder = path.join(temporaryFolder(), "shop");
    const noPin = await runCliWith(null, "set-up", ...usual, "--data", folder, "--json");
    expect(noPin.code).toBe(1);
    expect(noPin.out).toContain("pinNotValid");
    const lowercase = await runCliWith("2580", "set-up", "--name", "x", "--currency", "gbp", "--data", folder);
    expect(lowercase.code).toBe(1);
    expect(lowercase.err).toContain("currency:");
    expect(existsSync(folder)).toBe(false);
    const nowhere = [...usual.slice(0, 4), "--time-zone", "Europe/Atlantis", "--data", folder, "--json"];
    const { code, out } = await runCliWith("2580", "set-up", ...nowhere);
    expect(code).toBe(1);
    expect(out).toContain('"code":"settingsNotValid"');
    expect((await runCli("export", "journal", "--data", folder)).code).toBe(1);
    expect((await runCliWith("2580", "set-up", ...usual, "--data", folder)).code).toBe(0);
    expect((await runCliWith("2580", "set-up", ...usual, "--data", folder, "--json")).out).toContain("alreadySetUp");
  });

  it.each([
    ["without a name", ["--currency", "GBP"]],
    ["with a tax beyond a hundred", [...usual, "--tax", "101"]],
    ["with a name and a file", ["--file", "x.json", "--name", "x"]],
  ])("is wrong usage %s", async (_, args) => {
    expect((await runCliWith("2580", "set-up", ...args)).code).toBe(2);
  });
});
