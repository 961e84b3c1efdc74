import { defineConfig } from "vitest/config";

/** A person and a scanner type here in real time, so nothing else may run beside these. */
const inRealTime = ["tests/scanning/wedge-in-chromium.test.ts", "tests/real-input/scan-codes.test.ts"];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "all",
          include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/architecture/fixtures/**", ...inRealTime],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: { name: "real time", include: inRealTime, maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
    environment: "node",
    // Processes, not threads: tests change the environment, kill children and load native parts.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default"],
    restoreMocks: true,
  },
});
