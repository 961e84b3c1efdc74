/** Another till's receipt log into an empty shop: `npm run bench -- import --file LOG.csv.gz`, in the shape of the map online-retail. */
import fs from "node:fs";
import path from "node:path";
import { argumentsOf, report } from "./figures.ts";
import { measureImport } from "./measure-import.ts";

const extract = path.join(import.meta.dirname, "..", "real-input", "online-retail-extract.csv");
const file = path.resolve(argumentsOf("file").file ?? extract);
if (!fs.existsSync(file)) throw new Error(`there is no file ${file}`);

const measured = await measureImport(file);
const { totalsAgree, rowsAddUp, secondRunChangesNothing, verified } = measured;
report({
  what: "import of a receipt log by the command, twice",
  aim: "accepted + refused = rows, total equal to an independent sum, second run changes nothing, verify passes",
  file: path.basename(file),
  ...measured,
});
if (!totalsAgree || !rowsAddUp || !secondRunChangesNothing || !verified) process.exitCode = 1;
