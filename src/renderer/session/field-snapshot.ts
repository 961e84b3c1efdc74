/**
 * What a field held before a key reached it that may turn out to be a scan's. Only needed where keys cannot be kept from
 * the page: under an input method, and in fields that keys cannot be given back to.
 */
import { isTextField, setFieldValue } from "./replay-keys.ts";

export interface FieldSnapshot {
  readonly element: Element | null;
  readonly value: string | null;
}

export function takeSnapshot(element: Element | null): FieldSnapshot {
  if (isTextField(element) || element instanceof HTMLInputElement) return { element, value: element.value };
  if (element instanceof HTMLSelectElement) return { element, value: element.value };
  if (element instanceof HTMLElement && element.isContentEditable) return { element, value: element.textContent };
  return { element, value: null };
}

export function restoreSnapshot({ element, value }: FieldSnapshot): void {
  if (value === null || !(element instanceof HTMLElement) || !element.isConnected) return;
  const hadFocus = document.activeElement === element;
  // Losing the focus is what makes an input method let go of the text that it was composing.
  if (hadFocus) element.blur();
  if (isTextField(element)) setFieldValue(element, value);
  else if (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) {
    element.value = value;
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
  } else {
    element.textContent = value;
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
  if (hadFocus) element.focus();
}
