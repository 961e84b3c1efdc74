/** The desktop shell from its first line to its last: one instance, one locked-down window, one till behind it. */
import { BrowserWindow, app } from "electron";
import fs from "node:fs";
import path from "node:path";
import type { OpenTill, RunningTill } from "../running-till.ts";
import { appOrigin, registerAppScheme, serveAppScheme } from "./app-scheme.ts";
import { lockDown } from "./lock-down.ts";
import { openWindow } from "./open-window.ts";

export interface DesktopOptions {
  readonly dataFolder: string;
  readonly rendererFolder: string;
  readonly preloadFile: string;
  /** The development server's origin; undefined shows the built screens. */
  readonly developmentOrigin: string | undefined;
  readonly openTill: OpenTill;
  readonly reportThrown: (thrown: unknown) => void;
}

/** Call it in the entry's first turn: schemes, sandbox and the instance lock are decided before Electron is ready. */
export async function startDesktop(options: DesktopOptions): Promise<void> {
  app.enableSandbox();
  registerAppScheme();
  // Chromium's own files, and with them the lock of the one instance, belong to the data folder: two tills on two
  // folders may run side by side, two on one may not.
  if (isWritable(options.dataFolder)) app.setPath("userData", path.join(options.dataFolder, "desktop"));
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  app.on("second-instance", () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });

  await app.whenReady();
  const origin = options.developmentOrigin ?? appOrigin;
  lockDown(origin === appOrigin ? [appOrigin] : [origin, origin.replace(/^http/u, "ws")]);
  serveAppScheme(options.rendererFolder);

  const till = await options.openTill(options.dataFolder);
  closeWithApplication(till, options.reportThrown);
  const { preloadFile, reportThrown } = options;
  openWindow({ port: till.port, preloadFile, origin, reportThrown });
}

/** A folder that cannot be written to gets a recovery page; for that Chromium keeps its files in its usual place. */
function isWritable(folder: string): boolean {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    fs.accessSync(folder, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Lets the till finish before the process ends, whichever way the application is left. */
function closeWithApplication(till: RunningTill, reportThrown: (thrown: unknown) => void): void {
  let isClosing = false;
  app.on("window-all-closed", () => app.quit());
  app.on("before-quit", (event) => {
    if (isClosing) return;
    isClosing = true;
    event.preventDefault();
    Promise.resolve(till.close())
      .catch(reportThrown)
      .finally(() => app.exit(0));
  });
}
