/**
 * Ids that the same input always gets: what makes an import safe to repeat.
 *
 * A UUID of version 8 (RFC 9562, section 5.8): the first bits of a SHA-256 over what names the thing. Only for what is
 * no secret, such as a receipt number. A member's reference is never made this way, because anybody could then find out
 * which reference belongs to which number by trying them all.
 */
import { createHash } from "node:crypto";

export function importUuid(...parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of ["regulars import", ...parts]) hash.update(`${part.length}:${part}`);
  const hex = hash.digest("hex");
  const variant = "89ab"[Number.parseInt(hex.slice(16, 17), 16) % 4] ?? "8";
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
