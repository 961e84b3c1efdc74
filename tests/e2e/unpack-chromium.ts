/** Unpacks @sparticuz/chromium into the temporary folder of this process; the argument is the package's folder. */
import { inflate } from "@sparticuz/chromium";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const packageFolder = process.argv[2];
if (packageFolder === undefined) throw new Error("The folder of @sparticuz/chromium is missing.");
for (const archive of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) {
  await inflate(path.join(packageFolder, "bin", archive));
}
// The package's own configuration looks for the fonts in /tmp; ours finds them beside itself.
fs.writeFileSync(
  path.join(os.tmpdir(), "fonts", "fonts.conf"),
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
);
