/** A broken invariant of the program itself. Never caught to go on: it reaches the top and stops the act. */
export class Bug extends Error {
  override readonly name = "Bug";
}

/** Throws a `Bug` unless the condition holds. The sentence is for the engineer and never holds personal data. */
export function assert(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new Bug(sentence);
}

/** Makes a `switch` over a union complete at compile time, and loud at run time if a value slipped past the types. */
export function unreachable(value: never): never {
  throw new Bug(`a case that cannot be was reached: ${String(value)}`);
}
