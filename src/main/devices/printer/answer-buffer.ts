/** Bytes that a printer sent, held until somebody reads them. */
import { HELD_ANSWER_BYTES_MAX } from "./printer-transport.ts";

export class AnswerBuffer {
  private held: Uint8Array = new Uint8Array(0);
  private wake: (() => void) | null = null;

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    const joined = new Uint8Array(this.held.length + bytes.length);
    joined.set(this.held);
    joined.set(bytes, this.held.length);
    this.held = joined.subarray(-HELD_ANSWER_BYTES_MAX);
    this.wake?.();
  }

  /** Ends a wait early: the link is gone and nothing more will come. */
  end(): void {
    this.wake?.();
  }

  async read(timeoutMs: number): Promise<Uint8Array> {
    if (this.held.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutMs);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = null;
    }
    const taken = this.held;
    this.held = new Uint8Array(0);
    return taken;
  }
}
