/**
 * The built screens, as a closed list: only a file that stood in the folder when the shell started can be asked for, so
 * no path, however written, reaches anything else.
 */
import fs from "node:fs";
import path from "node:path";

export interface StaticFile {
  readonly file: string;
  readonly contentType: string;
  /** The name carries a digest of the content, so the file never changes under it. */
  readonly immutable: boolean;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".wav": "audio/wav",
  ".mp3": "audio/mpeg",
};

const filesMax = 5000;

/** Lists the folder by the path that a page asks for: `/assets/index-1a2b.js`. `/` is the page itself. */
export function listStaticFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const files = new Map<string, StaticFile>();
  const entries = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  for (const entry of entries) {
    const contentType = contentTypes[path.extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    const asked = `/${path.relative(folder, file).split(path.sep).join("/")}`;
    files.set(asked, { file, contentType, immutable: asked.startsWith("/assets/") });
    if (files.size > filesMax) throw new Error(`${folder} holds more than ${filesMax} files; it is not a build.`);
  }
  const page = files.get("/index.html");
  if (page !== undefined) files.set("/", page);
  return files;
}
