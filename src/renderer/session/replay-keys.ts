/**
 * Gives the page back the keys that a person typed while they were held: first as a key event (shortcuts, combo boxes),
 * then, unless somebody took it, as text in the field that had the focus.
 *
 * Text goes in by `insertText`, the browser's own editing command: frameworks see an ordinary input event and undo still
 * works. A field that lost the focus meanwhile is written through its native value setter instead.
 */
import { isSingleCharacter, type HeldKey } from "#core/scanning/wedge.ts";

export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Inputs whose text can be put back: the others (dates, colours, ranges) have keys of their own meaning. */
const TEXT_INPUT_TYPES = new Set(["text", "search", "tel", "url", "email", "password", "number"]);

export function isTextField(element: Element | null): element is TextField {
  if (element instanceof HTMLTextAreaElement) return true;
  return element instanceof HTMLInputElement && TEXT_INPUT_TYPES.has(element.type);
}

function isEditableElement(element: Element): element is HTMLElement {
  return element instanceof HTMLElement && element.isContentEditable;
}

/** Whether a key that is kept from this element now can be given to it later. */
export function canReplayInto(element: Element | null): boolean {
  if (element === null || isTextField(element) || isEditableElement(element)) return true;
  const takesKeys = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
  return !takesKeys && !(element instanceof HTMLIFrameElement);
}

/** `replayed` remembers the events made here, so that the listener lets them through. */
export function replayKey(held: HeldKey, target: Element | null, replayed: WeakSet<Event>): void {
  const element = target !== null && target.isConnected ? target : document.body;
  const { stroke } = held;
  const event = new KeyboardEvent("keydown", {
    code: stroke.code,
    key: stroke.key,
    // oxlint-disable-next-line typescript/no-deprecated -- listeners that still read it are to find what they would have.
    keyCode: stroke.keyCode,
    shiftKey: stroke.shift,
    modifierAltGraph: stroke.altGraph,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  replayed.add(event);
  if (!element.dispatchEvent(event)) return;
  // A dead key in a burst has no character of the system's: the scanner's is the nearest there is.
  const typed = isSingleCharacter(stroke.key) ? stroke.key : held.character;
  if (isTextField(element) || isEditableElement(element)) insertText(element, typed);
  else if (typed === " " && element instanceof HTMLElement && element.matches("button, [role=button], summary")) {
    element.click();
  }
}

function insertText(element: HTMLElement, text: string): void {
  // oxlint-disable-next-line typescript/no-deprecated -- no other command writes like typing: undo, limits, input events.
  if (document.activeElement === element && document.execCommand("insertText", false, text)) return;
  if (!isTextField(element) || element.readOnly || element.disabled) return;
  const at = element.selectionStart ?? element.value.length;
  const until = element.selectionEnd ?? element.value.length;
  setFieldValue(element, element.value.slice(0, at) + text + element.value.slice(until));
  if (element.selectionStart !== null) element.setSelectionRange(at + text.length, at + text.length);
}

/** Writes a value as typing would: through the native setter, which frameworks do not shadow, and with an input event. */
export function setFieldValue(field: TextField, value: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}
