import type { EpochDay } from '../market/day.ts';
import type { IndexState } from './types.ts';

type LevelRecord = IndexState['levels'][number];

/** Levels as records and as numbers, and each one's log return over the one before; may grow behind the last record. */
interface Storage {
  readonly records: LevelRecord[];
  readonly values: Float64Array;
  readonly returns: Float64Array;
}

/**
 * The trailing levels of an index, ascending by day. A series shares its storage with the one it grew from, so that a close
 * costs one level, not a copy of all; where two grow from one, the second copies. Nothing changes in a series once it exists.
 */
export class LevelSeries {
  static readonly EMPTY = LevelSeries.of([]);

  /** Index points; do not write to them. */
  readonly values: Float64Array;
  readonly #storage: Storage;
  readonly #from: number;
  #returns: Float64Array | undefined;

  private constructor(storage: Storage, from: number, to: number) {
    this.values = storage.values.subarray(from, to);
    this.#storage = storage;
    this.#from = from;
  }

  static of(records: readonly LevelRecord[]): LevelSeries {
    const storage = storageOf(records.length);
    for (const record of records) push(storage, record);
    return new LevelSeries(storage, 0, records.length);
  }

  get length(): number {
    return this.values.length;
  }

  /** Log return of each level over the one before, taken once; the first one's is not known of every series: do not read it. */
  get returns(): Float64Array {
    this.#returns ??= this.#storage.returns.subarray(this.#from, this.#from + this.values.length);
    return this.#returns;
  }

  /** The day of a level; undefined outside the series. */
  dayAt(index: number): EpochDay | undefined {
    return index < this.values.length ? this.#storage.records[this.#from + index]?.day : undefined;
  }

  /** With one more level at its end, the newest `kept` of them. */
  appended(next: LevelRecord, kept: number): LevelSeries {
    const end = this.#from + this.values.length;
    const from = Math.max(this.#from, end + 1 - kept);
    const { records, values } = this.#storage;
    if (records.length !== end || end === values.length) return this.#copied(from, kept).appended(next, kept);
    push(this.#storage, next);
    return new LevelSeries(this.#storage, from, end + 1);
  }

  get records(): readonly LevelRecord[] {
    return this.#storage.records.slice(this.#from, this.#from + this.values.length);
  }

  /** The levels from `from` on, in a storage with room for as many more as are kept. */
  #copied(from: number, kept: number): LevelSeries {
    const end = this.#from + this.values.length;
    const { records, values, returns } = this.#storage;
    const copy = storageOf(end - from + kept, records.slice(from, end));
    copy.values.set(values.subarray(from, end));
    copy.returns.set(returns.subarray(from, end));
    return new LevelSeries(copy, 0, end - from);
  }
}

function storageOf(length: number, records: LevelRecord[] = []): Storage {
  const numbers = new Float64Array(2 * length);
  return { records, values: numbers.subarray(0, length), returns: numbers.subarray(length) };
}

function push({ records, values, returns }: Storage, next: LevelRecord): void {
  const at = records.length;
  values[at] = next.level;
  returns[at] = at === 0 ? Number.NaN : Math.log(next.level / (values[at - 1] as number));
  records.push(next);
}
