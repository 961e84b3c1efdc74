/**
 * A stand-in for the module `electron`: the built main process runs on plain Node, and its window is a real page of a
 * real Chromium. It carries what the till uses of Electron, and records what a test wants to know of the rest.
 */
import { EventEmitter } from "node:events";
import os from "node:os";
import path from "node:path";
import { answerTestQuestions } from "./test-questions.ts";
import { recorded } from "./recorded.ts";
import { StandInWindow } from "./stand-in-window.ts";

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly #paths = new Map<string, string>([["userData", path.join(os.tmpdir(), "regulars-stand-in")]]);
  #isReady = false;

  readonly #ready = new Promise<void>((resolve) => {
    // Electron becomes ready after the entry module has run; a turn of the event loop later is the earliest.
    setTimeout(() => {
      this.#isReady = true;
      recorded.isReady = true;
      this.emit("ready");
      resolve();
    }, 20);
  });

  whenReady(): Promise<void> {
    return this.#ready;
  }
  isReady(): boolean {
    return this.#isReady;
  }
  requestSingleInstanceLock(): boolean {
    recorded.calls.push("requestSingleInstanceLock");
    return process.env["STAND_IN_SECOND_INSTANCE"] !== "yes";
  }
  enableSandbox(): void {
    recorded.calls.push("enableSandbox");
  }
  getPath(name: string): string {
    return this.#paths.get(name) ?? os.tmpdir();
  }
  setPath(name: string, value: string): void {
    this.#paths.set(name, value);
  }
  getVersion(): string {
    return "0.0.0";
  }
  getLocale(): string {
    return "en";
  }
  quit(): void {
    let isPrevented = false;
    this.emit("before-quit", { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) this.exit(0);
  }
  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new StandInApp();
export const BrowserWindow = StandInWindow;

export const ipcMain = {
  handle(channel: string, handler: (...args: unknown[]) => unknown): void {
    if (recorded.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    recorded.handlers.set(channel, handler);
  },
  removeHandler(channel: string): void {
    recorded.handlers.delete(channel);
  },
};

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly unknown[]): void {
    if (app.isReady()) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    recorded.privilegedSchemes.push(...schemes);
  },
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void {
    if (!app.isReady()) throw new Error("protocol.handle needs the app to be ready");
    recorded.schemes.set(scheme, handler);
  },
};

export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: (...args: unknown[]) => void): void {
      recorded.permissionRequest = handler;
    },
    setPermissionCheckHandler(handler: (...args: unknown[]) => boolean): void {
      recorded.permissionCheck = handler;
    },
    setDevicePermissionHandler(handler: (...args: unknown[]) => boolean): void {
      recorded.devicePermission = handler;
    },
    webRequest: {
      onBeforeRequest(
        listener: (details: { url: string }, decide: (decision: { cancel?: boolean }) => void) => void,
      ): void {
        recorded.beforeRequest = listener;
      },
    },
  },
};

export const Menu = {
  setApplicationMenu(menu: unknown): void {
    recorded.calls.push(`setApplicationMenu(${String(menu)})`);
  },
};

export const dialog = {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`error box: ${title}: ${content}\n`);
  },
};

recorded.contentsCreated = (contents) => app.emit("web-contents-created", {}, contents);
recorded.lastWindowClosed = () => {
  if (app.listenerCount("window-all-closed") > 0) app.emit("window-all-closed");
  else app.quit();
};
answerTestQuestions(app);
