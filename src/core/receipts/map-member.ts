/** The member's part of a receipt: who (masked), where the points went, what is next. Figures are the fact's own. */
import type { PointsOfSale } from "../events/sale-completed.ts";
import { points } from "../money/integers.ts";
import type { Points } from "../money/integers.ts";
import type { ReceiptBlock } from "./receipt-document.ts";
import type { MemberOnReceipt, ReceiptFact, ReceiptInput, TierProgress } from "./receipt-input.ts";
import type { Speech } from "./receipt-speech.ts";
import { paperText } from "./receipt-text.ts";
import type { ReceiptLabel } from "./receipt-words.ts";

const MEMBER_CHARACTERS = 60;
const CARD_TAIL_CHARACTERS = 8;

type MoveKind = PointsOfSale["moves"][number]["kind"];

/** Repaying a deficit is part of what was earned: the two together are what the rules gave. */
const MOVE_ROWS: readonly { readonly label: ReceiptLabel; readonly kinds: readonly MoveKind[] }[] = [
  { label: "pointsEarned", kinds: ["earned", "repaid"] },
  { label: "pointsUsed", kinds: ["redeemed"] },
  { label: "pointsExpired", kinds: ["expired"] },
  { label: "pointsReversed", kinds: ["reversed"] },
  { label: "pointsReinstated", kinds: ["reinstated"] },
  { label: "pointsAdjusted", kinds: ["adjusted"] },
];

const signed = (amount: Points): string => (amount > 0 ? `+${amount}` : String(amount));

function pair(label: string, value: string, strong = false): ReceiptBlock {
  return { kind: "pair", label, value, emphasis: strong ? "strong" : "plain", indented: false };
}

const centred = (text: string): ReceiptBlock => ({ kind: "centred", text, strong: false });

function personBlocks(member: MemberOnReceipt, speech: Speech): ReceiptBlock[] {
  const blocks: ReceiptBlock[] = [];
  if (member.maskedName !== null) {
    blocks.push(pair(speech.label("member"), paperText(member.maskedName, MEMBER_CHARACTERS)));
  }
  if (member.cardTail !== null) {
    blocks.push(pair(speech.label("card"), `*${paperText(member.cardTail, CARD_TAIL_CHARACTERS)}`));
  }
  if (member.tierName !== null) blocks.push(pair(speech.label("tier"), speech.local(member.tierName)));
  return blocks;
}

function pointsBlocks(ofSale: Pick<PointsOfSale, "before" | "after" | "moves">, speech: Speech): ReceiptBlock[] {
  const blocks = [pair(speech.label("pointsBefore"), String(ofSale.before))];
  for (const row of MOVE_ROWS) {
    const moves = ofSale.moves.filter((move) => row.kinds.includes(move.kind));
    const sum = moves.reduce((running, move) => running + move.delta, 0);
    if (sum !== 0) blocks.push(pair(speech.label(row.label), signed(points(sum))));
  }
  blocks.push(pair(speech.label("pointsAfter"), String(ofSale.after), true));
  return blocks;
}

function progressSentences(progress: TierProgress, speech: Speech): readonly string[] {
  const tier = { name: progress.tierName };
  const { remaining } = progress;
  const next = progress.goal === "next";
  switch (remaining.metric) {
    case "netSpend":
      return speech.sentences(next ? "tierNextMoney" : "tierKeepMoney", { amount: { money: remaining.amount }, tier });
    case "points":
      return speech.sentences(next ? "tierNextPoints" : "tierKeepPoints", {
        amount: { points: remaining.amount },
        tier,
      });
    case "visits":
      return speech.sentences(next ? "tierNextVisits" : "tierKeepVisits", { amount: remaining.count, tier });
  }
}

/** What the paper's facts did to the points together, from before the first one on. */
function pointsOf(legs: readonly ReceiptFact[]): Pick<PointsOfSale, "before" | "after" | "moves"> | null {
  const all = legs.flatMap(({ body }) => body.points ?? []);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return null;
  return { before: first.before, after: last.after, moves: all.flatMap(({ moves }) => moves) };
}

/** Empty without a member. */
export function mapMember(input: ReceiptInput, legs: readonly ReceiptFact[], speech: Speech): ReceiptBlock[] {
  const { member } = input;
  const ofSale = pointsOf(legs);
  const blocks: ReceiptBlock[] = [];
  if (member !== null) blocks.push(...personBlocks(member, speech));
  if (ofSale !== null) blocks.push(...pointsBlocks(ofSale, speech));
  if (member?.expiring) {
    const { points: amount, onDate } = member.expiring;
    const said = speech.sentences("pointsExpire", { amount: { points: amount }, date: { date: onDate } });
    blocks.push(...said.map(centred));
  }
  if (member?.progress) blocks.push(...progressSentences(member.progress, speech).map(centred));
  return blocks;
}
