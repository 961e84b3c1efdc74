/** The browser shell's entry: `node src/main/browser.ts [--data DIR] [--port N] [--no-open]`. */
import path from "node:path";
import { parseArgs } from "node:util";
import { defaultDataFolder } from "./data-folder.ts";
import { openOrRecover } from "./open-or-recover.ts";
import { startInBrowser } from "./shell/browser/start-in-browser.ts";
import { sayFailure } from "./shell/say-failure.ts";

const { values: flags } = parseArgs({
  options: {
    data: { type: "string" },
    port: { type: "string", default: "0" },
    "no-open": { type: "boolean", default: false },
  },
});

const started = await startInBrowser({
  dataFolder: path.resolve(flags.data ?? defaultDataFolder()),
  rendererFolder: path.join(import.meta.dirname, "..", "..", "out", "renderer"),
  listenPort: Number(flags.port),
  opensLink: !flags["no-open"],
  openTill: (folder) => openOrRecover(folder, { onRefused: (failure) => console.error(sayFailure(failure)) }),
  reportThrown: (thrown) => console.error(thrown),
});
const stop = (): void => {
  started.close().catch((thrown: unknown) => {
    console.error(thrown);
    process.exitCode = 1;
  });
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
// Last, because whoever reads the link may act at once, also by ending the till.
console.log(started.link);
