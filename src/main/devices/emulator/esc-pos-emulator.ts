/**
 * A receipt printer in software: takes ESC/POS bytes in any pieces, gives out papers, drawer pulses and status answers.
 *
 * It owns what the bytes mean (the commands that this program sends, and skips the rest of what it knows the length of);
 * it refuses to guess: a byte that begins no known command is counted in `unknownBytes`, which every test expects to be 0.
 * It shares the code-page tables and the glyph painter with the encoder, so tests/printing has a second decoder of its
 * own that shares nothing.
 *
 *   text mode ── LF ──► a line of elements          real-time commands (DLE …) are answered at once
 *      │  ESC $, ESC E, GS !, ESC t, FS & set the place and the look of the next character
 *      └─ GS V ──► the paper is finished
 */
import { qrModules } from "#core/receipts/qr-size.ts";
import { characterInDoubleByte, characterInPage } from "../printer/code-pages.ts";
import type { CodePageName, PrinterProfile } from "../printer/printer-profile.ts";
import { ByteFeed } from "./byte-feed.ts";
import { decodeBarcode, decodeRaster } from "./graphics-commands.ts";
import { PrintHead } from "./print-head.ts";
import type { DrawerPulse, PrintedPaper } from "./printed-paper.ts";
import { answerCurrentStatus, answerJobNumber, answerPaperSensor, READY } from "./status-answers.ts";
import type { PrinterCondition } from "./status-answers.ts";

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const LF = 0x0a;
const DLE = 0x10;

export interface EmulatorOutput {
  readonly papers: readonly PrintedPaper[];
  readonly pulses: readonly DrawerPulse[];
  /** Bytes that the printer sends back. */
  readonly answers: Uint8Array;
}

export class EscPosEmulator {
  condition: PrinterCondition = READY;
  /** Bytes that began no known command. */
  unknownBytes = 0;

  private readonly profile: PrinterProfile;
  private readonly feed = new ByteFeed();
  private readonly pageNames: ReadonlyMap<number, CodePageName>;
  private papers: PrintedPaper[] = [];
  private pulses: DrawerPulse[] = [];
  private answers: number[] = [];

  private readonly head: PrintHead;
  private align = 0;
  private page: CodePageName;
  private doubleByte: boolean;
  private barcode = { moduleDots: 3, heightDots: 162 };
  private qr = { moduleDots: 3, text: "" };

  constructor(profile: PrinterProfile) {
    this.profile = profile;
    this.head = new PrintHead(profile.paper);
    this.pageNames = new Map(profile.codePages.map((page) => [page.number, page.name]));
    this.page = this.pageNames.get(0) ?? "cp437";
    this.doubleByte = profile.doubleByte !== null;
  }

  /** Works off what can be worked off; an unfinished command waits for its rest. */
  write(bytes: Uint8Array): EmulatorOutput {
    this.feed.add(bytes);
    while (this.feed.length > 0 && this.step());
    const output = { papers: this.papers, pulses: this.pulses, answers: Uint8Array.from(this.answers) };
    this.papers = [];
    this.pulses = [];
    this.answers = [];
    return output;
  }

  /** Tears off what is there, as a person does at a printer without a cutter. null when no paper came out. */
  tearOff(): PrintedPaper | null {
    return this.head.takePaper(false);
  }

  /** Bytes of a command that has not ended. */
  get pendingBytes(): number {
    return this.feed.length;
  }

  private step(): boolean {
    const first = this.feed.peek(0);
    switch (first) {
      case ESC:
        return this.escCommand();
      case GS:
        return this.gsCommand();
      case FS:
        return this.fsCommand();
      case DLE:
        return this.realTimeCommand();
      case LF:
        this.feed.skip(1);
        this.head.endLine();
        return true;
      default:
        return first < 0x20 || first === 0x7f ? this.unknown() : this.character(first);
    }
  }

  private unknown(): boolean {
    this.unknownBytes += 1;
    this.feed.skip(1);
    return true;
  }

  /** Runs when all bytes of the command are there; says whether it did. */
  private take(length: number, run: () => void): boolean {
    if (this.feed.length < length) return false;
    run();
    this.feed.skip(length);
    return true;
  }

  private character(first: number): boolean {
    if (first < 0x80) return this.take(1, () => this.head.place(String.fromCharCode(first)));
    if (!this.doubleByte) return this.take(1, () => this.head.place(characterInPage(this.page, first)));
    return this.take(2, () => this.head.place(characterInDoubleByte(first, this.feed.peek(1))));
  }

  private reset(): void {
    this.head.resetLook();
    this.align = 0;
    this.page = this.pageNames.get(0) ?? "cp437";
    this.doubleByte = this.profile.doubleByte !== null;
  }

