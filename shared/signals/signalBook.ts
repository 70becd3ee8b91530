import { Roster } from '../market/roster.ts';
import { copyColumn } from '../stats/newColumn.ts';
import type { SignalName, SignalState } from './types.ts';

/** The signal of every id that ever had one, by the slots of a roster: the records of a state as columns. */
export interface SignalColumns {
  readonly roster: Roster;
  readonly signals: SignalName[];
  /** Consecutive closes that qualify for entry. */
  readonly bullishCloses: Float64Array;
  readonly bearishCloses: Float64Array;
  /** The day the present state began, and the price then. */
  readonly since: Float64Array;
  readonly sincePrices: Float64Array;
}

export type SignalRecords = Readonly<Record<string, SignalState>>;

const known = new WeakMap<SignalRecords, SignalBook>();

/** Signals between two closes: columns for the fold, and the same as records, made when somebody reads them. */
export class SignalBook {
  readonly columns: SignalColumns;
  #records: SignalRecords | undefined;

  constructor(columns: SignalColumns) {
    this.columns = columns;
  }

  /** The book of some records: the one they were made from, where they were. */
  static of(records: SignalRecords): SignalBook {
    let book = known.get(records);
    if (book === undefined) {
      const states = Object.values(records);
      book = new SignalBook({
        roster: Roster.of(Object.keys(records)),
        signals: states.map(({ signal }) => signal),
        bullishCloses: Float64Array.from(states, ({ bullishCloses }) => bullishCloses),
        bearishCloses: Float64Array.from(states, ({ bearishCloses }) => bearishCloses),
        since: Float64Array.from(states, ({ since }) => since),
        sincePrices: Float64Array.from(states, ({ sincePrice }) => sincePrice),
      });
      book.#records = records;
      known.set(records, book);
    }
    return book;
  }

  get records(): SignalRecords {
    if (this.#records === undefined) {
      this.#records = recordsOf(this.columns);
      known.set(this.#records, this);
    }
    return this.#records;
  }

  has(id: string): boolean {
    return this.columns.roster.slotOf(id) >= 0;
  }

  /** A copy of the columns, with rows to be written for the newcomers. */
  grown(newcomers: readonly string[]): SignalColumns {
    const { roster, signals, bullishCloses, bearishCloses, since, sincePrices } = this.columns;
    const larger = roster.grown(newcomers);
    return {
      roster: larger,
      signals: signals.slice(),
      bullishCloses: copyColumn(bullishCloses, larger.size),
      bearishCloses: copyColumn(bearishCloses, larger.size),
      since: copyColumn(since, larger.size),
      sincePrices: copyColumn(sincePrices, larger.size),
    };
  }
}

function recordsOf(columns: SignalColumns): SignalRecords {
  const records: Record<string, SignalState> = {};
  for (let slot = 0; slot < columns.roster.size; slot++) {
    records[columns.roster.idAt(slot)] = {
      signal: columns.signals[slot] as SignalName,
      bullishCloses: columns.bullishCloses[slot] as number,
      bearishCloses: columns.bearishCloses[slot] as number,
      since: columns.since[slot] as number,
      sincePrice: columns.sincePrices[slot] as number,
    };
  }
  return records;
}
