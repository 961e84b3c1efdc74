/**
 * A member's standing as one short text: the row that every sale of the member reads and writes again.
 *
 * Dates are written as numbers (20261122), lots and qualifying rows as flat rows of numbers: a member who came every day
 * for two years still fits on two database pages. The shape is private to the projections and changes with their version.
 */
import { assert } from "#core/assert.ts";
import { minor, points } from "#core/money/integers.ts";
import type { MemberStanding } from "#core/points/standing.ts";

const NO_DATE = 0;

const packDate = (date: string | null): number =>
  date === null ? NO_DATE : Number.parseInt(date.slice(0, 4) + date.slice(5, 7) + date.slice(8, 10), 10);

function unpackDate(packed: number): string | null {
  if (packed === NO_DATE) return null;
  const digits = String(packed).padStart(8, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
}

export function encodeStanding(standing: MemberStanding): string {
  const lots = standing.lots.flatMap((lot) => [packDate(lot.availableFrom), packDate(lot.expiresOn), lot.remaining]);
  const qualifying = standing.qualifying.flatMap((row) => [packDate(row.date), row.amount]);
  return JSON.stringify([
    [
      standing.deficit,
      standing.remainder.numerator,
      standing.remainder.denominator,
      packDate(standing.tierSince),
      standing.saleCount,
      packDate(standing.firstVisit),
      packDate(standing.lastVisit),
      standing.lifetimeSpend,
    ],
    standing.tierId,
    lots,
    qualifying,
  ]);
}

export function decodeStanding(text: string): MemberStanding {
  const parsed: unknown = JSON.parse(text);
  assert(Array.isArray(parsed), "a stored standing must be a list");
  const [figures, tierId, lots, qualifying] = parsed as readonly unknown[];
  const figure = reader(figures);
  assert(tierId === null || typeof tierId === "string", "a stored tier must be a text or null");
  return {
    deficit: points(figure(0)),
    remainder: { numerator: figure(1), denominator: figure(2) },
    tierId,
    tierSince: unpackDate(figure(3)),
    saleCount: figure(4),
    firstVisit: unpackDate(figure(5)),
    lastVisit: unpackDate(figure(6)),
    lifetimeSpend: minor(figure(7)),
    lots: rowsOf(lots, 3, (at, start) => ({
      availableFrom: unpackDate(at(start)),
      expiresOn: unpackDate(at(start + 1)),
      remaining: points(at(start + 2)),
    })),
    qualifying: rowsOf(qualifying, 2, (at, start) => {
      const date = unpackDate(at(start));
      assert(date !== null, "a qualifying row must have a date");
      return { date, amount: at(start + 1) };
    }),
  };
}

type NumberAt = (index: number) => number;

function reader(value: unknown): NumberAt {
  assert(Array.isArray(value), "a part of a stored standing must be a list");
  const values: readonly unknown[] = value;
  return (index) => {
    const found = values[index];
    assert(typeof found === "number", "a figure of a stored standing must be a number");
    return found;
  };
}

function rowsOf<T>(value: unknown, width: number, read: (at: NumberAt, start: number) => T): readonly T[] {
  const at = reader(value);
  assert(Array.isArray(value), "rows of a stored standing must be a list");
  const rows: T[] = [];
  for (let start = 0; start < value.length; start += width) rows.push(read(at, start));
  return rows;
}
