/**
 * What no page of the till may do, whatever runs in it: ask for a permission or a device, load anything from elsewhere,
 * go anywhere, open a window or hold another page.
 */
import { app, session } from "electron";
import type { WebContents } from "electron";

/** Applies to every page that is ever made; `origins` are those that the pages may load from. */
export function lockDown(origins: readonly string[]): void {
  const pages = session.defaultSession;
  pages.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  pages.setPermissionCheckHandler(() => false);
  pages.setDevicePermissionHandler(() => false);
  pages.webRequest.onBeforeRequest((request, decide) => {
    decide({ cancel: !isAllowedAddress(request.url, origins) });
  });
  app.on("web-contents-created", (_event, contents) => lockDownContents(contents));
}

function lockDownContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => event.preventDefault());
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

function isAllowedAddress(address: string, origins: readonly string[]): boolean {
  if (address.startsWith("data:") || address.startsWith("blob:") || address.startsWith("devtools:")) return true;
  return origins.some((origin) => address.startsWith(`${origin}/`));
}
