/**
 * Folding the whole ledger of one member: 10,000 sales over ten years, each earning into the lot of its month, many repaying
 * the oldest lots with a reward, and what has expired written off as it falls due.
 */
import type { LotMove } from "#core/events/sale-completed.ts";
import { minor, points } from "#core/money/integers.ts";
import {
  applyPoints,
  balanceOf,
  emptyStanding,
  expireLots,
  drawFromLots,
  foldEntries,
  spendableLots,
} from "#core/points/fold-standing.ts";
import type { LedgerEntry } from "#core/points/fold-standing.ts";
import { expiresOn } from "#core/points/lot-dates.ts";
import { addDays } from "#core/shop/calendar.ts";
import { report, seededRandom, timeRuns } from "./figures.ts";

const ENTRIES = 10_000;
const DAYS = 3650;

/** Facts as sales decide them, one after the other. */
function ledgerOf(entries: number): readonly LedgerEntry[] {
  const chance = seededRandom(7);
  const ledger: LedgerEntry[] = [];
  let standing = emptyStanding();
  for (let index = 0; index < entries; index += 1) {
    const businessDate = addDays("2017-01-01", Math.floor((index * DAYS) / entries));
    const earned: LotMove = {
      kind: "earned",
      lot: { availableFrom: null, expiresOn: expiresOn({ kind: "endOf", period: "month", months: 12 }, businessDate) },
      delta: points(1 + Math.floor(chance() * 40)),
      ruleId: "spend",
    };
    const wanted = points(index % 9 === 0 ? 100 : 0);
    const drawn = drawFromLots(spendableLots(standing, businessDate), wanted, {
      kind: "redeemed",
      ruleId: "reward:five",
    });
    const moves = [...expireLots(standing, businessDate), ...drawn.moves, earned];
    const before = balanceOf(standing);
    const spent = minor(100 + Math.floor(chance() * 4000));
    const entry: LedgerEntry = {
      points: {
        before,
        after: points(moves.reduce((sum: number, move) => sum + move.delta, before)),
        earnedBaseMinor: spent,
        earned: [],
        moves,
        remainderBefore: standing.remainder,
        remainderAfter: { numerator: index % 100, denominator: 100 },
        tierBefore: "gold",
        tierSinceBefore: "2017-01-01",
        tierAfter: "gold",
        tierSinceAfter: "2017-01-01",
        qualifyingDelta: spent,
        qualifyingDate: businessDate,
      },
      visit: { kind: "sale", businessDate, netSpendMinor: spent },
    };
    standing = applyPoints(standing, entry.points, entry.visit);
    ledger.push(entry);
  }
  return ledger;
}

const ledger = ledgerOf(ENTRIES);
const fold = () => foldEntries(emptyStanding(), ledger);
const { lots, qualifying } = fold();
const figures = timeRuns(100, fold);
report({
  what: "fold a ledger of 10,000 entries",
  aim: "median ≤ 5 ms",
  ...figures,
  lots: lots.length,
  qualifyingRows: qualifying.length,
});
