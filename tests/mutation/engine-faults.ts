/**
 * Seeded faults of the engine: one wrong text in one source file, and the worked case that has to notice. A case that does
 * not notice its fault proves nothing; `npm run bench -- mutation` runs them all, `npm test` some.
 */
export interface EngineFault {
  readonly id: string;
  /** Below `src/core`. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly right: string;
  readonly wrong: string;
  /** A file of `tests/scenarios/pricing` and the name of one of its cases. */
  readonly caughtBy: readonly [file: string, name: string];
}

export const ENGINE_FAULTS: readonly EngineFault[] = [
  {
    id: "earning is rounded up",
    file: "points/earn-points.ts",
    right: "const whole = floorFraction(sum);",
    wrong: "const whole = floorFraction(sum) + 1n;",
    caughtBy: ["points-and-returns.json", "1 per 10 on 21.90 earns 2, and the fraction is kept"],
  },
];
