import { median } from './median.ts';
import { newColumn } from './newColumn.ts';

const EMPTY = new Float64Array(0);

/**
 * Medians of windows that slide along a series: the finite values of the window are kept sorted, so that the next one
 * costs an insertion and a removal instead of a sort. The result has the bits of `median`: order knows no rounding.
 */
export class SlidingMedian {
  readonly #sorted: Float64Array;
  #count = 0;
  #values: ArrayLike<number> = EMPTY;
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
   * Median of the finite values among `values[begin..end)`, whose later part is the window asked for last. Two values more, as
   * in the methodology's 30 and 28 bars, are merged with the four in the middle: a quarter of the cost of sliding a second window.
   */
  ofLonger(begin: number): number | undefined {
    const values = this.#values;
    const middle = this.#count >> 1;
    const first = values[begin] as number;
    const second = values[begin + 1] as number;
    const isPair = begin + 2 === this.#begin && Number.isFinite(first + second);
    if (!isPair || middle < 2 || (this.#count & 1) === 1) return median(values, begin, this.#end);
    const sorted = this.#sorted;
    const low = Math.min(first, second);
    const high = Math.max(first, second);
    const b = sorted[middle - 1] as number;
    const c = sorted[middle] as number;
    // A rank of two sorted lists is the least, over their splits, of the larger last value.
    const lower = Math.min(c, Math.max(b, low), Math.max(sorted[middle - 2] as number, high));
    const upper = Math.min(sorted[middle + 1] as number, Math.max(c, low), Math.max(b, high));
    return (lower + upper) / 2;
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
