/**
 * The browser shell: the till's calls, topics and screens over HTTP on 127.0.0.1.
 *
 *   GET  /?token=…        opens a session with the secret of a link, which works once
 *   GET  /, /assets/…     the screens
 *   POST /call/<name>     one call of the contract, JSON in, the contract's answer out
 *   GET  /events          topic versions as server-sent events
 *   GET  /contract.json   every call as JSON Schema
 *
 * What the till answers, refusals and faults included, has status 200, but for a fault of the program, which has 500;
 * any other status means that no verb was reached, and carries the same shape of answer with the reason. Decoding and access to a call are behind the port (src/main/app).
 */
import fs from "node:fs";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { failureOf } from "#contract/failures.ts";
import type { FaultCode } from "#contract/failures.ts";
import type { CallPort } from "#contract/handlers.ts";
import { securityHeaders } from "../security-policy.ts";
import { listStaticFiles } from "../static-files.ts";
import type { StaticFile } from "../static-files.ts";
import { describeContract } from "./describe-contract.ts";
import { Gate } from "./gate.ts";
import type { Verdict } from "./gate.ts";
import { lostLinkPage, welcomePage } from "./plain-pages.ts";
import { readJsonBody } from "./read-json-body.ts";
import { TopicStreams } from "./topic-stream.ts";

const host = "127.0.0.1";
const bodyBytesMax = 256 * 1024;
const headerBytesMax = 16 * 1024;
const connectionsMax = 64;
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
const jsonType = { "content-type": "application/json; charset=utf-8" };

export interface BrowserShellOptions {
  readonly port: CallPort;
  /** The built screens: out/renderer. */
  readonly rendererFolder: string;
  /** 0 takes any free port. */
  readonly listenPort: number;
  readonly scriptToken: string;
  /** Told what a call threw: a bug, because a till answers everything else. */
  readonly reportThrown: (thrown: unknown) => void;
}

export interface BrowserShell {
  readonly origin: string;
  /** A fresh link that opens one session. */
  makeLink(): string;
  close(): Promise<void>;
}

/** Starts the server; rejects when the port is taken. */
export async function serveCalls(options: BrowserShellOptions): Promise<BrowserShell> {
  const server = createServer({
    maxHeaderSize: headerBytesMax,
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
  });
  server.maxConnections = connectionsMax;
  const port = await listen(server, options.listenPort);
  const origin = `http://${host}:${port}`;
  const gate = new Gate(port, options.scriptToken);
  const streams = new TopicStreams();
  const endSubscription = options.port.subscribe((event) => streams.publish(event));
  const desk = new FrontDesk(options, gate, streams);

  server.on("request", (request, response) => {
    desk.receive(request, response).catch((thrown: unknown) => {
      options.reportThrown(thrown);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, "programFault");
    });
  });

  return {
    origin,
    makeLink: () => `${origin}/?token=${gate.makeLinkToken()}`,
    close: () => {
      endSubscription();
      streams.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function listen(server: Server, listenPort: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(listenPort, host, () => {
      server.off("error", reject);
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("The server has no port."));
      else resolve(address.port);
    });
  });
}

/** Looks at each request, and sends it to the one place that answers it. */
class FrontDesk {
  readonly #options: BrowserShellOptions;
  readonly #gate: Gate;
  readonly #streams: TopicStreams;
  readonly #files: ReadonlyMap<string, StaticFile>;
  #contract: string | undefined;

  constructor(options: BrowserShellOptions, gate: Gate, streams: TopicStreams) {
    this.#options = options;
    this.#gate = gate;
    this.#streams = streams;
    this.#files = listStaticFiles(options.rendererFolder);
  }

  async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const source = this.#gate.judgeSource(request.headers);
    if (source !== "welcome") return refuseEntry(response, source);

