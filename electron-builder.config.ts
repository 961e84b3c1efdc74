import type { Configuration } from "electron-builder";

/**
 * How the desktop till is packed. Native parts ship their binaries for every platform inside their npm packages, so
 * nothing is compiled; they and what they load stand beside the archive, because the system cannot load a library from
 * inside it.
 */
const configuration: Configuration = {
  appId: "app.regulars.till",
  productName: "Regulars",
  copyright: "MIT licence",
  directories: { output: "dist", buildResources: "build" },
  npmRebuild: false,
  nodeGypRebuild: false,
  asar: true,
  files: [
    "out/main/**",
    "out/preload/**",
    "out/renderer/**",
    "migrations/**",
    "mappings/**",
    "package.json",
    "LICENSE",
    // Electron brings its own Node.
    "!node_modules/node-{linux-x64,linux-arm64,win-x64}/**",
    // What the binaries were made from.
    "!node_modules/better-sqlite3/{deps,src}/**",
    "!node_modules/@serialport/bindings-cpp/src/**",
    "!node_modules/@serialport/bindings-cpp/prebuilds/android-*/**",
    // The paper is drawn with two weights as .woff; the screens have their fonts in out/renderer.
    "!node_modules/@fontsource/*/*.{css,scss}",
    "!node_modules/@fontsource/*/files/*.woff2",
    "!node_modules/@fontsource/*/files/*-{100,200,300,400,600,800,900}-normal.*",
    "!node_modules/@fontsource/*/files/*-italic.*",
    "!node_modules/**/{test,tests,__tests__,example,examples,docs}/**",
    "!node_modules/**/*.{md,markdown,map,ts,cts,mts,gyp,tsbuildinfo}",
  ],
  asarUnpack: [
    "node_modules/better-sqlite3/**",
    "node_modules/@serialport/bindings-cpp/**",
    "node_modules/@napi-rs/**",
  ],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  win: { target: [{ target: "nsis", arch: ["x64"] }] },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  mac: { target: [{ target: "dmg", arch: ["x64", "arm64"] }], category: "public.app-category.business" },
  linux: {
    target: [
      { target: "AppImage", arch: ["x64", "arm64"] },
      { target: "deb", arch: ["x64", "arm64"] },
    ],
    category: "Office",
    maintainer: "The Regulars project",
  },
  publish: null,
};

export default configuration;
