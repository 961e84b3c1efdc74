/**
 * A second reader of ESC/POS bytes, for the tests alone. It shares nothing with the program: its code pages are written
 * out here from the published tables, its double-byte font is the platform's own GB18030 decoder, a character's width
 * is the number of its bytes.
 */
const PAGES: Readonly<Record<number, string>> = {
  0: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0",
  2: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
  18: "ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0",
  19: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ€ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0",
};
const PLATFORM_PAGES: Readonly<Record<number, string>> = { 16: "windows-1252", 17: "ibm866" };

export interface DecodedCommand {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Length and name of the command at a place; a byte that begins none is an error, so a stray one cannot hide. */
function commandAt(bytes: Uint8Array, at: number): { readonly name: string; readonly length: number } {
  const byte = (offset: number): number => bytes[at + offset] ?? 0;
  const word = (offset: number): number => byte(offset) + 256 * byte(offset + 1);
  const lead = byte(0);
  const second = byte(1);
  if (lead === 0x0a) return { name: "LF", length: 1 };
  if (lead >= 0x20 && lead !== 0x7f) {
    let end = at;
    while (end < bytes.length && (bytes[end] ?? 0) >= 0x20 && bytes[end] !== 0x7f) end += 1;
    return { name: "text", length: end - at };
  }
  if (lead === 0x1b) {
    if (second === 0x40) return { name: "ESC @", length: 2 };
    if (second === 0x24) return { name: "ESC $", length: 4 };
    if (second === 0x70) return { name: "ESC p", length: 5 };
    const three: Readonly<Record<number, string>> = {
      0x52: "R",
      0x33: "3",
      0x45: "E",
      0x4a: "J",
      0x61: "a",
      0x74: "t",
    };
    const name = three[second];
    if (name !== undefined) return { name: `ESC ${name}`, length: 3 };
  }
  if (lead === 0x1c && (second === 0x26 || second === 0x2e)) {
    return { name: second === 0x26 ? "FS &" : "FS .", length: 2 };
  }
  if (lead === 0x1d) {
    if (second === 0x76 && byte(2) === 0x30) return { name: "GS v 0", length: 8 + word(4) * word(6) };
    if (second === 0x6b && byte(2) === 73) return { name: "GS k", length: 4 + byte(3) };
    if (second === 0x28) return { name: `GS ( ${String.fromCharCode(byte(2))}`, length: 5 + word(3) };
    const three: Readonly<Record<number, string>> = {
      0x21: "!",
      0x48: "H",
      0x56: "V",
      0x68: "h",
      0x72: "r",
      0x77: "w",
    };
    const name = three[second];
    if (name !== undefined) return { name: `GS ${name}`, length: 3 };
  }
  if (lead === 0x10 && second === 0x04) return { name: "DLE EOT", length: 3 };
  throw new Error(`stray byte ${lead.toString(16)} ${second.toString(16)} at ${at}`);
}

export function splitCommands(bytes: Uint8Array): readonly DecodedCommand[] {
  const commands: DecodedCommand[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { name, length } = commandAt(bytes, at);
    if (at + length > bytes.length) throw new Error(`${name} at ${at} has no end`);
    commands.push({ name, bytes: bytes.slice(at, at + length) });
    at += length;
  }
  return commands;
}

export type DecodedLine =
  | { readonly kind: "text"; readonly runs: readonly { readonly xDots: number; readonly text: string }[] }
  | { readonly kind: "picture"; readonly rowBytes: number; readonly rows: number; readonly bits: Uint8Array }
  | { readonly kind: "barcode"; readonly digits: string }
  | { readonly kind: "qr"; readonly text: string };

function readText(bytes: Uint8Array, page: number, doubleByte: boolean): { text: string; cells: number } {
  let text = "";
  let cells = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) text += String.fromCharCode(byte);
    else if (doubleByte) {
      text += new TextDecoder("gb18030", { fatal: true }).decode(bytes.subarray(at, at + 2));
      at += 1;
      cells += 1;
    } else {
      const table = PAGES[page];
      const platform = PLATFORM_PAGES[page];
      if (table !== undefined) text += Array.from(table)[byte - 0x80] ?? "";
      else if (platform !== undefined) text += new TextDecoder(platform).decode(bytes.subarray(at, at + 1));
      else throw new Error(`no code page ${page}`);
    }
    cells += 1;
  }
  return { text, cells };
}

function readBarcode(bytes: Uint8Array): string {
  let digits = "";
  let set = 0;
  for (let at = 4; at < bytes.length; at += 1) {
    if (bytes[at] === 0x7b) {
      at += 1;
      set = bytes[at] ?? 0;
    } else digits += set === 0x43 ? String(bytes[at]).padStart(2, "0") : String.fromCharCode(bytes[at] ?? 0);
  }
  return digits;
}

/** What is on the paper, line by line. `doubleByteFont`: the printer begins in double-byte mode. */
export function readLines(commands: readonly DecodedCommand[], doubleByteFont: boolean): readonly DecodedLine[] {
  const lines: DecodedLine[] = [];
  let runs: { xDots: number; text: string }[] = [];
  let [x, page, scale] = [0, 0, 1];
  let doubleByte = doubleByteFont;
  let qr = "";
  let moved = true;
  for (const { name, bytes } of commands) {
    const value = bytes[2] ?? 0;
    if (name === "text") {
      const { text, cells } = readText(bytes, page, doubleByte);
      const last = runs.at(-1);
      if (last === undefined || moved) runs.push({ xDots: x, text });
      else last.text += text;
      x += cells * 12 * scale;
      moved = false;
    } else if (name === "ESC $") {
      x = value + 256 * (bytes[3] ?? 0);
      moved = true;
    } else if (name === "LF") {
      lines.push({ kind: "text", runs });
      runs = [];
      x = 0;
      moved = true;
    } else if (name === "GS v 0") {
      const rowBytes = (bytes[4] ?? 0) + 256 * (bytes[5] ?? 0);
      lines.push({ kind: "picture", rowBytes, rows: (bytes[6] ?? 0) + 256 * (bytes[7] ?? 0), bits: bytes.slice(8) });
    } else if (name === "ESC t") page = value;
    else if (name === "GS !") scale = (value >> 4) + 1;
    else if (name === "FS &") doubleByte = true;
    else if (name === "FS .") doubleByte = false;
    else if (name === "GS k") lines.push({ kind: "barcode", digits: readBarcode(bytes) });
    else if (name === "GS ( k" && bytes[6] === 0x50) qr = new TextDecoder().decode(bytes.slice(8));
    else if (name === "GS ( k" && bytes[6] === 0x51) lines.push({ kind: "qr", text: qr });
  }
  return lines;
}

/** Every place where a printer would obey a real-time command: DLE and EOT, ENQ or DC4 side by side. */
export function realTimePatterns(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at + 1 < bytes.length; at += 1) {
    if (bytes[at] === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0)) count += 1;
  }
  return count;
}