  private escCommand(): boolean {
    const value = this.feed.peek(2);
    switch (this.feed.peek(1)) {
      case -1:
        return false;
      case 0x40:
        return this.take(2, () => this.reset());
      case 0x52:
        return this.take(3, () => undefined);
      case 0x24:
        return this.take(4, () => {
          this.head.x = value + this.feed.peek(3) * 256;
        });
      case 0x33:
        return this.take(3, () => {
          this.head.lineDots = value;
        });
      case 0x45:
        return this.take(3, () => {
          this.head.bold = (value & 1) === 1;
        });
      case 0x4a:
        return this.take(3, () => {
          this.head.endText();
          this.head.y += value;
        });
      case 0x61:
        return this.take(3, () => {
          this.align = value;
        });
      case 0x70:
        return this.take(5, () => {
          this.pulses.push({ pin: value, onUnits: this.feed.peek(3), offUnits: this.feed.peek(4) });
        });
      case 0x74:
        return this.take(3, () => {
          const page = this.pageNames.get(value);
          if (page === undefined) this.unknownBytes += 1;
          else this.page = page;
        });
      default:
        return this.unknown();
    }
  }

  private fsCommand(): boolean {
    const code = this.feed.peek(1);
    if (code === -1) return false;
    if (code !== 0x26 && code !== 0x2e) return this.unknown();
    return this.take(2, () => {
      this.doubleByte = code === 0x26 && this.profile.doubleByte !== null;
    });
  }

  private gsCommand(): boolean {
    const value = this.feed.peek(2);
    switch (this.feed.peek(1)) {
      case -1:
        return false;
      case 0x21:
        return this.take(3, () => {
          this.head.scaleX = value >> 4 === 0 ? 1 : 2;
          this.head.scaleY = (value & 0x0f) === 0 ? 1 : 2;
        });
      case 0x28:
        return this.parameterCommand();
      case 0x48:
        return this.take(3, () => undefined);
      case 0x56:
        return this.take(3, () => {
          const paper = this.head.takePaper(true);
          if (paper !== null) this.papers.push(paper);
        });
      case 0x68:
        return this.take(3, () => {
          this.barcode = { ...this.barcode, heightDots: value };
        });
      case 0x6b:
        return this.barcodeCommand(value);
      case 0x72:
        return this.take(3, () => this.answers.push(...answerPaperSensor(this.condition)));
      case 0x76:
        return this.rasterCommand();
      case 0x77:
        return this.take(3, () => {
          this.barcode = { ...this.barcode, moduleDots: value };
        });
      default:
        return this.unknown();
    }
  }

  private rasterCommand(): boolean {
    if (this.feed.length < 8) return false;
    const rowBytes = this.feed.peek(4) + this.feed.peek(5) * 256;
    const heightDots = this.feed.peek(6) + this.feed.peek(7) * 256;
    return this.take(8 + rowBytes * heightDots, () => {
      this.head.endText();
      const bitmap = decodeRaster(this.feed.slice(8, rowBytes * heightDots), rowBytes, heightDots);
      this.head.keep({ kind: "raster", xDots: 0, yDots: this.head.y, bitmap });
      this.head.y += heightDots;
    });
  }

  private barcodeCommand(system: number): boolean {
    if (this.feed.length < 4) return false;
    if (system !== 73) return this.unknown();
    const length = this.feed.peek(3);
    return this.take(4 + length, () => {
      this.head.endText();
      const decoded = decodeBarcode(this.feed.slice(4, length), this.barcode, this.profile.paper.widthDots);
      if (decoded === null || this.align !== 1) this.unknownBytes += 1;
      if (decoded !== null) this.head.keep({ kind: "barcode", yDots: this.head.y, ...decoded });
      this.head.y += this.barcode.heightDots;
    });
  }

  private parameterCommand(): boolean {
    if (this.feed.length < 5) return false;
    const length = this.feed.peek(3) + this.feed.peek(4) * 256;
    return this.take(5 + length, () => {
      const body = this.feed.slice(5, length);
      if (this.feed.peek(2) === 0x6b && body[0] === 0x31) this.qrFunction(body);
      else if (this.feed.peek(2) === 0x48) this.answers.push(...answerJobNumber(body));
      else this.unknownBytes += 1;
    });
  }

  private qrFunction(body: Uint8Array): void {
    switch (body[1]) {
      case 0x43:
        this.qr = { ...this.qr, moduleDots: body[2] ?? 3 };
        break;
      case 0x50:
        this.qr = { ...this.qr, text: Buffer.from(body.subarray(3)).toString("latin1") };
        break;
      case 0x51:
        this.head.endText();
        this.head.keep({ kind: "qr", yDots: this.head.y, ...this.qr });
        this.head.y += qrModules(this.qr.text) * this.qr.moduleDots;
        break;
      default:
        // 0x41 (model) and 0x45 (error correction) are the ones that are always sent.
        if (body[1] !== 0x41 && body[1] !== 0x45) this.unknownBytes += 1;
    }
  }

  private realTimeCommand(): boolean {
    const [code, value] = [this.feed.peek(1), this.feed.peek(2)];
    if (code === -1) return false;
    if (code !== 0x04) return this.unknown();
    return this.take(3, () => this.answers.push(...answerCurrentStatus(value, this.condition)));
  }
}
