/** A typed decimal as an integer of its smallest part: "0.25" with 3 decimals → 250. null when it is not one. */
export function parseDecimal(typed: string, decimals: number): number | null {
  const ascii = typed.trim().normalize("NFKC").replace(",", ".");
  const found = /^(-?)(\d{1,9})(?:\.(\d*))?$/.exec(ascii);
  if (found === null) return null;
  const [, sign, whole = "", part = ""] = found;
  if (part.length > decimals) return null;
  const magnitude = Number(whole + part.padEnd(decimals, "0"));
  return sign === "-" && magnitude !== 0 ? -magnitude : magnitude;
}
