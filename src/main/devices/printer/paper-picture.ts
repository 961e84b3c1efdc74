/** A paper as a PNG: black dots on white, with the margins that the head cannot reach. */
import { isBlack } from "./bitmap.ts";
import type { Bitmap } from "./bitmap.ts";
import { PNG } from "pngjs";

/** 80 mm of paper at 203 dpi are 640 dots, of which the head reaches 576. */
const MARGIN_DOTS = 32;

export function paperPicture(bitmap: Bitmap): Uint8Array {
  const width = bitmap.widthDots + 2 * MARGIN_DOTS;
  const height = bitmap.heightDots + 2 * MARGIN_DOTS;
  const grey = Buffer.alloc(width * height, 0xff);
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    const row = (y + MARGIN_DOTS) * width + MARGIN_DOTS;
    for (let x = 0; x < bitmap.widthDots; x += 1) if (isBlack(bitmap, x, y)) grey[row + x] = 0x1a;
  }
  const png = new PNG({ width, height, inputColorType: 0, inputHasAlpha: false, colorType: 0, bitDepth: 8 });
  png.data = grey;
  return PNG.sync.write(png, { inputColorType: 0, inputHasAlpha: false, colorType: 0, bitDepth: 8 });
}
