/**
 * Who may come in. The server listens on 127.0.0.1 only, but every page in every browser of this machine, and every
 * program of every person on it, can reach that address; so:
 *
 * - the Host must be the loopback name and our port, which stops a foreign name that was pointed at 127.0.0.1;
 * - an Origin, where there is one, must be ours, which stops other sites;
 * - a page proves itself with a session cookie, got for a link that works once; a program with the script token.
 *
 * Secrets are compared in constant time. Links and sessions are few and the oldest makes room for the newest.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

export type Verdict = "welcome" | "foreignHost" | "foreignOrigin" | "stranger";

const secretBytes = 32;
const linksMax = 16;
const sessionsMax = 32;

export class Gate {
  readonly #hosts: ReadonlySet<string>;
  readonly #cookieName: string;
  readonly #scriptToken: string;
  readonly #links = new SecretRing(linksMax);
  readonly #sessions = new SecretRing(sessionsMax);

  constructor(port: number, scriptToken: string) {
    this.#hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
    // Cookies are shared by all ports of a host, so two tills on one machine need two names.
    this.#cookieName = `regulars-${port}`;
    this.#scriptToken = scriptToken;
  }

  /** A new secret for a link; it opens one session. */
  makeLinkToken(): string {
    return this.#links.add();
  }

  /** Spends a link's secret: the cookie of the session that it opens, or undefined if it is not (or no longer) good. */
  openSession(linkToken: string): string | undefined {
    if (!this.#links.take(linkToken)) return undefined;
    return `${this.#cookieName}=${this.#sessions.add()}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether the request may have come from a page of ours or from no page at all. Everything asks this first. */
  judgeSource(headers: IncomingHttpHeaders): Verdict {
    if (headers.host === undefined || !this.#hosts.has(headers.host)) return "foreignHost";
    if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return "foreignOrigin";
    const site = headers["sec-fetch-site"];
    // "none" is a person typing the address; a link from elsewhere may open the page but never make a call.
    if (site !== undefined && site !== "same-origin" && site !== "none" && headers["sec-fetch-mode"] !== "navigate") {
      return "foreignOrigin";
    }
    return "welcome";
  }

  /** Whether the request carries a session's cookie or the script token. */
  judgeCaller(headers: IncomingHttpHeaders): Verdict {
    const source = this.judgeSource(headers);
    if (source !== "welcome") return source;
    const bearer = /^Bearer ([\w-]{1,200})$/u.exec(headers.authorization ?? "")?.[1];
    if (bearer !== undefined) return isSameSecret(bearer, this.#scriptToken) ? "welcome" : "stranger";
    const session = cookieValue(headers.cookie, this.#cookieName);
    return session !== undefined && this.#sessions.has(session) ? "welcome" : "stranger";
  }
}

/** A bounded set of secrets, oldest out first, that is searched in constant time per secret. */
class SecretRing {
  readonly #secrets: string[] = [];
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  add(): string {
    const secret = randomBytes(secretBytes).toString("base64url");
    this.#secrets.push(secret);
    if (this.#secrets.length > this.#max) this.#secrets.shift();
    return secret;
  }

  has(candidate: string): boolean {
    return this.#secrets.some((secret) => isSameSecret(secret, candidate));
  }

  take(candidate: string): boolean {
    const index = this.#secrets.findIndex((secret) => isSameSecret(secret, candidate));
    if (index < 0) return false;
    this.#secrets.splice(index, 1);
    return true;
  }
}

/** Digests first, because the constant-time comparison wants equal lengths and a length is a hint as well. */
function isSameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name) return value;
  }
  return undefined;
}
