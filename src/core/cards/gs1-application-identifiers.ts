/**
 * The GS1 application identifiers that a counter meets (GS1 General Specifications, 3.2), as data. An element string
 * with any other is refused rather than guessed at: where an unknown element ends is not knowable.
 */
export interface ApplicationIdentifier {
  readonly digits: string;
  readonly valueMin: number;
  readonly valueMax: number;
  readonly numeric: boolean;
  /** Ends after a known number of characters; all others run to the next separator or the end. */
  readonly fixedLength: boolean;
  /** Its last digit is a GS1 check digit. */
  readonly checked: boolean;
  /** YYMMDD. */
  readonly date: boolean;
}

type Traits = Partial<Pick<ApplicationIdentifier, "checked" | "date" | "numeric">>;

const make = (digits: string, valueMin: number, valueMax: number, fixedLength: boolean, traits: Traits) => ({
  digits,
  valueMin,
  valueMax,
  fixedLength,
  numeric: traits.numeric ?? false,
  checked: traits.checked ?? false,
  date: traits.date ?? false,
});

const fixed = (digits: string, length: number, traits: Traits = {}): ApplicationIdentifier =>
  make(digits, length, length, true, { numeric: true, ...traits });

const running = (digits: string, valueMin: number, valueMax: number, traits: Traits = {}): ApplicationIdentifier =>
  make(digits, valueMin, valueMax, false, traits);

/** Four-digit identifiers whose last digit counts decimals, 0 to 5. */
const measures = (family: string): ApplicationIdentifier[] =>
  [0, 1, 2, 3, 4, 5].map((decimals) => fixed(`${family}${decimals}`, 6));

const amounts = (family: string, valueMin: number, valueMax: number): ApplicationIdentifier[] =>
  [0, 1, 2, 3].map((decimals) => running(`${family}${decimals}`, valueMin, valueMax, { numeric: true }));

const ALL: readonly ApplicationIdentifier[] = [
  fixed("00", 18, { checked: true }), // logistic unit
  fixed("01", 14, { checked: true }), // GTIN
  fixed("02", 14, { checked: true }), // GTIN of what is inside
  running("10", 1, 20), // lot
  fixed("11", 6, { date: true }), // produced
  fixed("12", 6, { date: true }), // due
  fixed("13", 6, { date: true }), // packed
  fixed("15", 6, { date: true }), // best before
  fixed("16", 6, { date: true }), // sell by
  fixed("17", 6, { date: true }), // expires
  fixed("20", 2), // variant
  running("21", 1, 20), // serial number
  running("22", 1, 20), // consumer product variant
  running("240", 1, 30), // additional id
  running("30", 1, 8, { numeric: true }), // count of variable-measure items
  ...measures("310"), // net weight, kg
  ...measures("311"), // length, m
  ...measures("312"), // width, m
  ...measures("313"), // depth, m
  ...measures("314"), // area, m²
  ...measures("315"), // volume, l
  ...measures("316"), // volume, m³
  ...measures("320"), // net weight, lb
  running("37", 1, 8, { numeric: true }), // count of what is inside
  ...amounts("390", 1, 15), // amount payable
  ...amounts("391", 4, 18), // amount payable with currency
  ...amounts("392", 1, 15), // price of a variable-measure item
  ...amounts("393", 4, 18), // the same with currency
];

const BY_DIGITS = new Map(ALL.map((identifier) => [identifier.digits, identifier]));

/** The identifier that a text begins with. Identifiers are prefix-free, so at most one length fits. */
export function findApplicationIdentifier(text: string): ApplicationIdentifier | null {
  for (const length of [2, 3, 4]) {
    const found = BY_DIGITS.get(text.slice(0, length));
    if (found !== undefined) return found;
  }
  return null;
}