    const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
    const method = request.method ?? "GET";
    const callName = /^\/call\/(.*)$/u.exec(path)?.[1];
    if (callName !== undefined) {
      if (method !== "POST") return refuseMethod(response, "POST");
      return this.#answerCall(callName, request, response);
    }
    if (method !== "GET" && method !== "HEAD") return refuseMethod(response, "GET, HEAD");
    if (path === "/events") return this.#openStream(request, response);
    if (path === "/contract.json") return this.#sendContract(request, response);
    if (path === "/") return this.#sendPage(query, request, response);
    const file = this.#files.get(path);
    if (file === undefined) return refuse(response, 404, "unknownCall");
    return sendFile(file, response);
  }

  async #answerCall(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const caller = this.#gate.judgeCaller(request.headers);
    if (caller !== "welcome") return refuseEntry(response, caller);
    const body = await readJsonBody(request, bodyBytesMax);
    switch (body.kind) {
      case "wrongType":
        return refuse(response, 415, "malformedCall");
      case "notJson":
        return refuse(response, 400, "malformedCall");
      case "tooLarge":
        return refuse(response, 413, "tooLarge");
      case "brokenOff":
        response.destroy();
        return;
      case "json": {
        const answer = await this.#options.port.call(name, body.value);
        return sendJson(response, statusOf(answer), answer);
      }
    }
  }

  #openStream(request: IncomingMessage, response: ServerResponse): void {
    const caller = this.#gate.judgeCaller(request.headers);
    if (caller !== "welcome") return refuseEntry(response, caller);
    if (!this.#streams.hasRoom) return refuse(response, 503, "tooLarge");
    this.#streams.open(response, securityHeaders);
  }

  #sendContract(request: IncomingMessage, response: ServerResponse): void {
    const caller = this.#gate.judgeCaller(request.headers);
    if (caller !== "welcome") return refuseEntry(response, caller);
    this.#contract ??= JSON.stringify(describeContract(), null, 2);
    send(response, 200, jsonType, this.#contract);
  }

  /** The page itself: with a link's secret it opens a session first, without a session it says where to get a link. */
  #sendPage(query: string, request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    const html = { "content-type": "text/html; charset=utf-8" };
    const token = new URLSearchParams(query).get("token");
    const cookie = token === null ? undefined : this.#gate.openSession(token);
    // The page moves on by itself, not by a redirect: a cookie for the same site only is not sent along a redirect that
    // another site's link began, and the secret leaves the address bar.
    if (cookie !== undefined) return send(response, 200, { ...html, "set-cookie": cookie }, welcomePage());
    if (this.#gate.judgeCaller(request.headers) !== "welcome") return send(response, 401, html, lostLinkPage());
    if (token !== null) return send(response, 200, html, welcomePage());
    const page = this.#files.get("/");
    if (page === undefined) return refuse(response, 404, "unknownCall");
    return sendFile(page, response);
  }
}

function statusOf(answer: Awaited<ReturnType<CallPort["call"]>>): number {
  if (answer.ok) return 200;
  const statuses: Partial<Record<string, number>> = { malformedCall: 400, unknownCall: 404, programFault: 500 };
  return statuses[answer.failure.code] ?? 200;
}

async function sendFile(file: StaticFile, response: ServerResponse): Promise<void> {
  const content = await fs.promises.readFile(file.file);
  const headers = {
    "content-type": file.contentType,
    "cache-control": file.immutable ? "public, max-age=31536000, immutable" : "no-store",
  };
  send(response, 200, headers, content);
}

function refuseEntry(response: ServerResponse, verdict: Verdict): void {
  refuse(response, verdict === "stranger" ? 401 : 403, "wrongToken");
}

function refuseMethod(response: ServerResponse, allowed: string): void {
  response.setHeader("allow", allowed);
  refuse(response, 405, "malformedCall");
}

/** Answers in the shape of every answer, and hangs up, because what is left of the request is not read. */
function refuse(response: ServerResponse, status: number, code: FaultCode): void {
  response.setHeader("connection", "close");
  sendJson(response, status, { ok: false, failure: failureOf(code) });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, jsonType, JSON.stringify(value));
}

function send(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>>,
  content: string | Buffer,
): void {
  const length = { "content-length": String(Buffer.byteLength(content)) };
  response.writeHead(status, { "cache-control": "no-store", ...securityHeaders, ...headers, ...length });
  response.end(content);
}
