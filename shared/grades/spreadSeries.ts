import { SlidingMedian } from '../stats/slidingMedian.ts';

/** Sds by date; may grow behind the last one in use. */
interface Storage {
  readonly values: Float64Array;
  used: number;
  readonly sliding: SlidingMedian;
}

/**
 * The spread of a cross-section (its population sd) on previous dates, ascending. A series shares its storage with the one it
 * grew from, as a `LevelSeries` does, and with it the sorted window: a close costs one sd and its place, not a copy and a
 * selection of ninety. Where two grow from one, the second copies. Nothing changes in a series once it exists.
 */
export class SpreadSeries {
  static readonly EMPTY = SpreadSeries.of([]);

  readonly length: number;
  readonly #storage: Storage;
  readonly #from: number;

  private constructor(storage: Storage, from: number) {
    this.length = storage.used - from;
    this.#storage = storage;
    this.#from = from;
  }

  static of(sds: ArrayLike<number>): SpreadSeries {
    return new SpreadSeries(storageOf(sds, 0), 0);
  }

  /** Undefined without dates. */
  get median(): number | undefined {
    const { values, sliding } = this.#storage;
    return sliding.of(values, this.#from, this.#from + this.length);
  }

  /** With one more date at its end, the newest `kept` of them. */
  appended(sd: number, kept: number): SpreadSeries {
    const end = this.#from + this.length;
    const from = Math.max(this.#from, end + 1 - kept);
    const { values, used } = this.#storage;
    if (used !== end || end === values.length)
      return new SpreadSeries(storageOf(values.subarray(from, end), kept), 0).appended(sd, kept);
    values[this.#storage.used++] = sd;
    return new SpreadSeries(this.#storage, from);
  }

  get records(): readonly number[] {
    return Array.from(this.#storage.values.subarray(this.#from, this.#from + this.length));
  }
}

/** A storage of its own with room for so many sds more. */
function storageOf(sds: ArrayLike<number>, room: number): Storage {
  const values = new Float64Array(sds.length + room);
  values.set(sds);
  return { values, used: sds.length, sliding: new SlidingMedian(values.length) };
}
