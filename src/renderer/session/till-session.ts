/**
 * The one place that talks to the till.
 *
 * - Commands leave one after the other, so that a scan is in the basket before the tender that follows it.
 * - A command is sent again once, under the same `commandId`, when the link broke: the till does it once all the same.
 * - Every request carries a rising number. An answer with the basket is shown only if no later request was answered
 *   before it, so a slow read never paints over a newer basket.
 */
import { QueryClient } from "@tanstack/react-query";
import type { CallInput, CallName, CallOutput } from "#contract/calls.ts";
import type { Answer, Topic } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { BasketView } from "#contract/views.ts";
import { createCell } from "./cell.ts";
import type { Cell } from "./cell.ts";
import type { Feedback } from "./feedback.ts";
import { followTopics } from "./follow-topics.ts";
import type { OwnActs } from "./follow-topics.ts";
import type { TillLink } from "./transport.ts";

/** Calls that change something: they carry a `commandId`. */
export type CommandName = {
  [N in CallName]: CallInput<N> extends { commandId: string } ? N : never;
}[CallName];
export type CommandInput<N extends CommandName> = Omit<CallInput<N>, "commandId">;
/** Calls that only read. */
export type QuestionName = Exclude<CallName, CommandName>;

export const basketKey = ["basket", "getBasket", {}] as const;

/** Which topic says that an answer may have changed. */
export const TOPIC_OF: Readonly<Record<QuestionName, Topic>> = {
  getTill: "till",
  listStaff: "till",
  getBasket: "basket",
  listParkedBaskets: "basket",
  search: "members",
  getMember: "members",
  getGiftCard: "sales",
  getMemberPage: "members",
  listMemberEntries: "members",
  previewMerge: "members",
  getLiability: "liability",
  listRecentSales: "sales",
  getSale: "sales",
  getReceiptPicture: "sales",
  getReturnable: "sales",
  previewReturn: "sales",
  previewReturnWithoutReceipt: "basket",
  getPointsApproval: "till",
  getDevices: "devices",
  listSerialPorts: "devices",
  listPapers: "paper",
  listPrograms: "programs",
  getProgram: "programs",
  listDrafts: "programs",
  getDraft: "programs",
  checkDraft: "programs",
  compareProgram: "programs",
  listGoodsNames: "programs",
  getTrial: "trial",
  getRecovery: "till",
};

const waitingCommandsMax = 100;
const retryAfterMs = 400;
/** Topics say when to ask again; nothing else does. */
const queryDefaults = {
  retry: false,
  staleTime: Infinity,
  refetchOnWindowFocus: false,
  networkMode: "always",
} as const;
export interface TillSession {
  readonly queries: QueryClient;
  readonly link: TillLink;
  readonly feedback: Cell<Feedback>;
  ask<N extends QuestionName>(name: N, input: CallInput<N>): Promise<Answer<CallOutput<N>>>;
  askBasket(): Promise<Answer<BasketView>>;
  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<CallOutput<N>>>;
  /** Begins to listen; returns the function that ends it. */
  start(): () => void;
  /** Rises when the till heard of a scan that this screen did not send: a serial scanner's. */
  readonly scans: Cell<number>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

function basketIn(value: unknown): BasketView | undefined {
  if (typeof value !== "object" || value === null || !("view" in value)) return undefined;
  // Every `view` of the contract is a basket view, decoded by its schema a moment ago.
  return value.view as BasketView;
}

export function createTillSession(link: TillLink): TillSession {
  const queries = new QueryClient({ defaultOptions: { queries: queryDefaults } });
  const feedback = createCell<Feedback>({ kind: "none", at: 0 });
  const scans = createCell(0);
  let sent = 0;
  let shown = 0;
  let tail: Promise<unknown> = Promise.resolve();
  const own: OwnActs = { waiting: 0, answeredAtMs: -Infinity, scannedAtMs: -Infinity };

  function show(view: BasketView, request: number): void {
    if (request < shown) return;
    shown = request;
    const answer: Answer<BasketView> = { ok: true, value: view };
    queries.setQueryData<Answer<BasketView>>(basketKey, () => answer);
  }

  async function send<N extends CommandName>(name: N, input: CallInput<N>): Promise<Answer<CallOutput<N>>> {
    sent += 1;
    const request = sent;
    if (name === "scan") own.scannedAtMs = performance.now();
    let answer = await link.call(name, input);
    if (!answer.ok && answer.failure.code === "linkLost") {
      await pause(retryAfterMs);
      answer = await link.call(name, input);
    }
    if (answer.ok) {
      const view = basketIn(answer.value);
      if (view !== undefined) show(view, request);
    }
    return answer;
  }

  return {
    queries,
    link,
    feedback,
    ask: (name, input) => link.call(name, input),
    async askBasket() {
      sent += 1;
      const request = sent;
      const answer = await link.call("getBasket", {});
      const known = queries.getQueryData<Answer<BasketView>>(basketKey);
      if (request < shown && known !== undefined) return known;
      if (answer.ok) shown = request;
      return answer;
    },
    command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<CallOutput<N>>> {
      if (own.waiting >= waitingCommandsMax) return Promise.resolve({ ok: false, failure: failureOf("linkLost") });
      own.waiting += 1;
      // A command's input is its fields and the id; TypeScript cannot rejoin what `Omit` took apart under a parameter.
      const whole = { ...input, commandId: crypto.randomUUID() } as CallInput<N>;
      const answer = tail.then(() => send(name, whole));
      tail = answer.finally(() => {
        own.waiting -= 1;
        own.answeredAtMs = performance.now();
      });
      return answer;
    },
    scans,
    start: () => followTopics(link, queries, own, scans),
  };
}
