/** A till in a process of its own: sets up the demo shop, scans two goods, says so, and then waits to be killed. */
import { randomUUID } from "node:crypto";
import { openTill } from "#main/open-till.ts";

const [dataDir = "", ...codes] = process.argv.slice(2);
const opened = openTill(dataDir, { checkAnswers: true });
if (!opened.ok) throw new Error(opened.failure.code);
const { port, engine } = opened.value;

async function done(name: string, input: object): Promise<void> {
  const answer = await port.call(name, { commandId: randomUUID(), ...input });
  if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}`);
}

if (engine.store.findSettings() === null) await done("setUpDemoShop", { language: "en" });
const [person] = engine.store.staff.list();
if (person !== undefined) engine.session.open({ id: person.id, name: person.name, role: person.role });
for (const text of codes) await done("scan", { text, source: "virtual" });
process.stdout.write("scanned\n");
setInterval(() => undefined, 1000);
