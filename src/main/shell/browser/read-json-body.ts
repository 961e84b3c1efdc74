import type { IncomingMessage } from "node:http";

export type Body =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "tooLarge" | "notJson" | "wrongType" | "brokenOff" };

/** Reads a request's body as JSON of at most `bytesMax` bytes; a longer one is not read to its end. */
export async function readJsonBody(request: IncomingMessage, bytesMax: number): Promise<Body> {
  if (!/^application\/json\s*(;|$)/iu.test(request.headers["content-type"] ?? "")) return { kind: "wrongType" };
  if (Number(request.headers["content-length"] ?? 0) > bytesMax) return { kind: "tooLarge" };

  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // Leaving the loop early must not tear the connection down: the refusal still has to travel back on it.
    const incoming: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
    for await (const chunk of incoming) {
      bytes += chunk.length;
      if (bytes > bytesMax) return { kind: "tooLarge" };
      chunks.push(chunk);
    }
  } catch {
    // The caller hung up half-way; there is nobody left to answer.
    return { kind: "brokenOff" };
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "notJson" };
  }
}
