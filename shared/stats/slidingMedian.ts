import { median } from './median.ts';
import { newColumn } from './newColumn.ts';

/**
 * Medians of windows that slide along a series: the finite values of the window are kept sorted, so that the next one
 * costs an insertion and a removal instead of a sort. The result has the bits of `median`: order knows no rounding.
 */
export class SlidingMedian {
  readonly #sorted: Float64Array;
  #count = 0;
  #values: ArrayLike<number> = [];
  #begin = 0;
  #end = 0;

  /** `longest` is the length of the longest window it will be asked for. */
  constructor(longest: number) {
    this.#sorted = newColumn(longest);
  }

  /**
   * Median of the finite values among `values[begin..end)`; undefined for none. A window not ahead of the one before, or
   * apart from it, or of another array, is sorted anew. The values of a window must not change while it slides.
   */
  of(values: ArrayLike<number>, begin: number, end: number): number | undefined {
    if (values !== this.#values || begin < this.#begin || begin > this.#end || end < this.#end) {
      this.#values = values;
      this.#begin = begin;
      this.#end = begin;
      this.#count = 0;
    }
    // A window that moves on by a bar exchanges a value for another: one pass over what lies between the two.
    while (this.#begin < begin && this.#end < end) {
      const gone = values[this.#begin++] as number;
      const come = values[this.#end++] as number;
      if (Number.isFinite(gone) && Number.isFinite(come)) this.#exchange(gone, come);
      else {
        this.#remove(gone);
        this.#add(come);
      }
    }
    while (this.#begin < begin) this.#remove(values[this.#begin++] as number);
    while (this.#end < end) this.#add(values[this.#end++] as number);
    if (this.#count === 0) return undefined;
    const middle = this.#count >> 1;
    const upper = this.#sorted[middle] as number;
    return this.#count % 2 === 1 ? upper : ((this.#sorted[middle - 1] as number) + upper) / 2;
  }

  /**
   * Of neighbouring windows, all of whose values are finite: `into[2 i]` is the median of the `bars` values that end before
   * `values[end + i]`, `into[2 i + 1]` that of `longer` such values, no fewer. Two values more than an even number, as in the
   * methodology's 30 and 28 bars, are merged with the four in the middle: half the cost of sliding another window.
   */
  over(values: Float64Array, end: number, count: number, bars: number, longer: number, into: Float64Array): void {
    const sorted = this.#sorted;
    const half = bars >> 1;
    const isPair = longer === bars + 2 && bars > 3 && bars % 2 === 0;
    for (let i = 0; i < count; i++) {
      const begin = end + i - bars;
      if (values === this.#values && begin === this.#begin + 1 && end + i === this.#end + 1 && this.#count === bars) {
        this.#begin++;
        this.#end++;
        this.#exchange(values[begin - 1] as number, values[end + i - 1] as number);
      } else this.of(values, begin, end + i);
      into[2 * i] = ((sorted[bars - 1 - half] as number) + (sorted[half] as number)) / 2;
      if (!isPair) {
        into[2 * i + 1] = median(values, end + i - longer, end + i) as number;
        continue;
      }
      const lower = sorted[half - 1] as number;
      const upper = sorted[half] as number;
      const low = Math.min(values[begin - 2] as number, values[begin - 1] as number);
      const high = Math.max(values[begin - 2] as number, values[begin - 1] as number);
      // A rank of two sorted lists is the least, over their splits, of the larger last value.
      const below = Math.min(upper, Math.max(lower, low), Math.max(sorted[half - 2] as number, high));
      const above = Math.min(sorted[half + 1] as number, Math.max(upper, low), Math.max(lower, high));
      into[2 * i + 1] = (below + above) / 2;
    }
  }

  #exchange(gone: number, come: number): void {
    const sorted = this.#sorted;
    let at = 0;
    while ((sorted[at] as number) < gone) at++;
    for (; at > 0 && (sorted[at - 1] as number) > come; at--) sorted[at] = sorted[at - 1] as number;
    const last = this.#count - 1;
    for (; at < last && (sorted[at + 1] as number) < come; at++) sorted[at] = sorted[at + 1] as number;
    sorted[at] = come;
  }

  #add(value: number): void {
    if (!Number.isFinite(value)) return;
    const sorted = this.#sorted;
    let at = this.#count++;
    while (at > 0 && (sorted[at - 1] as number) > value) {
      sorted[at] = sorted[at - 1] as number;
      at--;
    }
    sorted[at] = value;
  }

  #remove(value: number): void {
    if (!Number.isFinite(value)) return;
    const sorted = this.#sorted;
    const last = --this.#count;
    let at = 0;
    while ((sorted[at] as number) < value) at++;
    for (; at < last; at++) sorted[at] = sorted[at + 1] as number;
  }
}
