/** A picture of black and white dots: one bit a dot, 1 is black, rows padded to bytes, the leftmost dot is the highest bit. */
export interface Bitmap {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly rowBytes: number;
  readonly bits: Uint8Array;
}

export function blankBitmap(widthDots: number, heightDots: number): Bitmap {
  const rowBytes = Math.ceil(widthDots / 8);
  return { widthDots, heightDots, rowBytes, bits: new Uint8Array(rowBytes * heightDots) };
}

export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  return ((bitmap.bits[y * bitmap.rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
}

export function blacken(bitmap: Bitmap, x: number, y: number): void {
  const index = y * bitmap.rowBytes + (x >> 3);
  bitmap.bits[index] = (bitmap.bits[index] ?? 0) | (0x80 >> (x & 7));
}

export function fillBlack(bitmap: Bitmap, left: number, top: number, width: number, height: number): void {
  for (let y = Math.max(0, top); y < Math.min(bitmap.heightDots, top + height); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(bitmap.widthDots, left + width); x += 1) blacken(bitmap, x, y);
  }
}

/** Adds the black dots of `source` at a place; what lies outside is left out. */
export function stamp(target: Bitmap, source: Bitmap, left: number, top: number): void {
  for (let y = 0; y < source.heightDots; y += 1) {
    const targetY = top + y;
    if (targetY < 0 || targetY >= target.heightDots) continue;
    for (let x = 0; x < source.widthDots; x += 1) {
      const targetX = left + x;
      if (targetX >= 0 && targetX < target.widthDots && isBlack(source, x, y)) blacken(target, targetX, targetY);
    }
  }
}

/** Some rows of a bitmap, and of those only the bytes of a row that hold anything black (at least one). */
export function cropRows(bitmap: Bitmap, top: number, heightDots: number): Bitmap {
  const rows = Math.min(heightDots, bitmap.heightDots - top);
  let rowBytes = 1;
  for (let y = top; y < top + rows; y += 1) {
    for (let column = bitmap.rowBytes - 1; column >= rowBytes; column -= 1) {
      if (bitmap.bits[y * bitmap.rowBytes + column] !== 0) {
        rowBytes = column + 1;
        break;
      }
    }
  }
  const cropped = blankBitmap(rowBytes * 8, rows);
  for (let y = 0; y < rows; y += 1) {
    const from = (top + y) * bitmap.rowBytes;
    cropped.bits.set(bitmap.bits.subarray(from, from + rowBytes), y * rowBytes);
  }
  return cropped;
}
