/** Bytes that arrive in pieces: a command is taken whole or, when its end has not arrived, not at all. */
export class ByteFeed {
  private held: Uint8Array = new Uint8Array(0);
  private at = 0;

  add(bytes: Uint8Array): void {
    const left = this.held.subarray(this.at);
    const joined = new Uint8Array(left.length + bytes.length);
    joined.set(left);
    joined.set(bytes, left.length);
    this.held = joined;
    this.at = 0;
  }

  get length(): number {
    return this.held.length - this.at;
  }

  /** -1 behind the end. */
  peek(offset: number): number {
    return this.held[this.at + offset] ?? -1;
  }

  skip(count: number): void {
    this.at += count;
  }

  slice(from: number, count: number): Uint8Array {
    return this.held.slice(this.at + from, this.at + from + count);
  }
}
