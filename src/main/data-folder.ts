/** Where a till keeps its data when nobody says otherwise: the place that each platform has for it. */
import { homedir } from "node:os";
import { join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * | platform | folder                                            |
 * |----------|---------------------------------------------------|
 * | Windows  | %APPDATA%\Regulars                                |
 * | macOS    | ~/Library/Application Support/Regulars            |
 * | others   | $XDG_DATA_HOME/regulars, else ~/.local/share/regulars |
 */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: Environment = process.env,
  home: string = homedir(),
): string {
  if (platform === "win32") return join(environment["APPDATA"] ?? join(home, "AppData", "Roaming"), "Regulars");
  if (platform === "darwin") return join(home, "Library", "Application Support", "Regulars");
  // The XDG specification: a relative path in the variable is to be ignored.
  const xdg = environment["XDG_DATA_HOME"];
  const base = xdg?.startsWith("/") === true ? xdg : join(home, ".local", "share");
  return join(base, "regulars");
}
