/** Bundles for the reference: real pieces in real groups, one after the other. */
import type { OfferAction } from "#core/program/promotion.ts";
import { isChosen } from "./reference-lines.ts";
import type { TakenOff, WorkedLine } from "./reference-lines.ts";
import { halfUp, larger, ratio, split, sum, times } from "./slow-rounding.ts";

interface Piece {
  readonly lineId: string;
  readonly product: string;
  readonly value: bigint;
}

interface Group {
  readonly pieces: readonly Piece[];
  readonly taken: ReadonlyMap<string, bigint>;
}

const offOf = ({ taken }: Group): bigint => sum([...taken.values()]);
const firstLine = ({ pieces }: Group): string => pieces.map(({ lineId }) => lineId).sort()[0] ?? "";

/**
 * Values and free pieces by line id. `free` is lowered by what the groups take. When there may be only so many groups,
 * those that give most are taken; of equal ones the one with the lowest line.
 */
export function formSets(
  action: OfferAction,
  lines: readonly WorkedLine[],
  values: ReadonlyMap<string, bigint>,
  free: Map<string, number>,
  setsMax: number | null,
): TakenOff {
  const all = groupsOf(action, lines, values, free);
  const best = all
    .map((group) => ({ group, off: offOf(group), first: firstLine(group) }))
    .sort((a, b) => (a.off === b.off ? (a.first < b.first ? -1 : a.first > b.first ? 1 : 0) : a.off > b.off ? -1 : 1))
    .map(({ group }) => group);
  const chosen = setsMax === null ? all : best.slice(0, setsMax);
  const off = new Map<string, bigint>();
  for (const { pieces, taken } of chosen) {
    for (const { lineId } of pieces) free.set(lineId, (free.get(lineId) ?? 0) - 1);
    for (const [lineId, amount] of taken) off.set(lineId, (off.get(lineId) ?? 0n) + amount);
  }
  return off;
}

function groupsOf(
  action: OfferAction,
  lines: readonly WorkedLine[],
  values: ReadonlyMap<string, bigint>,
  free: ReadonlyMap<string, number>,
): Group[] {
  const open = (chosen: readonly WorkedLine[]): Piece[] =>
    chosen
      .flatMap(({ line }) => {
        const product = line.productId ?? (line.code === "" ? line.id : line.code);
        const piece: Piece = { lineId: line.id, product, value: values.get(line.id) ?? 0n };
        return Array.from({ length: free.get(line.id) ?? 0 }, () => piece);
      })
      .sort((a, b) => (a.value === b.value ? (a.lineId < b.lineId ? -1 : 1) : a.value > b.value ? -1 : 1));
  if (action.kind === "bundlePrice") {
    return setsOf(action, (items) => open(lines.filter(({ line }) => isChosen(items, line))));
  }
  if (!("items" in action)) return [];
  const { items } = action;
  const pieces = open(lines.filter(({ line }) => isChosen(items, line)));
  return heapsOf(action, pieces).flatMap((heap) => {
    const { size, taken } = groupRule(action);
    const groups: Group[] = [];
    for (let from = 0; from + size <= heap.length; from += size) {
      const group = heap.slice(from, from + size);
      const made = { pieces: group, taken: taken(group) };
      if (offOf(made) === 0n) break;
      groups.push(made);
    }
    return groups;
  });
}

type SetAction = Extract<OfferAction, { kind: "bundlePrice" }>;

/** One of each part, again and again. `open` gives the pieces of a part, dearest first, as if none had been used yet. */
function setsOf(action: SetAction, open: (items: SetAction["parts"][number]["items"]) => Piece[]): Group[] {
  const groups: Group[] = [];
  const used: Piece[] = [];
  for (;;) {
    const pieces: Piece[] = [];
    for (const { items, quantity } of action.parts) {
      const rest = open(items);
      for (const piece of [...used, ...pieces]) {
        const at = rest.findIndex(({ lineId }) => lineId === piece.lineId);
        if (at >= 0) rest.splice(at, 1);
      }
      pieces.push(...rest.slice(0, quantity));
    }
    const wanted = action.parts.reduce((all, { quantity }) => all + quantity, 0);
    if (pieces.length < wanted) return groups;
    const made = { pieces, taken: overGroup(pieces, larger(0n, valueOf(pieces) - BigInt(action.priceMinor))) };
    if (offOf(made) === 0n) return groups;
    groups.push(made);
    used.push(...pieces);
  }
}

/** Across products, or of each by itself. */
function heapsOf(action: OfferAction, pieces: readonly Piece[]): Piece[][] {
  if (action.kind === "cheapestFree" || action.kind === "mixAndMatch") return [[...pieces]];
  const products = [...new Set(pieces.map(({ product }) => product))];
  return products.map((product) => pieces.filter((piece) => piece.product === product));
}

type GroupRule = { readonly size: number; readonly taken: (group: readonly Piece[]) => ReadonlyMap<string, bigint> };

function groupRule(action: OfferAction): GroupRule {
  switch (action.kind) {
    case "buyNTakeM":
      return { size: action.buy + action.take, taken: (group) => cheaper(group.slice(-action.take), action.rate) };
    case "cheapestFree":
      return { size: action.of, taken: (group) => cheaper(group.slice(-action.free), 10_000) };
    case "nForPrice":
      return {
        size: action.quantity,
        taken: (group) => overGroup(group, larger(0n, valueOf(group) - BigInt(action.priceMinor))),
      };
    case "mixAndMatch": {
      const { offer } = action;
      const amountOf = (value: bigint): bigint =>
        offer.kind === "price"
          ? larger(0n, value - BigInt(offer.priceMinor))
          : halfUp(times(ratio(value), ratio(offer.rate, 10_000)));
      return { size: action.quantity, taken: (group) => overGroup(group, amountOf(valueOf(group))) };
    }
    default:
      throw new Error(`${action.kind} makes no groups`);
  }
}

const valueOf = (group: readonly Piece[]): bigint => sum(group.map(({ value }) => value));

/** Each piece cheaper by a rate, on its own line. */
function cheaper(group: readonly Piece[], rate: number): ReadonlyMap<string, bigint> {
  const off = new Map<string, bigint>();
  for (const { lineId, value } of group) {
    off.set(lineId, (off.get(lineId) ?? 0n) + halfUp(times(ratio(value), ratio(rate, 10_000))));
  }
  return off;
}

/** An amount over the lines of a group by what the pieces of each are worth. */
function overGroup(group: readonly Piece[], amount: bigint): ReadonlyMap<string, bigint> {
  const ids = [...new Set(group.map(({ lineId }) => lineId))].sort((a, b) => (a < b ? -1 : 1));
  if (ids.length === 0) return new Map();
  const shares = split(
    amount,
    ids.map((id) => valueOf(group.filter(({ lineId }) => lineId === id))),
  );
  return new Map(ids.map((id, at) => [id, shares[at] ?? 0n]));
}
