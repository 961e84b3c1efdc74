/** A new package must be given to a room: who may use it is a decision, not an accident. */
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "vitest";
import { z } from "zod";
import { rooms, tools } from "../../rooms.cjs";
import { projectRoot } from "../../scripts/run-step.ts";
import { expectNone } from "./project-files.ts";

const packageLists = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});
const manifest = packageLists.parse(JSON.parse(fs.readFileSync(path.join(projectRoot, "package.json"), "utf8")));
const versions = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
const inRooms = new Set(Object.values(rooms).flatMap((room) => room.packages));
const licences = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "MPL-2.0",
  "OFL-1.1",
  "0BSD",
]);

describe("packages", () => {
  it("each belong to a room or are a tool", () => {
    const sins = Object.keys(versions).filter((name) => !inRooms.has(name) && !tools.includes(name));
    expectNone(
      sins,
      "Give the package to the rooms that may use it, or to the tools, in rooms.cjs; and write docs/decisions.",
    );
  });

  it("are named in rooms.cjs only while package.json lists them", () => {
    const sins = [...inRooms, ...tools].filter((name) => versions[name] === undefined);
    expectNone(sins, "Remove the package from rooms.cjs, or install it.");
  });

  it("have exact versions", () => {
    const sins = Object.entries(versions).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/u.test(version));
    expectNone(
      sins.map(([name, version]) => `${name}: ${version}`),
      "Pin the version: npm i -E.",
    );
  });

  it("have a licence that lets a shop run them", () => {
    const sins = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).flatMap((name) => {
      const file = path.join(projectRoot, "node_modules", name, "package.json");
      const { license } = z.object({ license: z.string().optional() }).parse(JSON.parse(fs.readFileSync(file, "utf8")));
      const names = (license ?? "none").replace(/[()]/gu, "").split(/ (?:OR|AND) /u);
      return names.some((one) => licences.has(one)) ? [] : [`${name}: ${license ?? "none"}`];
    });
    expectNone(sins, "Choose another package.");
  });
});
