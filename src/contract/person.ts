/** Somebody who works at the till. */
import { z } from "zod";
import { idField, nameField } from "#core/codec/fields.ts";

const roleSchema = z.enum(["cashier", "shiftLead", "manager", "owner", "support"]);

export const personSchema = z.strictObject({ id: idField, name: nameField, role: roleSchema });
export type Person = z.infer<typeof personSchema>;
