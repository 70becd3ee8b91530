import { Roster } from '../market/roster.ts';
import { copyColumn, newColumn } from '../stats/newColumn.ts';
import type { SignalName, SignalState } from './types.ts';

/** The numbers of a signal, in this order. */
export const SignalColumn = {
  /** A `SignalCode`. */
  signal: 0,
  /** Consecutive closes that qualify for entry. */
  bullishCloses: 1,
  bearishCloses: 2,
  /** The day the present state began, and the price then. */
  since: 3,
  sincePrice: 4,
} as const;
export const SIGNAL_WIDTH = Object.keys(SignalColumn).length;

/** Signals as numbers: their places in `SIGNAL_NAMES`. */
export const SignalCode = { neutral: 0, bullish: 1, bearish: 2 } as const satisfies Record<SignalName, number>;
const SIGNAL_NAMES = Object.keys(SignalCode) as readonly SignalName[];

/** The signal of every id that ever had one, by the slots of a roster: the records of a state as rows of numbers. */
export interface SignalRows {
  readonly roster: Roster;
  readonly values: Float64Array;
}

export type SignalRecords = Readonly<Record<string, SignalState>>;

const known = new WeakMap<SignalRecords, SignalBook>();

/** Signals between two closes: numbers for the fold, and the same as records, made when somebody reads them. */
export class SignalBook {
  readonly rows: SignalRows;
  #records: SignalRecords | undefined;

  constructor(rows: SignalRows) {
    this.rows = rows;
  }

  /** The book of some records: the one they were made from, where they were. */
  static of(records: SignalRecords): SignalBook {
    let book = known.get(records);
    if (book === undefined) {
      book = new SignalBook(rowsOf(records));
      book.#records = records;
      known.set(records, book);
    }
    return book;
  }

  get records(): SignalRecords {
    if (this.#records === undefined) {
      this.#records = recordsOf(this.rows);
      known.set(this.#records, this);
    }
    return this.#records;
  }

  has(id: string): boolean {
    return this.rows.roster.slotOf(id) >= 0;
  }

  /** A copy of the rows, with one more to be written for each of the newcomers. */
  grown(newcomers: readonly string[]): SignalRows {
    const roster = this.rows.roster.grown(newcomers);
    return { roster, values: copyColumn(this.rows.values, roster.size * SIGNAL_WIDTH) };
  }
}

/** The signal in a slot. */
export function nameIn({ values }: SignalRows, slot: number): SignalName {
  return SIGNAL_NAMES[values[slot * SIGNAL_WIDTH + SignalColumn.signal] as number] as SignalName;
}

function rowsOf(records: SignalRecords): SignalRows {
  const roster = Roster.of(Object.keys(records));
  const values = newColumn(roster.size * SIGNAL_WIDTH);
  Object.values(records).forEach((state, slot) => {
    const at = slot * SIGNAL_WIDTH;
    values[at + SignalColumn.signal] = SignalCode[state.signal];
    values[at + SignalColumn.bullishCloses] = state.bullishCloses;
    values[at + SignalColumn.bearishCloses] = state.bearishCloses;
    values[at + SignalColumn.since] = state.since;
    values[at + SignalColumn.sincePrice] = state.sincePrice;
  });
  return { roster, values };
}

function recordsOf(rows: SignalRows): SignalRecords {
  const { roster, values } = rows;
  const records: Record<string, SignalState> = {};
  for (let slot = 0; slot < roster.size; slot++) {
    const at = slot * SIGNAL_WIDTH;
    records[roster.idAt(slot)] = {
      signal: nameIn(rows, slot),
      bullishCloses: values[at + SignalColumn.bullishCloses] as number,
      bearishCloses: values[at + SignalColumn.bearishCloses] as number,
      since: values[at + SignalColumn.since] as number,
      sincePrice: values[at + SignalColumn.sincePrice] as number,
    };
  }
  return records;
}
