/**
 * Points that a sale spent, coming back to the lots that they were drawn from: the last drawn first, good for at least the
 * programme's days of grace. A deficit is repaid before.
 *
 * What bought a coupon for the next visit comes back whole, with the last of the goods, and only while the coupon was not
 * used: half a coupon cannot be taken back.
 */
import { partOf } from "../basket/returned-value.ts";
import type { ReturnedShare } from "../basket/returned-value.ts";
import type { LotMove, PointsOfSale } from "../events/sale-completed.ts";
import { points, sumPoints } from "../money/integers.ts";
import { addDays, laterDate } from "../shop/calendar.ts";

type LotKey = NonNullable<LotMove["lot"]>;

/** What comes back of a sale with this return: `after` less `before`. */
export interface LinkedShare {
  readonly sale: PointsOfSale;
  readonly before: ReturnedShare;
  readonly after: ReturnedShare;
  /**
   * Rules whose points do not come back in proportion: all of them now (true), or none (false). The others follow the
   * returned value.
   */
  readonly whole: ReadonlyMap<string, boolean>;
}

export interface Grace {
  readonly businessDate: string;
  readonly graceDays: number;
}

/** The stretch [from, to) of points laid end to end, in the order of the draws given. */
function stretch(draws: readonly LotMove[], from: number, to: number): { draw: LotMove; amount: number }[] {
  let start = 0;
  return draws.flatMap((draw) => {
    const end = start - draw.delta;
    const amount = Math.min(to, end) - Math.max(from, start);
    start = end;
    return amount > 0 ? [{ draw, amount }] : [];
  });
}

const withGrace = ({ availableFrom, expiresOn }: LotKey, { businessDate, graceDays }: Grace): LotKey => ({
  availableFrom,
  expiresOn: expiresOn === null ? null : laterDate(expiresOn, addDays(businessDate, graceDays)),
});

/** From which point on to which one of what a rule drew comes back now. */
function givenBack(ruleId: string, spent: number, { before, after, whole }: LinkedShare): readonly [number, number] {
  const all = whole.get(ruleId);
  if (all !== undefined) return [0, all ? spent : 0];
  return [partOf(spent, before), partOf(spent, after)];
}

/** Gives back what the sale drew by one rule. */
function giveBackRule(ruleId: string, share: LinkedShare, deficit: number, grace: Grace): LotMove[] {
  const draws = share.sale.moves.filter((move) => move.kind === "redeemed" && move.ruleId === ruleId).toReversed();
  const spent = -sumPoints(draws.map((draw) => draw.delta));
  let owed = deficit;
  return stretch(draws, ...givenBack(ruleId, spent, share)).flatMap(({ draw, amount }) => {
    const repaid = Math.min(owed, amount);
    owed -= repaid;
    const kept = amount - repaid;
    const move = (lot: LotMove["lot"], delta: number): LotMove => ({
      kind: "reinstated",
      lot,
      delta: points(delta),
      ruleId,
    });
    return [
      ...(repaid > 0 ? [move(null, repaid)] : []),
      ...(kept > 0 && draw.lot !== null ? [move(withGrace(draw.lot, grace), kept)] : []),
    ];
  });
}

/** Gives back what the sale drew, rule by rule. `deficit` is what the member owes before. */
export function giveBack(share: LinkedShare, deficit: number, grace: Grace): LotMove[] {
  const moves: LotMove[] = [];
  let owed = deficit;
  for (const ruleId of new Set(share.sale.moves.filter(({ kind }) => kind === "redeemed").map((move) => move.ruleId))) {
    const given = giveBackRule(ruleId, share, owed, grace);
    owed -= sumPoints(given.filter((move) => move.lot === null).map((move) => move.delta));
    moves.push(...given);
  }
  return moves;
}
