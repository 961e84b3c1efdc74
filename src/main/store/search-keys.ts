/**
 * The texts under which a name is found, so that every search is one range of an index.
 *
 * For a name of n words, each of its n rotations is a key: "Ann Mary Lee" is found by "ann", "mary l" and "lee ann".
 * A word in Han characters is also a key in full pinyin (zhangwei) and in initials (zw).
 * Keys and queries are folded alike: compatibility forms, case and accents are gone.
 */
import { pinyin } from "pinyin-pro";

const WORDS_MAX = 8;
const KEY_CHARACTERS_MAX = 60;
const HAN = /\p{Script=Han}/u;

/** Above every character that a key may hold: the end of a range of keys with one prefix. */
const LAST_CHARACTER = "\u{10FFFF}";

export const endOfPrefix = (prefix: string): string => prefix + LAST_CHARACTER;

/** The words of a text, folded. */
function foldWords(text: string): readonly string[] {
  // ASCII needs none of the foldings but case, and is what most names are.
  const folded = /^[\x20-\x7e]*$/.test(text) ? text : text.normalize("NFKD").replaceAll(/\p{Mn}/gu, "");
  return folded
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

export function searchKeysOf(name: string): ReadonlySet<string> {
  const words = foldWords(name).slice(0, WORDS_MAX);
  const keys = new Set<string>();
  for (let first = 0; first < words.length; first++) {
    keys.add(clip([...words.slice(first), ...words.slice(0, first)].join(" ")));
  }
  for (const word of words) {
    if (!HAN.test(word)) continue;
    const syllables = pinyin(word, { toneType: "none", type: "array", surname: "head", v: true });
    const plain = foldWords(syllables.join(" "));
    keys.add(clip(plain.join("")));
    keys.add(clip(plain.map((syllable) => syllable.slice(0, 1)).join("")));
  }
  keys.delete("");
  return keys;
}

/** What a person typed, as a prefix of keys. Empty when nothing in it can be searched for. */
export const searchPrefixOf = (query: string): string => clip(foldWords(query).join(" "));

/** The digits of a typed phone or code; null when something else was typed too. */
export function digitsOf(query: string): string | null {
  const bare = query.replaceAll(/[\s()./-]/g, "");
  return /^\+?\d+$/.test(bare) ? bare.replace("+", "") : null;
}

function clip(key: string): string {
  return key.length <= KEY_CHARACTERS_MAX ? key : key.slice(0, KEY_CHARACTERS_MAX).toWellFormed();
}
