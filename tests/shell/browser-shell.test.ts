import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CALLS } from "#contract/calls.ts";
import { readScriptToken } from "#main/shell/browser/script-token.ts";
import { serveCalls } from "#main/shell/browser/serve-calls.ts";
import type { BrowserShell } from "#main/shell/browser/serve-calls.ts";
import { rawRequest } from "./raw-request.ts";
import type { RawRequest } from "./raw-request.ts";
import { makeTestPort } from "./test-port.ts";
import type { TestPort } from "./test-port.ts";

let folder: string;
let shell: BrowserShell;
let till: TestPort;
let port: number;
let token: string;
let thrown: unknown[];

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "regulars-shell-"));
  fs.mkdirSync(path.join(folder, "renderer", "assets"), { recursive: true });
  fs.writeFileSync(path.join(folder, "renderer", "index.html"), "<!doctype html><title>screens</title>");
  fs.writeFileSync(path.join(folder, "renderer", "assets", "index-1a2b.js"), "1;");
  till = makeTestPort();
  token = readScriptToken(folder);
  thrown = [];
  shell = await serveCalls({
    port: till,
    rendererFolder: path.join(folder, "renderer"),
    listenPort: 0,
    scriptToken: token,
    reportThrown: (one) => thrown.push(one),
  });
  port = Number(new URL(shell.origin).port);
});

