/** Whether points by hand need somebody else's approval here, and who could give it. */
import type { Answer } from "#contract/contract.ts";
import type { ApprovalNeed } from "#contract/return-views.ts";
import { succeed } from "#core/outcome.ts";
import { POINTS_APPROVER, approvalView, pointsNeed } from "./approval.ts";
import type { Engine } from "./engine.ts";

export const getPointsApproval = (engine: Engine): Answer<ApprovalNeed> =>
  succeed(approvalView(engine, pointsNeed(engine), POINTS_APPROVER));
