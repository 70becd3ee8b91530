import { lazyMembers, sourceOf } from '../engine/lazyMembers.ts';
import { columnOf, type NumberColumn, recordOf } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import type { Due } from './due.ts';
import type { Book, PendingOrder, RotationState, Tranche } from './types.ts';

/** Parts of a state with columns where the records of `types.ts` have weights, prices and reasons by token. */
export interface TrancheColumns extends Omit<Tranche, 'tokens' | 'weights'> {
  /** Tokens held, by grade at decision: a list for each of `narratives`. */
  readonly tokens: readonly (readonly string[])[];
  readonly weights: NumberColumn;
}
export interface OrderColumns extends Omit<PendingOrder, 'target' | 'due'> {
  readonly target: NumberColumn;
  readonly due: Due;
}
export interface BookColumns extends Omit<Book, 'weights'> {
  readonly weights: NumberColumn;
}

/** The rotation between two closes as a fold carries it. */
export class RotationColumns {
  readonly tranches: readonly (TrancheColumns | null)[];
  readonly pending: OrderColumns | null;
  readonly book: BookColumns;
  readonly lastPrices: NumberColumn;
  #tokens: readonly string[] | undefined;

  constructor(
    tranches: readonly (TrancheColumns | null)[],
    pending: OrderColumns | null,
    book: BookColumns,
    lastPrices: NumberColumn,
  ) {
    this.tranches = tranches;
    this.pending = pending;
    this.book = book;
    this.lastPrices = lastPrices;
  }

  /** The columns of a state: those it was made of or, where it comes from JSON or is a copy, those of its records. */
  static of(state: RotationState | RotationColumns): RotationColumns {
    if (state instanceof RotationColumns) return state;
    const source = sourceOf(state);
    if (source instanceof RotationColumns) return source;
    const { tranches, pending, book } = state;
    return new RotationColumns(
      tranches.map((tranche) => tranche && trancheColumns(tranche)),
      pending && { ...pending, target: columnOf(pending.target), due: columnOf(pending.due) },
      { ...book, weights: columnOf(book.weights) },
      columnOf(state.lastPrices),
    );
  }

  /** Every token in the book, in the pending target or in a tranche, ascending. */
  get tokens(): readonly string[] {
    if (this.#tokens === undefined) {
      const lists = [this.book.weights.tokens];
      if (this.pending !== null) lists.push(this.pending.target.tokens);
      for (const tranche of this.tranches) if (tranche !== null) lists.push(tranche.weights.tokens);
      this.#tokens = ascendingTokens(lists);
    }
    return this.#tokens;
  }

  /** The same as records, made when somebody reads them. */
  get state(): RotationState {
    return withRecords({}, this);
  }
}

const withRecords = lazyMembers<RotationColumns, RotationState>({
  tranches: ({ tranches }) => tranches.map((tranche) => tranche && trancheRecord(tranche)),
  pending: ({ pending }) =>
    pending && {
      decidedOn: pending.decidedOn,
      target: recordOf(pending.target),
      due: recordOf(pending.due),
      scale: pending.scale,
      scaleBefore: pending.scaleBefore,
    },
  book: ({ book }) => bookRecord(book),
  lastPrices: ({ lastPrices }) => recordOf(lastPrices),
});

export function bookRecord({ navGross, navNet, weights }: BookColumns): Book {
  return { navGross, navNet, weights: recordOf(weights) };
}

const columnsByRecord = new WeakMap<Tranche, TrancheColumns>();
const recordsByColumns = new WeakMap<TrancheColumns, Tranche>();

/** A tranche is the same for a week of closes: it has one record, whoever keeps it. */
export function trancheRecord(tranche: TrancheColumns): Tranche {
  const known = recordsByColumns.get(tranche);
  if (known !== undefined) return known;
  const { decidedOn, narratives, weights, exposure, capped } = tranche;
  const tokens = recordOf({ tokens: narratives, values: tranche.tokens });
  const record = { decidedOn, narratives, tokens, weights: recordOf(weights), exposure, capped };
  recordsByColumns.set(tranche, record);
  columnsByRecord.set(record, tranche);
  return record;
}

export function trancheColumns(tranche: Tranche): TrancheColumns {
  const known = columnsByRecord.get(tranche);
  if (known !== undefined) return known;
  const tokens = tranche.narratives.map((narrative) => tranche.tokens[narrative] ?? []);
  const columns = { ...tranche, tokens, weights: columnOf(tranche.weights) };
  recordsByColumns.set(columns, tranche);
  columnsByRecord.set(tranche, columns);
  return columns;
}

/** Tokens a tranche holds for a narrative; undefined where it does not hold the narrative. */
export function tokensFor(tranche: TrancheColumns | null, narrative: string): readonly string[] | undefined {
  if (tranche === null) return undefined;
  const at = tranche.narratives.indexOf(narrative);
  return at < 0 ? undefined : tranche.tokens[at];
}
