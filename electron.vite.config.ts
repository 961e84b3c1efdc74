import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { fileURLToPath } from "node:url";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      outDir: here("out/main"),
      rolldownOptions: {
        // The worker is a file of its own that the till starts; what both use lies beside them, because files are found
        // from where they are (`import.meta`).
        input: { index: here("src/main/index.ts"), "insights-worker": here("src/main/insights-worker.ts") },
        output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
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