afterEach(async () => {
  await shell.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const asProgram = () => ({ authorization: `Bearer ${token}`, "content-type": "application/json" });

async function call(name: string, change: Partial<RawRequest> = {}) {
  const answer = await rawRequest(port, {
    method: "POST",
    path: `/call/${name}`,
    body: "{}",
    ...change,
    headers: { ...asProgram(), ...change.headers },
  });
  const json: unknown = JSON.parse(answer.body);
  return { status: answer.status, headers: answer.headers, json };
}

async function openSession(link = shell.makeLink()): Promise<string> {
  const url = new URL(link);
  const answer = await rawRequest(port, { path: `${url.pathname}${url.search}` });
  expect(answer.status).toBe(200);
  return answer.headers["set-cookie"] ?? "";
}

const failed = (code: string) => expect.objectContaining({ ok: false, failure: expect.objectContaining({ code }) });

describe("a call over HTTP", () => {
  it("reaches the till with its body and brings the answer back", async () => {
    const answer = await call("getTill", { body: '{"a":[1,"张"]}' });
    expect(answer).toMatchObject({ status: 200, json: { ok: true, value: { shop: "Test shop 张伟" } } });
    expect(till.asked).toEqual([{ name: "getTill", body: { a: [1, "张"] } }]);
  });

  it("answers a refusal of the till as an answer, with status 200", async () => {
    expect(await call("openDrawer")).toMatchObject({ status: 200, json: failed("drawerUnavailable") });
  });

  it("answers an unknown name with 404", async () => {
    expect(await call("noSuchCall")).toMatchObject({ status: 404, json: failed("unknownCall") });
    expect(await call("__proto__")).toMatchObject({ status: 404, json: failed("unknownCall") });
  });

  it("answers a bug with 500, says nothing of it to the caller and reports it", async () => {
    const answer = await call("explode");
    expect(answer).toMatchObject({ status: 500, json: failed("programFault") });
    expect(JSON.stringify(answer.json)).not.toContain("a bug");
    expect(thrown).toEqual([new Error("a bug")]);
  });

  it.each([
    ["half a body", "{", 400, "malformedCall"],
    ["no body", "", 400, "malformedCall"],
    ["bytes that are no text", Buffer.from([0x7b, 0xff, 0xfe]), 400, "malformedCall"],
    ["a body beyond the limit", JSON.stringify("x".repeat(300_000)), 413, "tooLarge"],
  ])("refuses %s before the till sees it", async (_what, body, status, code) => {
    expect(await call("getTill", { body })).toMatchObject({ status, json: failed(code) });
    expect(till.asked).toEqual([]);
  });

  it("refuses a body beyond the limit that does not say its length", async () => {
    const chunk = "x".repeat(100_000);
    const body = `${`${chunk.length.toString(16)}\r\n${chunk}\r\n`.repeat(4)}0\r\n\r\n`;
    const answer = await call("getTill", { body, headers: { "transfer-encoding": "chunked" } });
    expect(answer).toMatchObject({ status: 413, json: failed("tooLarge") });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonp"])(
    "refuses a body that calls itself %s",
    async (contentType) => {
      const answer = await call("getTill", { headers: { "content-type": contentType } });
      expect(answer).toMatchObject({ status: 415, json: failed("malformedCall") });
    },
  );

  it("refuses another method", async () => {
    const answer = await call("getTill", { method: "GET", body: "" });
    expect(answer).toMatchObject({ status: 405, headers: { allow: "POST" } });
  });
});

describe("who may come in", () => {
  it.each([
    ["no token", {}],
    ["a wrong token", { authorization: `Bearer ${"x".repeat(43)}` }],
    ["an empty token", { authorization: "Bearer " }],
    ["a made-up cookie", { cookie: "regulars-1=abc" }],
  ])("refuses a caller with %s", async (_what, headers) => {
    const answer = await rawRequest(port, {
      method: "POST",
      path: "/call/getTill",
      headers: { "content-type": "application/json", ...headers },
      body: "{}",
    });
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toEqual(failed("wrongToken"));
    expect(till.asked).toEqual([]);
  });

  it.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "0.0.0.0", "[::1]"])(
    "refuses the Host %s, also with the right token",
    async (host) => {
      expect(await call("getTill", { headers: { host } })).toMatchObject({ status: 403, json: failed("wrongToken") });
    },
  );

  it.each(["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"])(
    "refuses the Origin %s, also with the right token",
    async (origin) => {
      expect(await call("getTill", { headers: { origin } })).toMatchObject({ status: 403, json: failed("wrongToken") });
    },
  );

  it("refuses what a browser marks as coming from another site", async () => {
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" };
    expect(await call("getTill", { headers })).toMatchObject({ status: 403 });
  });

  it("opens one session for a link, and only one", async () => {
    const link = shell.makeLink();
    const cookie = await openSession(link);
    expect(cookie).toMatch(/; HttpOnly; SameSite=Strict$/u);
    const headers = { authorization: "", cookie: cookie.split(";")[0] ?? "", origin: shell.origin };
    expect(await call("getTill", { headers })).toMatchObject({ status: 200 });

    const url = new URL(link);
    const again = await rawRequest(port, { path: `${url.pathname}${url.search}` });
    expect(again.status).toBe(401);
    expect(again.headers["set-cookie"]).toBeUndefined();
    expect(again.body).toContain("already been used");
    expect(again.body).toContain("已经用过");
  });

  it("forgets the oldest session when there are too many", async () => {
    const oldest = (await openSession()).split(";")[0] ?? "";
    for (let count = 0; count < 32; count += 1) await openSession();
    expect(await call("getTill", { headers: { authorization: "", cookie: oldest } })).toMatchObject({ status: 401 });
  });

  it("keeps the script token to its owner, and from start to start", () => {
    const file = path.join(folder, "script-token");
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(readScriptToken(folder)).toBe(token);
    fs.writeFileSync(file, "damaged");
    expect(readScriptToken(folder)).not.toBe(token);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  });

  it("listens on the loopback address only", () => {
    expect(shell.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
  });
});

describe("the screens", () => {
  it("are sent to a session, with a policy that lets nothing foreign in", async () => {
    const cookie = (await openSession()).split(";")[0] ?? "";
    const page = await rawRequest(port, { path: "/", headers: { cookie } });
    expect(page.body).toContain("<title>screens</title>");
    expect(page.headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/u);
    expect(page.headers["cache-control"]).toBe("no-store");
    const script = await rawRequest(port, { path: "/assets/index-1a2b.js", headers: { cookie } });
    expect(script.headers).toMatchObject({ "content-type": "text/javascript; charset=utf-8" });
    expect(script.headers["cache-control"]).toContain("immutable");
  });

  it.each(["/../script-token", "/..%2fscript-token", "/assets/../../script-token", "//etc/passwd", "/assets/", "/%00"])(
    "never reach outside their folder: %s",
    async (asked) => {
      const cookie = (await openSession()).split(";")[0] ?? "";
      const answer = await rawRequest(port, { path: asked, headers: { cookie } });
      expect(answer.status).toBe(404);
      expect(answer.body).not.toContain(token);
    },
  );
});

describe("topics", () => {
  it("stream to a page until it goes away", async () => {
    const leave = new AbortController();
    const response = await fetch(`${shell.origin}/events`, { headers: asProgram(), signal: leave.signal });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    till.publish({ topic: "basket", version: 7 });
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.includes("data:")) break;
    }
    expect(text).toContain('data: {"topic":"basket","version":7}\n\n');
    leave.abort();
  });

  it("are refused to a stranger and beyond the limit of streams", async () => {
    expect((await rawRequest(port, { path: "/events" })).status).toBe(401);
    const leave = new AbortController();
    for (let count = 0; count < 16; count += 1) {
      await fetch(`${shell.origin}/events`, { headers: asProgram(), signal: leave.signal });
    }
    expect((await rawRequest(port, { path: "/events", headers: asProgram() })).status).toBe(503);
    leave.abort();
  });

  it("end when the shell closes", async () => {
    const response = await fetch(`${shell.origin}/events`, { headers: asProgram() });
    const reading = response.text();
    await shell.close();
    await expect(reading).resolves.toContain("retry:");
    expect(till.listenerCount).toBe(0);
  });
});

describe("the description of the contract", () => {
  it("names every call with schemas for what goes in and what comes out", async () => {
    const answer = await rawRequest(port, { path: "/contract.json", headers: asProgram() });
    expect(answer.status).toBe(200);
    const described = JSON.parse(answer.body) as { calls: Record<string, { input: unknown; answer: unknown }> };
    expect(Object.keys(described.calls).toSorted()).toEqual(Object.keys(CALLS).toSorted());
    expect(described.calls["signIn"]).toMatchObject({
      input: { type: "object", required: expect.arrayContaining(["commandId", "staffId", "pin"]) },
      answer: expect.objectContaining({ oneOf: expect.any(Array) }),
    });
  });
});
