import { sameList } from '../market/sameList.ts';
import { RunningIndex } from './runningIndex.ts';
import type { IndexState } from './types.ts';

type IndexRecords = Readonly<Record<string, IndexState>>;

const known = new WeakMap<IndexRecords, RunningIndices>();

/** The indices between two closes: by narrative ascending for the fold, and as records, made when somebody reads them. */
export class RunningIndices<Row extends { readonly index: RunningIndex } = { readonly index: RunningIndex }> {
  readonly byNarrative: ReadonlyMap<string, Row>;
  /** The same list while the same narratives have an index. */
  readonly ids: readonly string[];
  #records: IndexRecords | undefined;

  constructor(byNarrative: ReadonlyMap<string, Row>, before: readonly string[] = []) {
    this.byNarrative = byNarrative;
    this.ids = sameList(before, [...byNarrative.keys()]);
  }

  /** The indices of some records: those they were made from, where they were. */
  static of(records: IndexRecords): RunningIndices {
    let indices = known.get(records);
    if (indices === undefined) {
      const rows = Object.entries(records).map(([id, state]) => [id, { index: RunningIndex.of(state) }] as const);
      indices = new RunningIndices(new Map(rows));
      indices.#records = records;
      known.set(records, indices);
    }
    return indices;
  }

  get records(): IndexRecords {
    if (this.#records === undefined) {
      this.#records = Object.fromEntries([...this.byNarrative].map(([id, { index }]) => [id, index.state]));
      known.set(this.#records, this);
    }
    return this.#records;
  }
}
