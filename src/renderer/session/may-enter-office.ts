import { failureOf } from "#contract/failures.ts";
import type { TillView } from "#contract/views.ts";

/** The office is for those who decide: what its pages ask is refused to everybody else by the till itself. */
export const mayEnterOffice = ({ signedIn }: TillView): boolean =>
  signedIn?.role === "manager" || signedIn?.role === "owner";

/** What everybody else is told. */
export const OFFICE_IS_SHUT = failureOf("notPermitted");
