import type { EpochDay } from '../market/day.ts';
import { blendProbability } from './blendProbability.ts';
import { nameIn, SIGNAL_WIDTH, SignalBook, SignalColumn, type SignalRows } from './signalBook.ts';
import { INPUT_WIDTH, InputColumn, type SignalInputs } from './signalInputs.ts';
import type { Trend } from './trendOf.ts';
import type { SignalFact, SignalName } from './types.ts';

/** Signals of a close by id: the fold's, or any map of facts read back. */
export type SignalView = Pick<ReadonlyMap<string, SignalFact>, 'get'>;

/** The signal in the fact of one id, without the fact being made. */
export function signalOf(view: SignalView, id: string): SignalName | undefined {
  return view instanceof SignalClose ? view.signalOf(id) : view.get(id)?.signal;
}

/** The signals of many ids by their index in a list, without looking each up by name. */
export function signalsAmong(view: SignalView, ids: readonly string[]): (index: number) => SignalName | undefined {
  return view instanceof SignalClose ? view.among(ids) : (index) => view.get(ids[index] as string)?.signal;
}

/** What a close was stepped with. */
interface Stepped {
  readonly inputs: SignalInputs;
  readonly omega: number;
  readonly day: EpochDay;
}

/** The signals after a close, and its facts: made when somebody reads them, all or one. */
export class SignalClose {
  readonly book: SignalBook;
  readonly #before: SignalRows;
  readonly #stepped: Stepped;
  /** Row in the inputs of the id in each slot. */
  readonly #rows: Int32Array;
  #facts: readonly SignalFact[] | undefined;

  constructor(before: SignalRows, after: SignalRows, stepped: Stepped) {
    this.book = new SignalBook(after);
    this.#before = before;
    this.#stepped = stepped;
    this.#rows = after.roster.rowsOf(stepped.inputs.ids);
  }

  /** In the order of the inputs. */
  get facts(): readonly SignalFact[] {
    if (this.#facts === undefined) {
      const slots = this.book.rows.roster.slotsOf(this.#stepped.inputs.ids);
      this.#facts = [...slots].flatMap((slot, row) => this.#factAt(slot, row) ?? []);
    }
    return this.#facts;
  }

  /** The fact of one id; undefined where the close says nothing of it. */
  get(id: string): SignalFact | undefined {
    const slot = this.book.rows.roster.slotOf(id);
    return this.#factAt(slot, this.#rowOf(slot));
  }

  /** The signal in the fact of one id. */
  signalOf(id: string): SignalName | undefined {
    const { rows } = this.book;
    const slot = rows.roster.slotOf(id);
    return this.#isTold(slot, this.#rowOf(slot)) ? nameIn(rows, slot) : undefined;
  }

  /** The signal in the fact of each of some ids, by its index among them. */
  among(ids: readonly string[]): (index: number) => SignalName | undefined {
    const { rows } = this.book;
    const slots = rows.roster.slotsOf(ids);
    const ownRows = this.#rows;
    const { values } = this.#stepped.inputs;
    return (index) => {
      const slot = slots[index] as number;
      const row = slot < 0 ? -1 : (ownRows[slot] as number);
      return row < 0 || Number.isNaN(values[row * INPUT_WIDTH + InputColumn.price]) ? undefined : nameIn(rows, slot);
    };
  }

  /** Row in the inputs of the id in a slot; -1 = not asked about. */
  #rowOf(slot: number): number {
    return slot < 0 ? -1 : (this.#rows[slot] as number);
  }

  /** Whether there is a signal and a price at this close. */
  #isTold(slot: number, row: number): boolean {
    const { values } = this.#stepped.inputs;
    return slot >= 0 && row >= 0 && !Number.isNaN(values[row * INPUT_WIDTH + InputColumn.price]);
  }

  #factAt(slot: number, row: number): SignalFact | undefined {
    if (!this.#isTold(slot, row)) return undefined;
    const { inputs, omega, day } = this.#stepped;
    const { rows } = this.book;
    const id = inputs.ids[row] as string;
    const rule = inputs.values[row * INPUT_WIDTH + InputColumn.probability] as number;
    const modelProbability = inputs.modelProbabilities?.get(id);
    const signal = nameIn(rows, slot);
    // A signal that starts was neutral.
    const before = slot < this.#before.roster.size ? nameIn(this.#before, slot) : 'neutral';
    return {
      id,
      day,
      signal,
      probability: blendProbability(rule, modelProbability, omega),
      ruleProbability: rule,
      modelProbability,
      trend: inputs.values[row * INPUT_WIDTH + InputColumn.trend] as Trend,
      since: rows.values[slot * SIGNAL_WIDTH + SignalColumn.since] as number,
      sincePrice: rows.values[slot * SIGNAL_WIDTH + SignalColumn.sincePrice] as number,
      flippedFrom: signal === before ? undefined : before,
    };
  }
}
