/** The browser shell from its first line to its last: a till, a server in front of it, and a link to it. */
import path from "node:path";
import type { OpenTill } from "../running-till.ts";
import { openLink } from "./open-link.ts";
import { readScriptToken } from "./script-token.ts";
import { serveCalls } from "./serve-calls.ts";

export interface InBrowserOptions {
  readonly dataFolder: string;
  readonly rendererFolder: string;
  /** 0 takes any free port. */
  readonly listenPort: number;
  /** Whether to show the link in the person's browser as well. */
  readonly opensLink: boolean;
  readonly openTill: OpenTill;
  readonly reportThrown: (thrown: unknown) => void;
}

export interface InBrowser {
  readonly origin: string;
  /** Works once. */
  readonly link: string;
  /** Stops serving, then lets the till finish. */
  close(): Promise<void>;
}

/** Opens the till and serves it. */
export async function startInBrowser(options: InBrowserOptions): Promise<InBrowser> {
  const till = await options.openTill(path.resolve(options.dataFolder));
  try {
    const { rendererFolder, listenPort, reportThrown } = options;
    const scriptToken = readScriptToken(options.dataFolder);
    const shell = await serveCalls({ port: till.port, rendererFolder, listenPort, scriptToken, reportThrown });
    const link = shell.makeLink();
    if (options.opensLink) openLink(link);
    const close = async (): Promise<void> => {
      await shell.close();
      await till.close();
    };
    return { origin: shell.origin, link, close };
  } catch (thrown) {
    await till.close();
    throw thrown;
  }
}
