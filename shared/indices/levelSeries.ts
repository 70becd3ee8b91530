import type { EpochDay } from '../market/day.ts';
import type { IndexState } from './types.ts';

type LevelRecord = IndexState['levels'][number];

/** Levels as records and as numbers; a series may grow behind the last record. */
interface Storage {
  readonly records: LevelRecord[];
  readonly values: Float64Array;
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

  private constructor(storage: Storage, from: number, to: number) {
    this.values = storage.values.subarray(from, to);
    this.#storage = storage;
    this.#from = from;
  }

  static of(records: readonly LevelRecord[]): LevelSeries {
    const values = new Float64Array(records.length);
    for (let i = 0; i < values.length; i++) values[i] = (records[i] as LevelRecord).level;
    return new LevelSeries({ records: [...records], values }, 0, values.length);
  }

  get length(): number {
    return this.values.length;
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
    records.push(next);
    values[end] = next.level;
    return new LevelSeries(this.#storage, from, end + 1);
  }

  get records(): readonly LevelRecord[] {
    return this.#storage.records.slice(this.#from, this.#from + this.values.length);
  }

  /** The levels from `from` on, in a storage with room for as many more as are kept. */
  #copied(from: number, kept: number): LevelSeries {
    const { records, values } = this.#storage;
    const end = this.#from + this.values.length;
    const copy = { records: records.slice(from, end), values: new Float64Array(end - from + kept) };
    copy.values.set(values.subarray(from, end));
    return new LevelSeries(copy, 0, end - from);
  }
}
