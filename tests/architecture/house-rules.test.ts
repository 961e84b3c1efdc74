/** The rules of the house that no linter knows. Each failure names its remedy. */
import path from "node:path";
import { describe, it } from "vitest";
import { roomOf, rooms } from "../../rooms.cjs";
import { expectNone, projectFiles } from "./project-files.ts";

const code = /\.(ts|tsx|cjs|js)$/u;
const isTest = (name: string): boolean => /\.test\.tsx?$/u.test(name) || name.startsWith("tests/");

/**
 * Files that may be longer than the soft budget, with the length that each may have. The list only shrinks: split a file
 * and take it out. Nothing may be added to it.
 */
const longFiles: Readonly<Record<string, number>> = { "src/contract/calls.ts": 307 };
const softMax = 300;
const testMax = 600;
const compositionMax = 100;
const preloadMax = 30;

describe("length", () => {
  it("stays within the budgets", () => {
    const sins = projectFiles(code)
      .map((file) => ({ name: file.name, length: file.lines.length, max: lengthMax(file.name) }))
      .filter((file) => file.length > file.max)
      .map((file) => `${file.name}: ${file.length} lines, ${file.max} allowed`);
    expectNone(sins, "Split the file along its ideas; one main export a file.");
  });

  it("has no budget for a file that no longer needs it", () => {
    const lengths = new Map(projectFiles(code).map((file) => [file.name, file.lines.length]));
    const sins = Object.entries(longFiles).flatMap(([name, max]) => {
      const length = lengths.get(name) ?? 0;
      if (length <= softMax) return [`${name}: remove it from longFiles`];
      return length < max ? [`${name}: lower its budget to ${length}`] : [];
    });
    expectNone(sins, "The list of long files is a ratchet.");
  });
});

function lengthMax(name: string): number {
  if (isTest(name)) return testMax;
  if (name === "src/main/till.ts") return compositionMax;
  if (name.startsWith("src/preload/")) return preloadMax;
  return longFiles[name] ?? softMax;
}

describe("names", () => {
  const banned = new Set([
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "types",
    "manager",
    "service",
    "data",
    "info",
    "index",
  ]);
  // These names are demanded by their tools.
  const demanded = new Set(["src/main/index.ts", "src/preload/index.ts"]);

  it("say what a file is about", () => {
    const sins = projectFiles(/^(src|tests|scripts|bin)\/.*\.(ts|tsx)$/u)
      .filter((file) => !demanded.has(file.name))
      .filter((file) => {
        const words = path.basename(file.name).split(".")[0]?.split("-") ?? [];
        const folders = path.dirname(file.name).split("/");
        return (
          banned.has(words.join("-")) || banned.has(words.at(-1) ?? "") || folders.some((folder) => banned.has(folder))
        );
      })
      .map((file) => file.name);
    expectNone(sins, "Name the file after its one main export; a barrel or a drawer for everything has none.");
  });

  it("are lower case with hyphens", () => {
    const sins = projectFiles(/^(src|tests|scripts|bin)\/.*\.(ts|tsx|js|cjs)$/u)
      .filter((file) => !/^[a-z0-9-]+(\.[a-z0-9-]+)*$/u.test(path.basename(file.name)))
      .map((file) => file.name);
    expectNone(sins, "Rename the file: kebab-case.");
  });
});

describe("rooms", () => {
  it("own every file under src", () => {
    const sins = projectFiles(/^src\/.*\.(ts|tsx)$/u)
      .filter((file) => roomOf(file.name) === undefined)
      .map((file) => file.name);
    expectNone(
      sins,
      `Move the file into a room of rooms.cjs (${Object.keys(rooms).join(", ")}), or describe its room there.`,
    );
  });

  it("are entered by #room/file and walked by relative paths", () => {
    const sins = projectFiles(/^src\/.*\.(ts|tsx)$/u).flatMap((file) =>
      importsOf(file.text).flatMap((specifier) => {
        const sin = importSin(file.name, specifier);
        return sin === undefined ? [] : [`${file.name}: ${specifier}: ${sin}`];
      }),
    );
    expectNone(sins, "Inside a room relative paths, never ../../; across rooms #room/file; both with their extension.");
  });
});

/** Every module that a file imports or exports from, also those that only its types name. */
function importsOf(text: string): readonly string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^;"']*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/gu,
  );
  return [...found].map((match) => match[1] ?? match[2] ?? "");
}

function importSin(file: string, specifier: string): string | undefined {
  const ownRoom = roomOf(file)?.split("/").slice(0, 2).join("/");
  const roomOfTarget = (target: string): string | undefined => roomOf(target)?.split("/").slice(0, 2).join("/");
  if (specifier.startsWith(".")) {
    if (specifier.startsWith("../../")) return "climbs two folders";
    const target = path.posix.join(path.posix.dirname(file), specifier);
    const isSameRoom = roomOfTarget(target) === ownRoom || isMainRoot(file, target);
    if (!isSameRoom) return "leaves the room by a relative path";
    return /\.(ts|tsx|json|css|cjs)$/u.test(specifier) ? undefined : "has no extension";
  }
  if (!specifier.startsWith("#")) return undefined;
  const target = `src/${specifier.slice(1)}`;
  const relative = path.posix.relative(path.posix.dirname(file), target);
  const isNear = !relative.startsWith("../../");
  return roomOfTarget(target) === ownRoom && isNear
    ? `is near: ${relative.startsWith(".") ? relative : `./${relative}`}`
    : undefined;
}

