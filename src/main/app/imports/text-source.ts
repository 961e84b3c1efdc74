/**
 * A text file of unknown make as a stream of characters: plain or gzip, UTF-8, UTF-16 or Latin-1.
 *
 * A byte order mark decides; without one the map's word counts. Whether a file is compressed is read from its first
 * bytes, not from its name. Bytes that are no character of the encoding become U+FFFD, so the row that holds them can be
 * refused by line instead of ending the whole reading.
 */
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";

export type DeclaredEncoding = "utf-8" | "latin1";
export type TextEncodingName = DeclaredEncoding | "utf-16le" | "utf-16be";

const chunkBytes = 64 * 1024;

/** What stands for a byte that is no character. */
export const UNREADABLE = "\u{FFFD}";

function encodingOfMark(head: Uint8Array, declared: DeclaredEncoding): TextEncodingName {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  return declared;
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const head = new Uint8Array(2);
    await handle.read(head, 0, 2, 0);
    return head[0] === 0x1f && head[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

export interface TextSource {
  readonly sizeBytes: number;
  /** Bytes of the file taken so far, for a progress bar. */
  bytesRead(): number;
  readonly text: AsyncGenerator<string, void>;
}

/** Opens a file for reading as text. Rejects with Node's own error when it cannot be opened or unpacked. */
export async function openTextSource(file: string, declared: DeclaredEncoding): Promise<TextSource> {
  const { size } = await stat(file);
  const raw = createReadStream(file, { highWaterMark: chunkBytes });
  // The consumer meets the error at the end that it reads; the callback only keeps pipeline from throwing it as well.
  const bytes = (await isGzip(file)) ? pipeline(raw, createGunzip({ chunkSize: chunkBytes }), () => undefined) : raw;
  return { sizeBytes: size, bytesRead: () => raw.bytesRead, text: decode(bytes, declared) };
}

async function* decode(bytes: AsyncIterable<unknown>, declared: DeclaredEncoding): AsyncGenerator<string, void> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let held: Uint8Array = new Uint8Array(0);
  for await (const chunk of bytes) {
    if (!(chunk instanceof Uint8Array)) continue;
    // The mark may arrive in pieces: three bytes are needed to tell.
    const piece: Uint8Array = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    if (decoder === undefined && piece.length < 3) {
      held = piece;
      continue;
    }
    held = new Uint8Array(0);
    decoder ??= new TextDecoder(encodingOfMark(piece, declared));
    yield decoder.decode(piece, { stream: true });
  }
  decoder ??= new TextDecoder(encodingOfMark(held, declared));
  const rest = decoder.decode(held);
  if (rest !== "") yield rest;
}
