/** The contract between the window and the till: calls in, topics out, and nobody but the till's own page served. */
import { ipcMain } from "electron";
import type { BrowserWindow, IpcMainInvokeEvent } from "electron";
import { CHANNELS } from "#contract/channels.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { CallPort } from "#contract/handlers.ts";

/** Answers the window's calls until it is closed. `origin` is the one that its page was loaded from. */
export function serveWindow(window: BrowserWindow, port: CallPort, origin: string): void {
  ipcMain.handle(CHANNELS.call, (event, name: unknown, body: unknown): Answer<unknown> | Promise<Answer<unknown>> => {
    if (!isOwnPage(event, window, origin)) return { ok: false, failure: failureOf("wrongToken") };
    if (typeof name !== "string") return { ok: false, failure: failureOf("malformedCall") };
    return port.call(name, body);
  });
  const endSubscription = port.subscribe((event) => {
    if (!window.isDestroyed()) window.webContents.send(CHANNELS.topic, event);
  });
  window.on("closed", () => {
    endSubscription();
    ipcMain.removeHandler(CHANNELS.call);
  });
}

/** The sender must be the top frame of this window and still show the till: a frame inside it, or a page that it was led to, is foreign. */
function isOwnPage(event: IpcMainInvokeEvent, window: BrowserWindow, origin: string): boolean {
  const frame = event.senderFrame;
  return (
    frame !== null && event.sender === window.webContents && frame.parent === null && frame.url.startsWith(`${origin}/`)
  );
}
