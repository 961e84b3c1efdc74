/** Shapes that the inputs and outputs of many calls are made of. */
import { z } from "zod";
import { uuidField } from "#core/codec/fields.ts";
import { basketViewSchema } from "./views.ts";

export const nothing = z.strictObject({});
export const done = z.strictObject({});

/** The input of a call that changes something: done once under its `commandId`, however often it arrives. */
export const change = <S extends z.core.$ZodLooseShape>(shape: S) => z.strictObject({ commandId: uuidField, ...shape });

export const basketAnswer = z.strictObject({ view: basketViewSchema });
