/**
 * The trial of this till: at most one runs, and the newest is kept until the next one, or until the till closes. It is in
 * memory alone: a trial is a question about the past, and can be asked again.
 */
import type { Topics } from "./topics.ts";
import type { InsightsJobs, JobEnd, RunningJob } from "./insights-jobs.ts";
import { trialResultSchema } from "#contract/trial-calls.ts";
import type { TrialView } from "#contract/trial-calls.ts";
import type { TrialResult } from "#core/insights/trial-result.ts";
import type { Program } from "#core/program/program.ts";

export type TrialAsked = Extract<TrialView, { readonly state: "running" }>["asked"];

export class TrialDesk {
  readonly #insights: InsightsJobs;
  readonly #topics: Topics;
  #view: TrialView = { state: "none" };
  #job: RunningJob<unknown> | null = null;

  constructor(insights: InsightsJobs, topics: Topics) {
    this.#insights = insights;
    this.#topics = topics;
  }

  get view(): TrialView {
    return this.#view;
  }

  get isRunning(): boolean {
    return this.#job !== null;
  }

  start(asked: TrialAsked, draft: Program): void {
    const request = { job: "trial", draft, from: asked.from, through: asked.through } as const;
    const job = this.#insights.start(request, trialResultSchema, (progress) => {
      if (this.#job === job) this.#show({ state: "running", asked, ...progress });
    });
    this.#job = job;
    this.#show({ state: "running", asked, done: 0, total: 0 });
    void job.ended.then((end) => {
      this.#job = null;
      this.#show(endOf(asked, end));
    });
  }

  /** Resolves when it has ended. */
  async cancel(): Promise<void> {
    const job = this.#job;
    job?.cancel();
    await job?.ended;
  }

  #show(view: TrialView): void {
    this.#view = view;
    this.#topics.touch("trial");
  }
}

function endOf(asked: TrialAsked, end: JobEnd<TrialResult>): TrialView {
  switch (end.kind) {
    case "finished":
      return { state: "finished", asked, result: trialResultSchema.parse(end.result) };
    case "failed":
      return { state: "failed", asked, failure: end.failure };
    case "cancelled":
      return { state: "cancelled", asked };
  }
}
