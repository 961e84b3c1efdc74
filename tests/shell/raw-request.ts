/** One HTTP exchange over a plain socket, because `fetch` would not send a foreign Host, Origin or a broken body. */
import net from "node:net";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends exactly these headers (Host defaults to the right one) and reads until the server hangs up. */
export function rawRequest(port: number, request: RawRequest): Promise<RawAnswer> {
  const body = Buffer.from(request.body ?? "");
  const headers: Record<string, string> = { host: `127.0.0.1:${port}`, connection: "close", ...request.headers };
  if (body.length > 0 && headers["transfer-encoding"] === undefined) headers["content-length"] = String(body.length);
  const lines = [`${request.method ?? "GET"} ${request.path} HTTP/1.1`];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);

  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1");
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (error) => (chunks.length > 0 ? resolve(parseAnswer(Buffer.concat(chunks))) : reject(error)));
    socket.on("end", () => resolve(parseAnswer(Buffer.concat(chunks))));
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    socket.write(body);
  });
}

function parseAnswer(bytes: Buffer): RawAnswer {
  const text = bytes.toString("utf8");
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [statusLine = "", ...headerLines] = head.split("\r\n");
  const headers: Record<string, string> = {};
  for (const line of headerLines) {
    const colon = line.indexOf(":");
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { status: Number(statusLine.split(" ")[1]), headers, body: rest.join("\r\n\r\n") };
}
