/** A shop in a folder of its own whose products are a file of real codes, brought in by the import command. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { runCommandLine } from "#main/cli/command-line.ts";
import { setUpGiftShop } from "./gift-shop.ts";

/** Of the one person in it. */
const PIN = "258025";

export interface CodeShop {
  readonly dataDir: string;
  readonly pin: string;
  readonly remove: () => void;
}

export async function codeShop(file: string): Promise<CodeShop> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "regulars-codes-"));
  await setUpGiftShop(dataDir, "GBP");
  let said = "";
  const say = (text: string): void => {
    said += text;
  };
  const terminal = {
    out: say,
    err: say,
    settled: () => Promise.resolve(),
    errIsTty: false,
    readSecret: () => Promise.resolve(null),
  };
  const args = ["import", "products", file, "--map", "open-food-facts", "--data", dataDir];
  const code = await runCommandLine(args, terminal, { LANG: "en_GB.UTF-8" });
  if (code !== 0) throw new Error(`the products were not imported:\n${said}`);
  return { dataDir, pin: PIN, remove: () => fs.rmSync(dataDir, { recursive: true, force: true }) };
}
