/**
 * Matters of speed only: buckets a value, the standard deviations they span, values these are estimated from, and moves a
 * value after which buckets are no help.
 */
const BUCKETS = 2;
const SPAN = 5;
const SAMPLE = 32;
const PATIENCE = 40;

/** A key has 31 bits: the place of a value among the buckets and below it the row, by which a value is found again. */
const ROW_BITS = 12;
const PLACE_BITS = 31 - ROW_BITS;
export const ROW = (1 << ROW_BITS) - 1;

/** The most rows that are sorted here. */
const MOST_ROWS = ROW + 1;

/** How many values each bucket holds; the one after the last is for the missing ones. */
const counts = new ArrayBuffer(2 * BUCKETS * MOST_ROWS + Float64Array.BYTES_PER_ELEMENT);

/** Of the column at hand. One object for ever, taken apart where it is used: compiled code then knows where each array lies. */
const scratch = {
  keys: new Int32Array(MOST_ROWS),
  /** The counts, then the ends of the buckets: one by one, in twos (the even one in the lower half of a word) and in fours. */
  ends: new Uint16Array(counts),
  twos: new Int32Array(counts),
  fours: new Float64Array(counts),
} as const;

/** What a sort leaves: keys (`& ROW` = row), those of the values present first and ascending by value, and how many these are. */
export const sorted = { order: new Int32Array(MOST_ROWS), present: 0 };

/**
 * Sorts the `rows` values from index `from` on into `sorted`; NaN = missing. Gives the number of values equal to one before
 * them, or -1, not sorted, where rows are too many or values crowd into few buckets. Buckets of equal width around the mean are laid
 * end to end (a counting sort); where they lie decides about speed only, so a few values are enough to tell mean and spread.
 * One function, too long to be inlined: of three the compiler inlined more or fewer, and in every other process a value took 2 ns more.
 */
export function sortColumn(values: Float64Array, from: number, rows: number): number {
  if (rows > MOST_ROWS) return -1;
  const { keys, ends, twos, fours } = scratch;
  const { order } = sorted;
  const stride = Math.max(1, Math.trunc(rows / SAMPLE));
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let i = from; i < from + rows; i += stride) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    count++;
    sum += value;
    squares += value * value;
  }
  const mean = sum / count;
  const span = SPAN * Math.sqrt(squares / count - mean * mean);
  const low = mean - span / 2;
  const buckets = rows * BUCKETS;
  // Places are finer than buckets by a power of 2: of the values that share a bucket the keys still tell the order.
  const fineBits = Math.clz32(buckets) - (32 - PLACE_BITS);
  const places = buckets << fineBits;
  // No span, an infinite one or none that is a number: no larger value gets a smaller place, and that is all there has to be.
  const perUnit = places / span;

  for (let i = 0; i <= buckets >> 2; i++) fours[i] = 0;
  for (let row = 0; row < rows; row++) {
    const value = values[from + row] as number;
    const exact = (value - low) * perUnit;
    const place = exact < places - 1 ? (exact > 0 ? exact | 0 : 0) : Number.isNaN(value) ? places : places - 1;
    const bucket = place >> fineBits;
    keys[row] = (place << ROW_BITS) | row;
    ends[bucket] = (ends[bucket] as number) + 1;
  }
  const present = rows - (ends[buckets] as number);
  // A multiplication adds the lower half of a word to the upper one: half the time of one bucket after the other.
  let before = 0;
  for (let i = 0; i <= buckets >> 1; i++) {
    const two = Math.imul(twos[i] as number, 0x1_0001);
    twos[i] = two + before;
    before += Math.imul(two >>> 16, 0x1_0001);
  }
  const bucketBits = ROW_BITS + fineBits;
  for (let row = rows - 1; row >= 0; row--) {
    const key = keys[row] as number;
    const bucket = key >> bucketBits;
    const end = (ends[bucket] as number) - 1;
    ends[bucket] = end;
    order[end] = key;
  }
  sorted.present = present;
  exchange(present);
  return insert(values, from, present);
}

/**
 * Puts every two neighbouring keys in order, then the two between each such pair and the next: by arithmetic, as a processor
 * would guess every other comparison wrong. Of sixteen values in a hundred that are out of order six are left.
 */
function exchange(present: number): void {
  const { order } = sorted;
  let held = order[0] as number;
  let i = 1;
  for (; i + 1 < present; i += 2) {
    const left = order[i] as number;
    const right = order[i + 1] as number;
    // The difference where it is negative, else 0.
    const less = (left - right) & ((left - right) >> 31);
    const smaller = right + less;
    const lesser = (held - smaller) & ((held - smaller) >> 31);
    order[i - 1] = smaller + lesser;
    order[i] = held - lesser;
    held = left - less;
  }
  order[i - 1] = held;
}

/** Sorts the order by insertion: `sortColumn`'s result. */
function insert(values: Float64Array, from: number, present: number): number {
  const { order } = sorted;
  let patience = PATIENCE * present;
  let ties = 0;
  // The largest key of the place before: most keys are above it.
  let last = -1;
  for (let i = 0; i < present; i++) {
    const key = order[i] as number;
    if (key > last) {
      last = key | ROW;
      continue;
    }
    const value = values[from + (key & ROW)] as number;
    let at = i;
    while (at > 0 && (values[from + ((order[at - 1] as number) & ROW)] as number) > value) {
      order[at] = order[at - 1] as number;
      at--;
    }
    order[at] = key;
    if (at > 0 && values[from + ((order[at - 1] as number) & ROW)] === value) ties++;
    last = (order[i] as number) | ROW;
    patience -= i - at;
    if (patience < 0) return -1;
  }
  return ties;
}
