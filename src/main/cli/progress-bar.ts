/** How far a long work is, on one line of the terminal that is written over; nothing at all where nobody watches. */
import type { Terminal } from "./terminal.ts";

const width = 30;

export class ProgressBar {
  readonly #terminal: Terminal;
  #shown = -1;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(percent: number): void {
    const whole = Math.min(100, Math.max(0, Math.trunc(percent)));
    if (!this.#terminal.errIsTty || whole === this.#shown) return;
    this.#shown = whole;
    const filled = Math.trunc((whole * width) / 100);
    this.#terminal.err(`\r[${"#".repeat(filled)}${".".repeat(width - filled)}] ${whole} %`);
  }

  clear(): void {
    if (this.#shown >= 0) this.#terminal.err(`\r${" ".repeat(width + 10)}\r`);
    this.#shown = -1;
  }
}
