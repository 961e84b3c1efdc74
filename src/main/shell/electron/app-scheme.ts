/** `app://till/…`: the built screens under an origin of their own, with the security headers on every answer. */
import { protocol } from "electron";
import fs from "node:fs";
import { securityHeaders } from "../security-policy.ts";
import { listStaticFiles } from "../static-files.ts";

const scheme = "app";
export const appOrigin = `${scheme}://till`;

/** Must run before the application is ready: only then can a scheme become a proper, secure origin. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the folder of built screens under the scheme. */
export function serveAppScheme(rendererFolder: string): void {
  const files = listStaticFiles(rendererFolder);
  const notFound = (): Response => new Response("not found", { status: 404, headers: { ...securityHeaders } });

  protocol.handle(scheme, async (request) => {
    const url = new URL(request.url);
    const file = request.method === "GET" && url.host === "till" ? files.get(url.pathname) : undefined;
    if (file === undefined) return notFound();
    const content = await fs.promises.readFile(file.file);
    return new Response(new Uint8Array(content), { headers: { ...securityHeaders, "content-type": file.contentType } });
  });
}
