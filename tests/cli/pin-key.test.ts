/** The keys of PINs and coupons go with a backup; that of the PINs is missed by name, and can be replaced. */
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { openTill } from "#main/open-till.ts";
import { GIFT_SHOP_PIN } from "../builders/gift-shop.ts";
import { emptyShop, runCli, spawnCli, temporaryFolder } from "./run-cli.ts";

/** Signs the shop's one person in; answers "in" or the failure's code. */
async function signIn(folder: string, pin: string): Promise<string> {
  const till = openTill(folder);
  if (!till.ok) return till.failure.code;
  try {
    const staffId = till.value.engine.store.staff.list()[0]?.id;
    const answer = await till.value.port.call("signIn", { commandId: randomUUID(), staffId, pin });
    return answer.ok ? "in" : answer.failure.code;
  } finally {
    await till.value.close();
  }
}

it("a backup brings its key along, and people sign in elsewhere as before", async () => {
  const file = path.join(temporaryFolder(), "monday.db");
  const saved = await runCli("backup", file, "--data", await emptyShop());
  expect(saved.out).toContain(`${file}.key`);
  expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600);
  const elsewhere = path.join(temporaryFolder(), "elsewhere");
  expect((await runCli("restore", file, "--data", elsewhere)).code).toBe(0);
  expect(await signIn(elsewhere, GIFT_SHOP_PIN)).toBe("in");
});

it("a backup brings the key of the coupons along, so that printed ones stay good elsewhere", async () => {
  const shop = await emptyShop();
  const file = path.join(temporaryFolder(), "monday.db");
  const saved = await runCli("backup", file, "--data", shop);
  expect(saved.out).toContain(`${file}.coupon-key`);
  expect(statSync(`${file}.coupon-key`).mode & 0o777).toBe(0o600);
  expect((await runCli("backup", file, "--data", shop)).code).toBe(1);

  const elsewhere = path.join(temporaryFolder(), "elsewhere");
  const restored = await runCli("restore", file, "--data", elsewhere);
  expect(restored.out).toContain("printed coupons stay good");
  expect(readFileSync(path.join(elsewhere, "coupon.key"))).toEqual(readFileSync(path.join(shop, "coupon.key")));
  rmSync(`${file}.coupon-key`);
  const without = await runCli("restore", file, "--data", path.join(temporaryFolder(), "third"));
  expect(without.out).toContain("refused");
});

it("without the key no PIN is called wrong, and an owner gets a new one", async () => {
  const file = path.join(temporaryFolder(), "monday.db");
  await runCli("backup", file, "--data", await emptyShop());
  rmSync(`${file}.key`);
  const elsewhere = path.join(temporaryFolder(), "elsewhere");
  const restored = await runCli("restore", file, "--data", elsewhere);
  expect(restored.out).toContain("set-pin");
  expect(await signIn(elsewhere, GIFT_SHOP_PIN)).toBe("pinKeyMissing");

  const unknown = await runCli("set-pin", "--staff", "nobody", "--data", elsewhere);
  expect(unknown.code).toBe(1);
  const staffId = /: (\S+) \(/u.exec(unknown.err)?.[1] ?? "";
  const setPin = (pin: string) =>
    spawnCli([], `printf '${pin}\\n' | "$NODE" "$ENTRY" set-pin --staff ${staffId} --data '${elsewhere}'`);
  expect((await setPin("12")).code).toBe(1);
  expect((await setPin("7788")).code).toBe(0);
  expect(await signIn(elsewhere, "7788")).toBe("in");
});

it("verify names the state that a start would find", async () => {
  const folder = await emptyShop();
  rmSync(path.join(folder, "till.anchor"));
  const { code, out } = await runCli("verify", "--data", folder);
  expect(code).toBe(1);
  expect(out).toContain("State: lossDetected");
});
