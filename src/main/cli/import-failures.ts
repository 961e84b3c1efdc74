/** Says why a file could not be imported at all. */
import path from "node:path";
import type { ImportFailure } from "#main/app/imports/import-file.ts";
import type { MapFailure } from "#main/app/imports/find-map.ts";
import type { CommandContext, CommandFailure } from "./command-context.ts";
import { EXIT } from "./exit-codes.ts";

export function failureOfImport(context: CommandContext, file: string, failure: ImportFailure): CommandFailure {
  const { kind, ...details } = failure;
  const base = { code: kind, exit: EXIT.refused, details };
  const name = path.basename(file);
  switch (failure.kind) {
    case "fileNotReadable":
      return { ...base, sentence: context.say("fileNotReadable", { file: name, code: failure.code }) };
    case "fileEmpty":
      return { ...base, sentence: context.say("fileEmpty", { file: name }) };
    case "wrongColumns": {
      const columns = { missing: failure.missing.join(", "), found: failure.found.join(", ") };
      return { ...base, sentence: context.say("wrongColumns", { file: name, ...columns }) };
    }
    case "wrongCurrency":
      return {
        ...base,
        sentence: context.say("wrongCurrency", { fileCurrency: failure.file, shopCurrency: failure.shop }),
      };
    case "taxRateUnknown":
      return { ...base, sentence: context.say("taxRateUnknown", { taxRateId: failure.taxRateId }) };
  }
}

export function failureOfMap(context: CommandContext, failure: MapFailure): CommandFailure {
  const { kind, ...details } = failure;
  const base = { code: kind, exit: EXIT.refused, details };
  switch (failure.kind) {
    case "mapNotFound":
      return {
        ...base,
        sentence: context.say("mapNotFound", { map: failure.map, shipped: failure.shipped.join(", ") }),
      };
    case "mapNotValid":
      return {
        ...base,
        sentence: context.say("mapNotValid", { map: failure.map, problems: failure.problems.join("; ") }),
      };
    case "mapOfOtherKind":
      return { ...base, sentence: context.say("mapOfOtherKind", { map: failure.map, format: failure.format }) };
    case "noMapFits": {
      const needed = failure.shipped.map(({ map, columns }) =>
        context.say("neededBy", { map, columns: columns.join(", ") }),
      );
      return {
        ...base,
        sentence: context.say("noMapFits", { found: failure.found.join(", "), needed: needed.join("; ") }),
      };
    }
  }
}