/** The files directly in src/main put its rooms together, and reach into them as their own. */
function isMainRoot(file: string, target: string): boolean {
  const parents = ["src/main", "src/renderer"];
  return parents.some((parent) => path.posix.dirname(file) === parent && target.startsWith(`${parent}/`));
}

describe("what does not belong in the code", () => {
  it("is a path of one person's machine", () => {
    const pattern = /(\/home\/[a-z]|\/Users\/[A-Za-z]|C:\\+Users\\+[A-Za-z]|\/root\/|\/work\/(main|shared))/u;
    const sins = findLines(/\.(ts|tsx|cjs|js|json|md|sql|yml|html|css)$|^\.ci\//u, pattern, [
      "package-lock.json",
      self,
    ]);
    expectNone(sins, "Use a path that every machine has: relative to the project, or the data folder.");
  });

  it("is a mark of unfinished work that docs/gaps.md does not know", () => {
    const gaps = projectFiles(/^docs\/gaps\.md$/u)[0]?.text ?? "";
    const marked = projectFiles(/^(src|tests|scripts|bin)\/.*\.(ts|tsx|cjs|js)$/u)
      .filter((file) => file.name !== self && !gaps.includes(file.name))
      .flatMap((file) => matchesIn(file, /\b(TODO|FIXME|XXX|HACK)\b/u));
    expectNone(
      marked,
      "Finish it, or write in docs/gaps.md what is missing and what would close it, with the file's name.",
    );
  });

  it("is a switched-off or focused test", () => {
    const sins = findLines(/\.test\.tsx?$/u, /\b(it|test|describe)(\.\w+)*\.(skip|only|todo|fails)\b/u, [self]);
    expectNone(sins, "Mend the test or delete it.");
  });

  it("is a switched-off check without a reason", () => {
    const sins = findLines(code, /@ts-(ignore|nocheck)|(oxlint|eslint)-disable(?!.*-- \w)/u, [self]);
    expectNone(sins, "Write the reason behind two hyphens, or mend the line.");
  });

  it("is a word in Chinese outside the locales", () => {
    const pattern = /\p{Script=Han}/u;
    const sins = projectFiles(/^src\/.*\.(ts|tsx)$/u)
      .filter((file) => !file.name.startsWith("src/locales/") && !isTest(file.name) && !holdsNames(file.name))
      .flatMap((file) => matchesIn({ ...file, lines: file.lines.map(withoutComment) }, pattern))
      // A language calls itself by its own name in every language.
      .filter((sin) => /\p{Script=Han}/u.test(sin.replaceAll(/简体中文|中文/gu, "")));
    expectNone(sins, "Move the text into src/locales.");
  });

  it("is a text on the screen outside the locales", () => {
    const sins = projectFiles(/^src\/renderer\/.*\.tsx$/u)
      .filter((file) => !isTest(file.name))
      .flatMap((file) => screenTexts(file.text).map((text) => `${file.name}: ${text}`));
    expectNone(sins, "Move the text into src/locales and say it by its key.");
  });
});

const self = "tests/architecture/house-rules.test.ts";

/** Shops, products and members of the demo have names in both languages; those are content, not texts of the product. */
const holdsNames = (name: string): boolean => name.startsWith("src/main/app/demo-shop/");

const withoutComment = (line: string): string => line.replace(/^\s*(\/?\*+|\/\/).*$|\s\/\/\s.*$|\/\*.*?\*\//u, "");

/** What stands between two tags, or in an attribute that is shown or read aloud, and has a word in it. */
function screenTexts(text: string): readonly string[] {
  const source = text.split("\n").map(withoutComment).join("\n");
  const between = [...source.matchAll(/<\/?[A-Za-z][^<>{}]*>([^<>{}]*\p{L}{2,}[^<>{}]*)<\//gu)].map(
    (match) => match[1] ?? "",
  );
  const attributes = [
    ...source.matchAll(/\b(?:label|title|placeholder|aria-label|alt|description)="([^"]*\p{L}{2,}[^"]*)"/gu),
  ];
  // Code between a type argument and the next one looks like text between tags, but has signs that text has not.
  const isCode = (found: string): boolean => /[;=(){}]|=>|\n\s*(const|return|export|import)\b/u.test(found);
  return [...between.filter((found) => !isCode(found)), ...attributes.map((match) => match[1] ?? "")].map((found) =>
    found.trim(),
  );
}

function findLines(files: RegExp, pattern: RegExp, except: readonly string[]): readonly string[] {
  return projectFiles(files)
    .filter((file) => !except.includes(file.name))
    .flatMap((file) => matchesIn(file, pattern));
}

function matchesIn(
  file: { readonly name: string; readonly lines: readonly string[] },
  pattern: RegExp,
): readonly string[] {
  return file.lines.flatMap((line, index) =>
    pattern.test(line) ? [`${file.name}:${index + 1}: ${line.trim().slice(0, 120)}`] : [],
  );
}
