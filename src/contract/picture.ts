/** A paper as a picture. */
import { z } from "zod";

export const pictureSchema = z.strictObject({
  id: z.string().max(80),
  pngBase64: z.string(),
  widthPx: z.int(),
  heightPx: z.int(),
  /** The same paper as lines of text, for a screen reader and for copying. */
  text: z.array(z.string()),
});
