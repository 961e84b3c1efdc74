/**
 * The bundled fonts, by slice: finds the slice that has a character and registers it with the drawing library the first
 * time it is needed. A slice has a family name of its own, so nothing ever falls back to a font of the machine.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { assert } from "#core/assert.ts";
import { coverageOfWoff } from "./woff-coverage.ts";

export type FontWeight = 500 | 700;

export interface FontSlice {
  readonly family: string;
  /** Every glyph is as wide as every other: one cell. */
  readonly monospaced: boolean;
}

/** The part of the drawing library that the shelf needs. */
export interface FontRegistry {
  register(font: Buffer, family: string): unknown;
}

interface PackedSlice {
  readonly packageName: string;
  readonly folder: string;
  readonly slice: string;
  readonly monospaced: boolean;
  readonly ranges: readonly (readonly [number, number])[];
}

// Not named `require`: the bundle of the desktop shell has a constant of that name.
const fontPackages = createRequire(import.meta.url);

/** Packages in the order in which they are asked. Mono first: the printer's own Latin is monospaced. */
const PACKAGES: readonly { readonly name: string; readonly find: () => string }[] = [
  { name: "noto-sans-mono", find: () => fontPackages.resolve("@fontsource/noto-sans-mono/unicode.json") },
  { name: "noto-sans-sc", find: () => fontPackages.resolve("@fontsource/noto-sans-sc/unicode.json") },
  { name: "noto-sans-kr", find: () => fontPackages.resolve("@fontsource/noto-sans-kr/unicode.json") },
  { name: "noto-sans-arabic", find: () => fontPackages.resolve("@fontsource/noto-sans-arabic/unicode.json") },
  { name: "noto-sans-thai", find: () => fontPackages.resolve("@fontsource/noto-sans-thai/unicode.json") },
  { name: "noto-sans-hebrew", find: () => fontPackages.resolve("@fontsource/noto-sans-hebrew/unicode.json") },
  { name: "noto-sans", find: () => fontPackages.resolve("@fontsource/noto-sans/unicode.json") },
  { name: "noto-sans-bengali", find: () => fontPackages.resolve("@fontsource/noto-sans-bengali/unicode.json") },
  { name: "noto-sans-tamil", find: () => fontPackages.resolve("@fontsource/noto-sans-tamil/unicode.json") },
  { name: "noto-sans-georgian", find: () => fontPackages.resolve("@fontsource/noto-sans-georgian/unicode.json") },
  { name: "noto-sans-armenian", find: () => fontPackages.resolve("@fontsource/noto-sans-armenian/unicode.json") },
];

/** `U+4e00-4eff,U+2b` → pairs of first and last. */
function parseRanges(text: string): readonly (readonly [number, number])[] {
  return text.split(",").map((part) => {
    const [first = "", last = first] = part.trim().replace("U+", "").split("-");
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
}

function unpack({ name, find }: (typeof PACKAGES)[number]): PackedSlice[] {
  const path = find();
  const declared: unknown = JSON.parse(readFileSync(path, "utf8"));
  assert(typeof declared === "object" && declared !== null, "a font package declares its slices");
  return Object.entries(declared).map(([slice, ranges]) => ({
    packageName: name,
    folder: join(dirname(path), "files"),
    // "[57]" names the numbered slices of the large fonts.
    slice: slice.replace(/[[\]]/g, ""),
    monospaced: name === "noto-sans-mono",
    ranges: parseRanges(String(ranges)),
  }));
}

export class FontShelf {
  private readonly registry: FontRegistry;
  private slices: readonly PackedSlice[] | null = null;
  private readonly opened = new Map<string, ReadonlySet<number>>();
  private readonly found = new Map<string, FontSlice | null>();

  constructor(registry: FontRegistry) {
    this.registry = registry;
  }

  /** The slice that draws a character, registered and ready; null when no bundled font has it. */
  find(codePoint: number, weight: FontWeight): FontSlice | null {
    const key = `${weight}:${codePoint}`;
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const slice = this.search(codePoint, weight);
    this.found.set(key, slice);
    return slice;
  }

  private search(codePoint: number, weight: FontWeight): FontSlice | null {
    this.slices ??= PACKAGES.flatMap(unpack);
    for (const packed of this.slices) {
      if (!packed.ranges.some(([first, last]) => codePoint >= first && codePoint <= last)) continue;
      const family = `paper-${packed.packageName}-${packed.slice}-${weight}`;
      if (this.open(packed, family, weight).has(codePoint)) return { family, monospaced: packed.monospaced };
    }
    return null;
  }

  private open(packed: PackedSlice, family: string, weight: FontWeight): ReadonlySet<number> {
    const known = this.opened.get(family);
    if (known !== undefined) return known;
    const file = readFileSync(join(packed.folder, `${packed.packageName}-${packed.slice}-${weight}-normal.woff`));
    const registered = this.registry.register(file, family);
    assert(registered !== null, "the drawing library reads every bundled font");
    const coverage = coverageOfWoff(file);
    this.opened.set(family, coverage);
    return coverage;
  }
}
