/** How to get into the demo shop: shown on its sign-in screen. A real shop's PINs are never on a screen. */
import { createCell } from "./cell.ts";

export interface DemoSignIn {
  readonly staffId: string;
  readonly pin: string;
}

const storageKey = "regulars.demo";

function readStored(): DemoSignIn | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "null");
    if (typeof stored !== "object" || stored === null || !("staffId" in stored) || !("pin" in stored)) return null;
    return { staffId: String(stored.staffId), pin: String(stored.pin) };
  } catch {
    // Without storage the hint is shown until the window is closed.
    return null;
  }
}

export const demoSignIn = createCell(readStored());

export function keepDemoSignIn(hint: DemoSignIn): void {
  demoSignIn.write(hint);
  try {
    localStorage.setItem(storageKey, JSON.stringify(hint));
  } catch {
    // See readStored.
  }
}
