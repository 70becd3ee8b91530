import type { EpochDay } from '../market/day.ts';
import { newColumn } from '../stats/newColumn.ts';
import { SignalBook, type SignalColumns } from './signalBook.ts';
import type { SignalInputs } from './signalInputs.ts';
import type { Trend } from './trendOf.ts';
import type { SignalFact, SignalName } from './types.ts';

/** Signals of a close by id: the fold's, or any map of facts read back. */
export type SignalView = Pick<ReadonlyMap<string, SignalFact>, 'get'>;

/** The signal in the fact of one id, without the fact being made. */
export function signalOf(view: SignalView, id: string): SignalName | undefined {
  return view instanceof SignalClose ? view.signalOf(id) : view.get(id)?.signal;
}

/** A close stepped, one row an input. */
interface Rows {
  readonly inputs: SignalInputs;
  /** Slot in the columns; -1 = no signal, or no price at this close. */
  readonly slots: Float64Array;
  /** Probability of rule and model blended. */
  readonly blended: Float64Array;
  readonly day: EpochDay;
}

/** The signals after a close, and its facts: made when somebody reads them, all or one. */
export class SignalClose {
  readonly book: SignalBook;
  readonly #before: SignalColumns;
  readonly #rows: Rows;
  #rowBySlot: Float64Array | undefined;
  #facts: readonly SignalFact[] | undefined;

  constructor(before: SignalColumns, after: SignalColumns, rows: Rows) {
    this.book = new SignalBook(after);
    this.#before = before;
    this.#rows = rows;
  }

  /** In the order of the inputs. */
  get facts(): readonly SignalFact[] {
    this.#facts ??= this.#rows.inputs.ids.flatMap((_, row) => this.#factAt(row) ?? []);
    return this.#facts;
  }

  /** The fact of one id; undefined where the close says nothing of it. */
  get(id: string): SignalFact | undefined {
    const row = this.#rowOf(id);
    return row < 0 ? undefined : this.#factAt(row);
  }

  /** The signal in the fact of one id. */
  signalOf(id: string): SignalName | undefined {
    const row = this.#rowOf(id);
    return row < 0 ? undefined : this.book.columns.signals[this.#rows.slots[row] as number];
  }

  #rowOf(id: string): number {
    this.#rowBySlot ??= this.#rowsBySlot();
    const slot = this.book.columns.roster.slotOf(id);
    return slot < 0 ? -1 : (this.#rowBySlot[slot] as number);
  }

  #rowsBySlot(): Float64Array {
    const { slots } = this.#rows;
    const rows = newColumn(this.book.columns.roster.size).fill(-1);
    for (let row = 0; row < slots.length; row++) if ((slots[row] as number) >= 0) rows[slots[row] as number] = row;
    return rows;
  }

  #factAt(row: number): SignalFact | undefined {
    const { inputs, slots, blended, day } = this.#rows;
    const slot = slots[row] as number;
    if (slot < 0) return undefined;
    const id = inputs.ids[row] as string;
    const { signals, since, sincePrices } = this.book.columns;
    const signal = signals[slot] as SignalName;
    // A signal that starts was neutral.
    const before = this.#before.signals[slot] ?? 'neutral';
    return {
      id,
      day,
      signal,
      probability: blended[row] as number,
      ruleProbability: inputs.probabilities[row] as number,
      modelProbability: inputs.modelProbabilities?.get(id),
      trend: inputs.trends[row] as Trend,
      since: since[slot] as number,
      sincePrice: sincePrices[slot] as number,
      flippedFrom: signal === before ? undefined : before,
    };
  }
}
