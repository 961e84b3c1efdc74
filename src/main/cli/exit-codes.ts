/** What a command answers the shell that called it. Named in every `--help`. */
export const EXIT = { done: 0, refused: 1, wrongUsage: 2, fault: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
