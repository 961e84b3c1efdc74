import { spawn } from "node:child_process";

/**
 * Shows a link in the person's browser, where there is one. Whether that worked cannot be known and does not matter: the
 * link is printed as well.
 */
export function openLink(link: string): void {
  const command = openCommand();
  if (command === undefined) return;
  const child = spawn(command.program, [...command.args, link], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}

function openCommand(): { readonly program: string; readonly args: readonly string[] } | undefined {
  if (process.platform === "darwin") return { program: "open", args: [] };
  // Not `start`, which is a word of the command shell and would read the link's `&` as its own.
  if (process.platform === "win32") return { program: "rundll32", args: ["url.dll,FileProtocolHandler"] };
  const hasDisplay = Boolean(process.env["DISPLAY"]) || Boolean(process.env["WAYLAND_DISPLAY"]);
  return hasDisplay ? { program: "xdg-open", args: [] } : undefined;
}
