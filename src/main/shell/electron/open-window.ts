import { BrowserWindow, Menu } from "electron";
import type { CallPort } from "#contract/handlers.ts";
import { serveWindow } from "./serve-window.ts";

const reopenMax = 3;
const reopenWithinMs = 60_000;

export interface WindowOptions {
  readonly port: CallPort;
  readonly preloadFile: string;
  /** Where the page comes from: the app scheme, or the development server. */
  readonly origin: string;
  readonly reportThrown: (thrown: unknown) => void;
}

/** Opens the till's one window on a sandboxed page. */
export function openWindow(options: WindowOptions): BrowserWindow {
  // Function keys and Alt belong to the cashier; macOS keeps its menu, without which nobody can quit there.
  if (process.platform !== "darwin") Menu.setApplicationMenu(null);
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: "Regulars",
    webPreferences: {
      preload: options.preloadFile,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // A till behind another window must go on taking scans.
      backgroundThrottling: false,
    },
  });
  serveWindow(window, options.port, options.origin);
  const load = (): void => {
    window.loadURL(`${options.origin}/`).catch(options.reportThrown);
  };
  window.once("ready-to-show", () => window.show());
  reopenAfterCrash(window, load, options.reportThrown);
  load();
  return window;
}

/** A page that dies comes back, since the till itself holds the basket; one that dies again and again stays away. */
function reopenAfterCrash(window: BrowserWindow, load: () => void, reportThrown: (thrown: unknown) => void): void {
  const crashes: number[] = [];
  window.webContents.on("render-process-gone", (_event, details) => {
    if (details.reason === "clean-exit" || window.isDestroyed()) return;
    reportThrown(new Error(`The page ended: ${details.reason}`));
    const now = Date.now();
    crashes.push(now);
    while (crashes.length > reopenMax) crashes.shift();
    const first = crashes[0] ?? now;
    if (crashes.length < reopenMax || now - first > reopenWithinMs) load();
  });
}
