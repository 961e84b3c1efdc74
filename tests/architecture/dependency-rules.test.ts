/**
 * Proves that the dependency rules bite: a small house in which every rule is broken once, and one clean file per room.
 * It stands under the project, so that packages resolve as they do for the product.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { rooms } from "../../rooms.cjs";
import { commandFile, projectRoot } from "../../scripts/run-step.ts";

interface Sin {
  readonly file: string;
  readonly text: string;
  readonly rule: string;
}

const roomNames = Object.keys(rooms);
const placeIn = (name: string, file: string): string => {
  const room = rooms[name];
  if (room === undefined) throw new Error(`no room ${name}`);
  // A room may be a single file.
  return room.path.endsWith("/") ? `${room.path}${file}` : room.path;
};

/** A room that this one may not import, preferring one that is not inside or around it. */
function foreignRoomOf(name: string): string {
  const room = rooms[name];
  const foreign = roomNames.find(
    (other) => other !== name && room?.rooms.includes(other) === false && rooms[other]?.path.endsWith("/") === true,
  );
  if (foreign === undefined) throw new Error(`${name} may import every room`);
  return foreign;
}

function foreignPackageOf(name: string): string {
  const candidates = ["pngjs", "commander", "zod", "react"];
  const foreign = candidates.find((one) => rooms[name]?.packages.includes(one) === false);
  if (foreign === undefined) throw new Error(`${name} may use every package`);
  return foreign;
}

const sinsOfRooms: readonly Sin[] = roomNames.flatMap((name) => {
  const importing = (what: string): string => `export * from "${what}";\n`;
  const foreign = placeIn(foreignRoomOf(name), "clean.ts").replace(/^src\//u, "#");
  // The one-file room shows both sins in its one file.
  if (rooms[name]?.path.endsWith("/") !== true) {
    const text = importing(foreign) + importing(foreignPackageOf(name));
    return [
      { file: placeIn(name, ""), text, rule: `room ${name}: rooms` },
      { file: placeIn(name, ""), text, rule: `room ${name}: packages` },
    ];
  }
  const sins = [
    { file: placeIn(name, "imports-a-foreign-room.ts"), text: importing(foreign), rule: `room ${name}: rooms` },
    {
      file: placeIn(name, "uses-a-foreign-package.ts"),
      text: importing(foreignPackageOf(name)),
      rule: `room ${name}: packages`,
    },
  ];
  if (rooms[name]?.builtins === true) return sins;
  return [...sins, { file: placeIn(name, "uses-node.ts"), text: importing("node:fs"), rule: `room ${name}: no Node` }];
});

const sinsOfTheHouse: readonly Sin[] = [
  { file: "src/main/app/opens-a-socket.ts", text: 'import "node:net";', rule: "network" },
  { file: "src/main/store/asks-the-web.ts", text: 'import "node:https";', rule: "network" },
  { file: "src/main/app/loads-electron.ts", text: 'import "electron";', rule: "room main/app: packages" },
  { file: "src/main/app/loads-sqlite.ts", text: 'import "better-sqlite3";', rule: "room main/app: packages" },
  { file: "src/main/app/loads-serialport.ts", text: 'import "serialport";', rule: "room main/app: packages" },
  {
    file: "src/main/devices/printer/asks-the-web.ts",
    text: 'import "node:http";',
    rule: "network: printers only open a socket",
  },
  {
    file: "src/core/basket/decides-with-zod.ts",
    text: 'import "zod";',
    rule: "core: zod describes, it does not decide",
  },
  {
    file: "src/renderer/cashier/calls-the-contract.ts",
    text: 'import "#contract/clean.ts";',
    rule: "renderer: only session talks to the till",
  },
  { file: "src/core/chicken.ts", text: 'import "./egg.ts";', rule: "no cycles" },
  { file: "src/core/alone.ts", text: "export const alone = 1;", rule: "no orphans" },
  {
    file: "src/core/leans-on-a-test.ts",
    text: 'import "../../tests/anything.ts";',
    rule: "product does not import tests or scripts",
  },
  { file: "src/core/looks-for-nothing.ts", text: 'import "./nowhere.ts";', rule: "resolvable" },
  { file: "src/main/app/uses-a-tool.ts", text: 'import "vitest";', rule: "no dev dependency in the engine" },
];

const sins = [...sinsOfRooms, ...sinsOfTheHouse];
const violationsSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let house: string;
let found: ReadonlySet<string>;

beforeAll(() => {
  const parent = path.join(projectRoot, "out");
  fs.mkdirSync(parent, { recursive: true });
  house = fs.mkdtempSync(path.join(parent, "broken-house-"));
  const write = (file: string, text: string): void => {
    fs.mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    fs.writeFileSync(path.join(house, file), text);
  };
  for (const file of ["package.json", "tsconfig.base.json", "rooms.cjs", ".dependency-cruiser.cjs"]) {
    fs.copyFileSync(path.join(projectRoot, file), path.join(house, file));
  }
  write("tests/anything.ts", "export const anything = 1;");
  write("src/core/egg.ts", 'import "./chicken.ts";');
  for (const name of roomNames.filter((one) => rooms[one]?.path.endsWith("/") === true)) {
    write(placeIn(name, "clean.ts"), 'export * from "./neighbour.ts";');
    write(placeIn(name, "neighbour.ts"), "export const neighbour = 1;");
  }
  for (const sin of sins) write(sin.file, sin.text);

  const result = spawnSync(
    process.execPath,
    [
      commandFile("dependency-cruiser", "depcruise"),
      "src",
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "json",
    ],
    { cwd: house, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  const { summary } = violationsSchema.parse(JSON.parse(result.stdout));
  found = new Set(summary.violations.map((violation) => `${violation.from} breaks "${violation.rule.name}"`));
});

afterAll(() => {
  fs.rmSync(house, { recursive: true, force: true });
});

describe("the dependency rules", () => {
  it.each(sins)("find $file: $rule", ({ file, rule }) => {
    expect([...found]).toContain(`${file} breaks "${rule}"`);
  });

  it("find nothing in clean files", () => {
    expect([...found].filter((sin) => /\/(clean|neighbour)\.ts breaks/u.test(sin))).toEqual([]);
  });
});
