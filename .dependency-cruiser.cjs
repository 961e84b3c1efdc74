/** Turns the table of rooms.cjs into dependency-cruiser rules; every rule is an error. */
"use strict";

const { rooms, network, coreSchemas } = require("./rooms.cjs");

const escape = (text) => text.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
const anyOf = (paths) => `^(${paths.map(escape).join("|")})`;

const isTest = "\\.test\\.tsx?$";

/** The paths of rooms that stand inside this one and have rules of their own. */
function innerPaths(room) {
  return Object.values(rooms)
    .map((other) => other.path)
    .filter((path) => path !== room.path && path.startsWith(room.path));
}

/** All files of a room: its own path without the rooms inside it, and without tests. */
function filesOf(room) {
  return { path: `^${escape(room.path)}`, pathNot: [isTest, ...innerPaths(room).map((path) => `^${escape(path)}`)] };
}

/** Matches what may not be imported: any file of src that is neither the room's own nor in a room it may import. */
function foreignFiles(room) {
  const allowed = [room, ...room.rooms.map((name) => rooms[name])];
  const allowedPaths = allowed.map((one) => one.path);
  const forbiddenInner = allowed
    .flatMap(innerPaths)
    .filter((path) => !allowedPaths.includes(path))
    // A file of src that is in no allowed room, or in a room inside an allowed one that has rules of its own.
    .map((path) => `${escape(path)}`);
  const inner = forbiddenInner.length === 0 ? "" : `(${forbiddenInner.join("|")})|`;
  return { path: `^(${inner}(?!${allowedPaths.map(escape).join("|")})src\\/)` };
}

const roomRules = Object.entries(rooms).flatMap(([name, room]) => {
  const rules = [
    {
      name: `room ${name}: rooms`,
      comment: `${room.path} may import only ${["itself", ...room.rooms].join(", ")}. Declare the function you need and have it passed in, or change rooms.cjs with a decision record.`,
      severity: "error",
      from: filesOf(room),
      to: foreignFiles(room),
    },
    {
      name: `room ${name}: packages`,
      comment: `${room.path} may use only these packages: ${room.packages.join(", ") || "none"}. Give the package to the room in rooms.cjs if it belongs there.`,
      severity: "error",
      from: filesOf(room),
      to: { path: "node_modules/", pathNot: room.packages.map((name) => `node_modules/(@types/)?${escape(name)}/`) },
    },
  ];
  if (!room.builtins) {
    rules.push({
      name: `room ${name}: no Node`,
      comment: `${room.path} has no clock, files, network or process: have the value passed in.`,
      severity: "error",
      from: filesOf(room),
      to: { dependencyTypes: ["core"] },
    });
  }
  return rules;
});

const modulePattern = (modules) => `^(node:)?(${modules.map(escape).join("|")})$`;

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: "network",
      comment: `Only ${network.places.join(", ")} reach a network (and the printer a socket): have a port passed in.`,
      severity: "error",
      from: { path: "^src/", pathNot: [isTest, anyOf([...network.places, ...network.printerPlaces])] },
      to: { dependencyTypes: ["core"], path: modulePattern(network.modules) },
    },
    {
      name: "network: printers only open a socket",
      comment: "Printers speak plain TCP; anything above that belongs to sync or the hub.",
      severity: "error",
      from: { path: anyOf(network.printerPlaces), pathNot: isTest },
      to: {
        dependencyTypes: ["core"],
        path: modulePattern(network.modules.filter((name) => !network.printerModules.includes(name))),
      },
    },
    {
      name: "core: zod describes, it does not decide",
      comment:
        "Only the schema files named in rooms.cjs (coreSchemas) may use zod; deciding code works on parsed values.",
      severity: "error",
      from: { path: "^src/core/", pathNot: [isTest, anyOf(coreSchemas)] },
      to: { path: "node_modules/zod/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "renderer: only session talks to the till",
      comment: "Screens may name the contract's types; calls go through src/renderer/session.",
      severity: "error",
      from: { path: "^src/renderer/", pathNot: [isTest, "^src/renderer/session/"] },
      to: { path: "^src/contract/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no cycles",
      comment: "Move what both need into a third file.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no orphans",
      comment: "Nothing imports this file and it starts nothing: delete it or wire it.",
      severity: "error",
      from: { orphan: true, path: "^src/", pathNot: [isTest, "\\.d\\.ts$", "\\.json$"] },
      to: {},
    },
    {
      name: "product does not import tests or scripts",
      comment: "What a till needs stands under src.",
      severity: "error",
      from: { path: "^src/", pathNot: isTest },
      to: { path: "^(tests|scripts|bin)/|\\.test\\.tsx?$" },
    },
    {
      name: "resolvable",
      comment: "The file or package does not exist, or package.json does not list it.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no dev dependency in the engine",
      comment: "A packaged till has no dev dependencies: move the package to dependencies.",
      severity: "error",
      from: { path: "^src/(core|contract|locales|main|hub)/", pathNot: isTest },
      to: {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "node_modules/(electron|@types)/",
      },
    },
  ],
  options: {
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(out|dist)/|^tests/architecture/fixtures/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".cjs", ".mjs", ".json", ".d.ts"],
    },
    moduleSystems: ["es6", "cjs"],
  },
};
