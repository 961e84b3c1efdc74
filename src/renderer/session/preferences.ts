/** What one screen remembers about itself: nothing of the shop, and nothing that matters when it is lost. */
import { createCell, useCell } from "./cell.ts";

export interface Preferences {
  readonly muted: boolean;
  readonly virtualDevices: boolean;
}

const storageKey = "regulars.screen";
const first: Preferences = { muted: false, virtualDevices: false };

function readStored(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    if (typeof stored !== "object" || stored === null) return first;
    return {
      muted: "muted" in stored ? stored.muted === true : first.muted,
      virtualDevices: "virtualDevices" in stored ? stored.virtualDevices === true : first.virtualDevices,
    };
  } catch {
    // Storage may be switched off or hold another program's text: the screen starts with its own choice.
    return first;
  }
}

const preferences = createCell(readStored());

export function usePreferences(): readonly [Preferences, (change: Partial<Preferences>) => void] {
  return [useCell(preferences), changePreferences];
}

function changePreferences(change: Partial<Preferences>): void {
  const next = { ...preferences.read(), ...change };
  preferences.write(next);
  try {
    localStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // The choice then lasts as long as the window.
  }
}
