/** A matter of speed and memory only: numbers cut from one array, and the longest column cut. */
const SLAB = 8192;
const LONGEST = SLAB / 8;
let slab = new Float64Array(SLAB);
let used = 0;

/**
 * A column of `length` zeros, of its own. Short ones are cut from a larger array: an array buffer costs as much as the loop over
 * 150 numbers that fills it, and a close makes dozens. A column kept alive keeps its slab of 64 KB alive.
 */
export function newColumn(length: number): Float64Array {
  if (length > LONGEST) return new Float64Array(length);
  if (used + length > SLAB) {
    slab = new Float64Array(SLAB);
    used = 0;
  }
  used += length;
  return slab.subarray(used - length, used);
}

/** A copy in a column of its own, at least as long; what is longer is 0. */
export function copyColumn(values: ArrayLike<number>, length = values.length): Float64Array {
  const copy = newColumn(length);
  copy.set(values);
  return copy;
}
