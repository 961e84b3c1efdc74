/** Packs the till with the real packer around a stand-in for Electron's binary, and reads back what the package holds. */
import { Platform, build } from "electron-builder";
import fs from "node:fs";
import path from "node:path";
import configuration from "../../electron-builder.config.ts";
import { projectRoot } from "../../scripts/run-step.ts";

export interface PackedFile {
  readonly isUnpacked: boolean;
  readonly read: () => string;
}

interface ArchiveEntry {
  readonly files?: Readonly<Record<string, ArchiveEntry>>;
  readonly unpacked?: boolean;
  readonly offset?: string;
  readonly size?: number;
}

/** Every file of the package by its path inside it. `folder` is written to. */
export async function pack(folder: string): Promise<ReadonlyMap<string, PackedFile>> {
  const electronDist = path.join(folder, "electron");
  fs.mkdirSync(path.join(electronDist, "resources"), { recursive: true });
  for (const name of ["electron", "version", "LICENSE", "LICENSES.chromium.html"]) {
    fs.writeFileSync(path.join(electronDist, name), "");
  }
  await build({
    projectDir: projectRoot,
    targets: Platform.LINUX.createTarget("dir"),
    publish: "never",
    // Fuses are bits inside the real binary, so they are the one step that the stand-in cannot go through.
    config: {
      ...configuration,
      electronDist,
      electronFuses: null,
      directories: { output: path.join(folder, "packed") },
    },
  });
  return readArchive(path.join(folder, "packed", "linux-unpacked", "resources", "app.asar"));
}

/** The archive: four little-endian sizes, a JSON header, then the files' bytes. */
function readArchive(file: string): ReadonlyMap<string, PackedFile> {
  const bytes = fs.readFileSync(file);
  const headerBytes = bytes.readUInt32LE(4);
  const jsonBytes = bytes.readUInt32LE(12);
  const header = JSON.parse(bytes.toString("utf8", 16, 16 + jsonBytes)) as ArchiveEntry;
  const packed = new Map<string, PackedFile>();
  const walk = (entry: ArchiveEntry, place: string): void => {
    for (const [name, child] of Object.entries(entry.files ?? {})) {
      const inside = place === "" ? name : `${place}/${name}`;
      if (child.files !== undefined) {
        walk(child, inside);
        continue;
      }
      const beside = path.join(`${file}.unpacked`, inside);
      const start = 8 + headerBytes + Number(child.offset ?? 0);
      packed.set(inside, {
        isUnpacked: child.unpacked === true && fs.existsSync(beside),
        read: () =>
          child.unpacked === true
            ? fs.readFileSync(beside, "utf8")
            : bytes.toString("utf8", start, start + (child.size ?? 0)),
      });
    }
  };
  walk(header, "");
  return packed;
}
