import path from "node:path";

/** The worker's file, which lies beside this one: the source under Node, the built one in a package. */
export const insightsWorkerFile = (): string =>
  path.join(import.meta.dirname, `insights-worker${path.extname(import.meta.filename)}`);
