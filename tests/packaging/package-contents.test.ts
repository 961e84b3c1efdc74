/** What a shop would install: everything that the till needs at run time, and nothing that it was made with. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import configuration from "../../electron-builder.config.ts";
import { projectRoot } from "../../scripts/run-step.ts";
import { expectNone } from "../architecture/project-files.ts";
import { pack } from "./pack.ts";
import type { PackedFile } from "./pack.ts";

const manifestSchema = z.looseObject({
  main: z.string(),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()).optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
});
const manifest = manifestSchema.parse(JSON.parse(fs.readFileSync(path.join(projectRoot, "package.json"), "utf8")));
const packMs = 240_000;

let folder: string;
let files: ReadonlyMap<string, PackedFile>;
let names: readonly string[];

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "regulars-package-"));
  files = await pack(folder);
  names = [...files.keys()];
}, packMs);

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

describe("the package", () => {
  it("starts with the built main process and holds the built screens", () => {
    const packed = manifestSchema.parse(JSON.parse(files.get("package.json")?.read() ?? "{}"));
    expect(packed.main).toBe("out/main/index.js");
    expect(packed.devDependencies).toBeUndefined();
    expect(names).toEqual(
      expect.arrayContaining(["out/main/index.js", "out/preload/index.cjs", "out/renderer/index.html", "LICENSE"]),
    );
  });

  it("holds every migration", () => {
    const migrations = fs.readdirSync(path.join(projectRoot, "migrations"), { recursive: true, encoding: "utf8" });
    const wanted = migrations.filter((name) => name.endsWith(".sql")).map((name) => `migrations/${name}`);
    expect(wanted.length).toBeGreaterThan(0);
    expectNone(
      wanted.filter((name) => !files.has(name)),
      "Add the folder to the files of electron-builder.config.ts.",
    );
  });

  it("holds every package that the till depends on", () => {
    const sins = Object.keys(manifest.dependencies).filter((name) => !files.has(`node_modules/${name}/package.json`));
    expectNone(sins, "The packer left the dependency out: look at the files of electron-builder.config.ts.");
  });

  it("holds no tool, no test and no source of ours", () => {
    const installed = names.filter((name) => /^node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/u.test(name));
    // A tool of ours may be a part of something that the till does need.
    const needed = new Set(installed.flatMap((name) => dependenciesOf(files.get(name)?.read() ?? "{}")));
    const tools = Object.keys({ ...manifest.devDependencies, ...manifest.optionalDependencies }).filter(
      (name) => !needed.has(name),
    );
    const sins = names.filter(
      (name) =>
        /^(src|tests|scripts|docs|bin|\.ci)\//u.test(name) ||
        /\.(ts|tsx|tsbuildinfo)$/u.test(name) ||
        /(^|\/)\.git|\.test\./u.test(name) ||
        tools.some((tool) => name.startsWith(`node_modules/${tool}/`)),
    );
    expectNone(sins, "Exclude it in electron-builder.config.ts.");
  });

  it("holds every native binary that is installed, outside of the archive", () => {
    const nativePackages = ["better-sqlite3", "@serialport/bindings-cpp", "@napi-rs"];
    const wanted = nativePackages.flatMap((name) =>
      fs
        .readdirSync(path.join(projectRoot, "node_modules", name), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".node") && !file.includes("android"))
        .map((file) => `node_modules/${name}/${file.split(path.sep).join("/")}`),
    );
    for (const name of nativePackages) expect(wanted.some((file) => file.includes(`/${name}`))).toBe(true);
    expectNone(
      wanted.filter((name) => files.get(name)?.isUnpacked !== true),
      "A library cannot be loaded from inside the archive: add its package to asarUnpack.",
    );
  });

  it("holds the fonts that the paper is drawn with", () => {
    const wanted = fs
      .readdirSync(path.join(projectRoot, "node_modules", "@fontsource"), { recursive: true, encoding: "utf8" })
      .filter((file) => /-(500|700)-normal\.woff$|unicode\.json$/u.test(file))
      .map((file) => `node_modules/@fontsource/${file.split(path.sep).join("/")}`);
    expect(wanted.length).toBeGreaterThan(100);
    expectNone(
      wanted.filter((name) => !files.has(name)),
      "Let the font files into the package in electron-builder.config.ts.",
    );
  });
});

function dependenciesOf(packageJson: string): readonly string[] {
  const { dependencies } = z
    .looseObject({ dependencies: z.record(z.string(), z.string()).optional() })
    .parse(JSON.parse(packageJson));
  return Object.keys(dependencies ?? {});
}

describe("the configuration", () => {
  it("burns in the fuses that keep the binary from running foreign code", () => {
    expect(configuration.electronFuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
    });
    expect(configuration.asar).toBe(true);
  });

  it("makes an installer for each platform", () => {
    expect(configuration).toMatchObject({
      win: { target: [{ target: "nsis" }] },
      mac: { target: [{ target: "dmg" }] },
      linux: { target: [{ target: "AppImage" }, { target: "deb" }] },
    });
  });
});
