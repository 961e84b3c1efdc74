/**
 * Somebody else's word for what the person at the till does, given with a PIN and for one call alone.
 *
 * | what is done                            | whose PIN                         |
 * |-----------------------------------------|-----------------------------------|
 * | a cash refund above the programme's limit | a shift lead or above           |
 * | a return without a receipt              | a shift lead or above             |
 * | points by hand, by a manager or owner   | nobody's: they are the approver   |
 * | points by hand, by anybody else         | a manager or owner                |
 *
 * | who types the PIN                       | answer                            |
 * |-----------------------------------------|-----------------------------------|
 * | nobody                                  | null: the caller says what is missing |
 * | the person at the till                  | approvalRefused, whatever the PIN |
 * | somebody below that rank                | approvalRefused, whatever the PIN |
 * | somebody who may, with a wrong PIN      | as when signing in: counted, and paused after five |
 * | somebody who may                        | their id, which goes into the journal |
 */
import type { CallInput } from "#contract/calls.ts";
import type { Access, Answer } from "#contract/contract.ts";
import type { ApprovalNeed } from "#contract/return-views.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import { cashRefund } from "#core/basket/cash-refund.ts";
import { succeed } from "#core/outcome.ts";
import type { Program } from "#core/program/program.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { checkPin } from "./check-pin.ts";
import { actorOf, refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { isPermitted } from "./session.ts";
import { personOf } from "./sign-in.ts";

export type Approval = CallInput<"returnGoods">["approval"];

export const REFUND_APPROVER: Access = "shiftLead";
export const POINTS_APPROVER: Access = "manager";

/** The approver's id, or null when nobody was asked. Comparing a PIN takes time: what is decided is decided afterwards. */
export async function checkApproval(
  engine: Engine,
  approval: Approval,
  access: Access,
): Promise<Answer<string | null>> {
  if (approval === null) return succeed(null);
  const known = engine.store.staff.find(approval.staffId);
  const may = known === null || (known.id !== actorOf(engine) && isPermitted(known.role, access));
  if (!may) return refuse(refusal("approvalRefused"));
  const checked = await checkPin(engine, approval);
  return checked.ok ? succeed(checked.value.id) : checked;
}

/** What a refund lacks without an approver; null when it needs none. */
export function refundNeeds(returned: Pick<SaleReturned, "refunds">, program: Program | null): Refusal | null {
  const limitMinor = program?.returns.cashLimitMinor ?? null;
  if (limitMinor === null || cashRefund(returned) <= limitMinor) return null;
  return refusal("returnNeedsApproval", { limit: { money: limitMinor } });
}

/** What points by hand lack without an approver. */
export function pointsNeed({ session }: Pick<Engine, "session">): Refusal | null {
  const { person } = session;
  return person !== null && isPermitted(person.role, POINTS_APPROVER) ? null : refusal("approvalNeeded");
}

/** For the screen: why somebody has to be asked, and who could be. */
export function approvalView(engine: Engine, needed: Refusal | null, access: Access): ApprovalNeed {
  if (needed === null) return { reason: null, people: [] };
  const others = engine.store.staff
    .list()
    .filter(({ id, role }) => id !== actorOf(engine) && isPermitted(role, access));
  return { reason: { key: needed.code, values: { ...needed.values } }, people: others.map(personOf) };
}
