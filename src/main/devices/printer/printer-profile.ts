/**
 * What one kind of printer can do, as a file: paper, code pages, fonts, cutter, drawer, how it answers. Differences
 * between printers are rows in these files, never branches in the code.
 *
 * A profile is checked when it is read, because a shop may bring its own file.
 */
import type { Paper } from "#core/receipts/print-command.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";

/** Names that iconv-lite knows. */
export const CODE_PAGES = ["cp437", "cp850", "cp852", "cp858", "cp866", "windows1252"] as const;
export type CodePageName = (typeof CODE_PAGES)[number];

export interface ProfileCodePage {
  readonly name: CodePageName;
  /** The n of `ESC t n`. */
  readonly number: number;
  /** Known to print its whole upper half right. Pages that are only claimed are never used. */
  readonly proven: boolean;
}

export interface PrinterProfile {
  readonly id: string;
  readonly name: string;
  /** Where the facts of this file come from. */
  readonly attribution: string;
  readonly dpi: number;
  readonly paper: Paper;
  readonly codePages: readonly ProfileCodePage[];
  /** The kind of double-byte font, for wide characters in two-byte cells; null when there is none. */
  readonly doubleByte: "gb18030" | null;
  /** false: every line of text goes as a picture. */
  readonly nativeText: boolean;
  readonly nativeBarcodes: boolean;
  readonly cutter: "partial" | "full" | "none";
  /** Paper between the head and the cutter or the tear bar. */
  readonly feedBeforeCutDots: number;
  readonly drawer: { readonly pin: 0 | 1; readonly onUnits: number; readonly offUnits: number } | null;
  readonly status: {
    /** `DLE EOT n`. */
    readonly current: boolean;
    /** `GS r 1`: answered when everything before it was worked off. */
    readonly processed: boolean;
    /** `GS ( H`: the job's own number comes back when it is on paper. */
    readonly jobNumber: boolean;
  };
  /** One model hangs when it is asked anything: then every status question is off, whatever `status` says. */
  readonly neverAskStatus: boolean;
}

export type ProfileFailure = { readonly code: "profileNotValid"; readonly field: string };

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Collects the first field that does not fit, so that a person can mend the file. */
class ProfileReader {
  wrongField: string | null = null;
  private readonly fields: Fields;
  private readonly path: string;

  constructor(fields: unknown, path: string) {
    this.fields = isFields(fields) ? fields : {};
    this.path = path;
    if (!isFields(fields)) this.wrong("");
  }

  wrong(name: string): void {
    this.wrongField ??= this.path + name;
  }

  text(name: string): string {
    const value = this.fields[name];
    if (typeof value === "string" && value.length > 0 && value.length <= 400) return value;
    this.wrong(name);
    return "";
  }

  flag(name: string): boolean {
    const value = this.fields[name];
    if (typeof value === "boolean") return value;
    this.wrong(name);
    return false;
  }

  integer(name: string, min: number, max: number): number {
    const value = this.fields[name];
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    this.wrong(name);
    return min;
  }

  choice<T extends string>(name: string, choices: readonly T[]): T | null {
    const value = this.fields[name];
    const found = choices.find((choice) => choice === value);
    if (found === undefined && value !== null) this.wrong(name);
    return found ?? null;
  }

  inner(name: string): ProfileReader {
    return new ProfileReader(this.fields[name], `${this.path}${name}.`);
  }

  isNull(name: string): boolean {
    return this.fields[name] === null;
  }

  list(name: string): readonly ProfileReader[] {
    const value = this.fields[name];
    if (Array.isArray(value) && value.length <= 40) {
      return value.map((item: unknown, index) => new ProfileReader(item, `${this.path}${name}.${index}.`));
    }
    this.wrong(name);
    return [];
  }
}

function readPaper(reader: ProfileReader): Paper {
  const paper = {
    widthDots: reader.integer("widthDots", 128, 1024),
    columns: reader.integer("columns", 16, 80),
    cellWidthDots: reader.integer("cellWidthDots", 8, 24),
    cellHeightDots: reader.integer("cellHeightDots", 16, 48),
  };
  if (paper.columns * paper.cellWidthDots > paper.widthDots) reader.wrong("columns");
  return paper;
}

function readDrawer(reader: ProfileReader): PrinterProfile["drawer"] {
  return {
    pin: reader.integer("pin", 0, 1) === 1 ? 1 : 0,
    onUnits: reader.integer("onUnits", 1, 255),
    offUnits: reader.integer("offUnits", 1, 255),
  };
}

export function parseProfile(value: unknown): Outcome<PrinterProfile, ProfileFailure> {
  const reader = new ProfileReader(value, "");
  const [paper, status] = [reader.inner("paper"), reader.inner("status")];
  const drawer = reader.isNull("drawer") ? null : reader.inner("drawer");
  const pages = reader.list("codePages");
  const profile: PrinterProfile = {
    id: reader.text("id"),
    name: reader.text("name"),
    attribution: reader.text("attribution"),
    dpi: reader.integer("dpi", 100, 600),
    paper: readPaper(paper),
    codePages: pages.map((page) => ({
      name: page.choice("name", CODE_PAGES) ?? "cp437",
      number: page.integer("number", 0, 255),
      proven: page.flag("proven"),
    })),
    doubleByte: reader.choice("doubleByte", ["gb18030"]),
    nativeText: reader.flag("nativeText"),
    nativeBarcodes: reader.flag("nativeBarcodes"),
    cutter: reader.choice("cutter", ["partial", "full", "none"]) ?? "none",
    feedBeforeCutDots: reader.integer("feedBeforeCutDots", 0, 400),
    drawer: drawer === null ? null : readDrawer(drawer),
    status: {
      current: status.flag("current"),
      processed: status.flag("processed"),
      jobNumber: status.flag("jobNumber"),
    },
    neverAskStatus: reader.flag("neverAskStatus"),
  };
  const wrong = [reader, paper, status, ...(drawer === null ? [] : [drawer]), ...pages].find(
    (part) => part.wrongField !== null,
  );
  return wrong?.wrongField ? fail({ code: "profileNotValid", field: wrong.wrongField }) : succeed(profile);
}
