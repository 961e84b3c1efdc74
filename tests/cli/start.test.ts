import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";
import { projectRoot, temporaryFolder } from "./run-cli.ts";

it(
  "starts the browser shell on a data folder, serves it, and ends with everything closed",
  { timeout: 240_000 },
  async () => {
    const folder = path.join(temporaryFolder(), "shop");
    const entry = path.join(projectRoot, "bin", "regulars.js");
    const args = ["start", "--shell", "browser", "--no-open", "--port", "0", "--data", folder];
    const child = spawn(process.execPath, [entry, ...args], { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise<number | null>((resolve) => {
      child.on("close", (code) => resolve(code));
    });
    let link = "";
    for await (const line of createInterface({ input: child.stdout })) {
      link = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/u.exec(line)?.[0] ?? "";
      if (link !== "") break;
    }
    const page = await fetch(link);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<html");
    child.stdout.resume();
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(existsSync(path.join(folder, "till.db"))).toBe(true);
    await expect(fetch(link)).rejects.toThrow("fetch failed");
  },
);
