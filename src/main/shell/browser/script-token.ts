/**
 * The token with which a program on this machine calls the till: a file that only the owner of the data folder can read.
 * It outlives a restart, so a program need not be set up again.
 */
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const tokenBytes = 32;

/** Reads the token of a data folder, making it first if there is none or if it is damaged. */
export function readScriptToken(dataFolder: string): string {
  const file = path.join(dataFolder, "script-token");
  if (fs.existsSync(file)) {
    const token = fs.readFileSync(file, "utf8").trim();
    if (/^[\w-]{43}$/u.test(token)) {
      fs.chmodSync(file, 0o600);
      return token;
    }
    fs.rmSync(file);
  }
  const token = randomBytes(tokenBytes).toString("base64url");
  try {
    fs.writeFileSync(file, `${token}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    // A folder that takes no file has a recovery page all the same; no program is let in until it does.
    if (!(error instanceof Error && "syscall" in error)) throw error;
  }
  return token;
}
