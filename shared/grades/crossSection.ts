import { normalScores, scoreTable } from '../stats/normalScores.ts';

/**
 * Matters of speed only: buckets a value, the standard deviations they span, moves a value after which they are no help, and
 * the most rows they are tried for.
 */
const BUCKETS = 2;
const SPAN = 5;
const PATIENCE = 40;
const MOST = 4096;

/** Of the column at hand. One object for ever, taken apart where it is used: compiled code then knows where each array lies. */
const scratch = {
  /** Present values and their cells in the matrix. */
  values: new Float64Array(MOST),
  cells: new Int32Array(MOST),
  /** Bucket of each value, and where each bucket starts. */
  bucketOf: new Int32Array(MOST),
  starts: new Int32Array(MOST * BUCKETS),
  /** Indices of `values`, ascending by value in the end. */
  order: new Int32Array(MOST),
} as const;

/**
 * Normal score of each cell within its column (Hazen rank, then the normal quantile; ties share the average rank),
 * for the first `columns` columns of a row-major matrix `width` wide. Missing (NaN) gets 0. Written into `z`. All of the
 * features' ranking happens here.
 */
export function scoreColumns(raw: Float64Array, z: Float64Array, width: number, columns: number): void {
  const fits = raw.length / width <= MOST;
  for (let column = 0; column < columns; column++) {
    if (!fits || !scoreByBuckets(raw, z, width, column)) scoreBySorting(raw, z, width, column);
  }
}

/** Normal scores of one cross-section; missing (NaN) gets 0. */
export function scoreValues(values: Float64Array): Float64Array {
  const scores = normalScores(values);
  for (let i = 0; i < scores.length; i++) if (Number.isNaN(scores[i])) scores[i] = 0;
  return scores;
}

function scoreBySorting(raw: Float64Array, z: Float64Array, width: number, column: number): void {
  const scores = scoreValues(raw.filter((_, cell) => cell % width === column));
  for (let row = 0; row < scores.length; row++) z[row * width + column] = scores[row] as number;
}

/**
 * Buckets of equal width around the mean, laid end to end (a counting sort), then insertion between the one or two values that
 * share one: almost no step hangs on how two values compare, which a processor guesses wrong every other time. False where the
 * values crowd into a few buckets.
 */
function scoreByBuckets(raw: Float64Array, z: Float64Array, width: number, column: number): boolean {
  const count = distribute(raw, z, width, column);
  if (!insert(count)) return false;
  writeScores(count, z);
  return true;
}

/** Takes the present values of a column, orders them by bucket and gives their number; scores the missing ones. */
function distribute(raw: Float64Array, z: Float64Array, width: number, column: number): number {
  const { values, cells, bucketOf, starts, order } = scratch;
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let cell = column; cell < raw.length; cell += width) {
    const value = raw[cell] as number;
    if (Number.isNaN(value)) {
      z[cell] = 0;
      continue;
    }
    sum += value;
    squares += value * value;
    values[count] = value;
    cells[count++] = cell;
  }
  const mean = sum / count;
  const sd = Math.sqrt(squares / count - mean * mean);
  const low = mean - (SPAN / 2) * sd;
  const buckets = count * BUCKETS;
  // Where there is no spread, or no finite one, all share a bucket.
  const perUnit = sd > 0 ? buckets / (SPAN * sd) : 0;
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket] = 0;
  for (let i = 0; i < count; i++) {
    const place = ((values[i] as number) - low) * perUnit;
    const bucket = place < buckets ? (place > 0 ? place | 0 : 0) : buckets - 1;
    bucketOf[i] = bucket;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  let start = 0;
  for (let bucket = 0; bucket < buckets; bucket++) {
    const size = starts[bucket] as number;
    starts[bucket] = start;
    start += size;
  }
  for (let i = 0; i < count; i++) {
    const bucket = bucketOf[i] as number;
    const at = starts[bucket] as number;
    starts[bucket] = at + 1;
    order[at] = i;
  }
  return count;
}

/** Sorts the order by insertion; false, and not sorted, when that takes too many moves. */
function insert(count: number): boolean {
  const { values, order } = scratch;
  let patience = PATIENCE * count;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count; i++) {
    const index = order[i] as number;
    const value = values[index] as number;
    // Most stay where they are.
    if (largest <= value) {
      largest = value;
      continue;
    }
    let at = i;
    do {
      order[at] = order[at - 1] as number;
      at--;
    } while (at > 0 && (values[order[at - 1] as number] as number) > value);
    order[at] = index;
    patience -= i - at;
    if (patience < 0) return false;
  }
  return true;
}

function writeScores(count: number, z: Float64Array): void {
  const { values, cells, order } = scratch;
  const scores = scoreTable(count);
  for (let below = 0; below < count; ) {
    const value = values[order[below] as number];
    let upTo = below + 1;
    while (upTo < count && values[order[upTo] as number] === value) upTo++;
    const score = scores[below + upTo] as number;
    for (; below < upTo; below++) z[cells[order[below] as number] as number] = score;
  }
}
