/** The profiles that ship with the program. */
import chinese58 from "./profiles/chinese-58.json" with { type: "json" };
import chinese80 from "./profiles/chinese-80.json" with { type: "json" };
import generic58 from "./profiles/generic-58.json" with { type: "json" };
import generic80 from "./profiles/generic-80.json" with { type: "json" };
import generic80Narrow from "./profiles/generic-80-512.json" with { type: "json" };
import raster80 from "./profiles/raster-80.json" with { type: "json" };
import virtual80 from "./profiles/virtual-80.json" with { type: "json" };
import { assert } from "#core/assert.ts";
import { parseProfile } from "./printer-profile.ts";
import type { PrinterProfile } from "./printer-profile.ts";

const FILES: readonly unknown[] = [generic80, generic80Narrow, generic58, chinese80, chinese58, raster80, virtual80];

/** In the order in which a person should be offered them. */
export const PRINTER_PROFILES: readonly PrinterProfile[] = FILES.map((file) => {
  const outcome = parseProfile(file);
  assert(outcome.ok, "a printer profile that ships with the program must be valid");
  return outcome.value;
});

export const findProfile = (id: string): PrinterProfile | null =>
  PRINTER_PROFILES.find((profile) => profile.id === id) ?? null;
