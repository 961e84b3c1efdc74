/**
 * Gives or takes points by hand. A manager or owner at the till is their own approver, and stands in the journal as the
 * actor alone; anybody else needs one of them.
 */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { points } from "#core/money/integers.ts";
import type { AdjustmentRequest } from "#core/points/decide-adjustment.ts";
import { POINTS_APPROVER, checkApproval, pointsNeed } from "./approval.ts";
import { commitAdjustment } from "./commit-adjustment.ts";
import { actorOf, refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { getMember } from "./get-member.ts";

type PointsAnswer = Answer<CallOutput<"adjustPoints">>;

export async function adjustPoints(engine: Engine, input: CallInput<"adjustPoints">): Promise<PointsAnswer> {
  const { commandId, memberRef, reason } = input;
  const isDone = (): boolean => engine.store.findAnswer(commandId) !== undefined;
  if (isDone()) return getMember(engine, { memberRef });
  const actor = actorOf(engine);
  const needed = pointsNeed(engine);
  const approver = await checkApproval(engine, input.approval, POINTS_APPROVER);
  if (!approver.ok) return approver;
  if (isDone()) return getMember(engine, { memberRef });
  if (needed !== null && approver.value === null) return refuse(needed);
  const entry: AdjustmentRequest["entry"] = { kind: "manual", points: points(input.points) };
  return commitAdjustment(engine, { commandId, memberRef, reason, entry }, { actor, approver: approver.value });
}
