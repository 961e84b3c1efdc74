import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { fileURLToPath } from "node:url";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      outDir: here("out/main"),
      rolldownOptions: { input: { index: here("src/main/index.ts") }, output: { format: "es" } },
    },
  },
  preload: {
    build: {
      outDir: here("out/preload"),
      // A sandboxed preload can load one CommonJS file and require nothing but electron, so everything is bundled in.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: here("src/preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: here("src/renderer"),
    plugins: [react()],
    build: {
      outDir: here("out/renderer"),
      // The strict content security policy has no data: fonts and no inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: here("src/renderer/index.html") },
    },
  },
});
