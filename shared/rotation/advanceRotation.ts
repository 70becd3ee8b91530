import { lazyMembers } from '../engine/lazyMembers.ts';
import type { Parameters } from '../engine/parameters.ts';
import { ownClose } from '../market/ownClose.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { NOTHING, type NumberColumn, numbersAt, recordOf } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import { convertTokens } from './convertTokens.ts';
import { conviction } from './conviction.ts';
import { decideTranche } from './decideTranche.ts';
import { driftBook } from './driftBook.ts';
import { mergeDue } from './due.ts';
import { type Execution, executeOrders } from './executeOrders.ts';
import { exits } from './exits.ts';
import { explained } from './explained.ts';
import { countMovedByScale, explainScale } from './explainScale.ts';
import { portfolioTarget } from './portfolioTarget.ts';
import { regime as readRegime } from './regime.ts';
import type { RotationClose } from './rotationClose.ts';
import { type BookColumns, bookRecord, type OrderColumns, RotationColumns, trancheRecord } from './rotationColumns.ts';
import { scoreClose } from './scoreClose.ts';
import type { Decision, RotationFact, RotationState } from './types.ts';

/** What a close says of the rotation at once. */
type Said = Pick<RotationFact, 'day' | 'regime' | 'scores' | 'decisions' | 'trades' | 'cost' | 'turnover'>;

/** Records are made, convictions counted, when somebody reads them. */
const telling = lazyMembers<
  RotationColumns,
  Pick<RotationFact, 'book' | 'target' | 'scale' | 'narrativeConviction' | 'tokenConviction'>
>({
  book: ({ book }) => bookRecord(book),
  target: ({ pending }) => recordOf((pending as OrderColumns).target),
  scale: ({ pending }) => (pending as OrderColumns).scale,
  narrativeConviction: (portfolio) => convictionOf(portfolio).narratives,
  tokenConviction: (portfolio) => convictionOf(portfolio).tokens,
});

const convictionOf = ({ tranches }: RotationColumns) =>
  conviction(tranches.map((tranche) => tranche && trancheRecord(tranche)));

/** The rotation after a close, which leaves an order: for the fold in columns, its state and fact when somebody reads them. */
export class RotationAdvanced {
  readonly columns: RotationColumns;
  readonly #said: Said;
  #fact: RotationFact | undefined;

  constructor(columns: RotationColumns, said: Said) {
    this.columns = columns;
    this.#said = said;
  }

  get state(): RotationState {
    return this.columns.state;
  }

  get fact(): RotationFact {
    this.#fact ??= telling(this.#said, this.columns);
    return this.#fact;
  }
}

/**
 * One close of the rotation: conversions, drift, yesterday's order filled at this close, exits, today's tranche
 * (`epochDay mod tranches`), and the order for the next close. Reads no panel row after `close.row`.
 */
export function advanceRotation(
  previous: RotationState | RotationColumns,
  close: RotationClose,
  params: Parameters,
): RotationAdvanced {
  const known = RotationColumns.of(previous);
  const { conversions } = close;
  const before = conversions.length === 0 ? known : RotationColumns.of(convertTokens(known.state, conversions));
  const prices = pricesAt(before, close, params);
  const drifted = driftBook(before.book, before.lastPrices, prices);
  const filled = fill(drifted, before.pending, close, prices, params);

  const regime = readRegime(close, params);
  const exited = exits(before.tranches, filled.book.weights, regime, close, params, before.tokens);
  const index = close.day % params.rotation.tranches;
  const own = exited.tranches[index] ?? null;
  const scores = scoreClose(close, own, params);
  const decided = decideTranche(index, own, { close, scores, regime }, params);
  const tranches = exited.tranches.map((tranche, i) => (i === index ? decided.tranche : tranche));

  const tokens = ascendingTokens([before.tokens, decided.tranche.weights.tokens]);
  const portfolio = portfolioTarget(tranches, close.panel, close.row, params, tokens);
  const { target, scale } = portfolio;
  const scaleBefore = before.pending?.scale ?? scale;
  const pending: OrderColumns = {
    decidedOn: close.day,
    target,
    due: mergeDue(filled.rest, exited.due, decided.due),
    scale,
    scaleBefore,
  };
  const decisions: Decision[] = [...exited.decisions, ...decided.decisions];
  const asked = [filled.book.weights, portfolio, scaleBefore, pending.due, params] as const;
  if (countMovedByScale(...asked) > 0) {
    const move = { day: close.day, tranche: null, narrative: null, token: null, reason: 'VOL_SCALE' } as const;
    decisions.push(explained(move, explainScale, ...asked));
  }
  const { book, trades, cost, turnover } = filled;
  const held = book.weights.tokens;
  const lastPrices = { tokens: held, values: numbersAt(prices, held, Number.NaN) };
  const after = new RotationColumns(tranches, pending, book, lastPrices);
  return new RotationAdvanced(after, { day: close.day, regime, scores, decisions, trades, cost, turnover });
}

/**
 * Price used for every token held or ordered, NaN = never priced: its close, the haircut price of a delisted position whose
 * exit is due, else the last one carried.
 */
function pricesAt(before: RotationColumns, { panel, row }: RotationClose, params: Parameters): NumberColumn {
  const { tokens, pending } = before;
  const positions = tokenPositions(panel);
  const last = numbersAt(before.lastPrices, tokens, Number.NaN);
  const values: number[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as string;
    const position = positions.get(token);
    const close = position === undefined ? Number.NaN : ownClose(panel, position, row);
    if (!Number.isNaN(close)) values.push(close);
    else values.push((last[i] as number) * (isDelisted(token, pending) ? 1 - params.index.haircut : 1));
  }
  return { tokens, values };
}

function isDelisted(token: string, pending: OrderColumns | null): boolean {
  const at = pending === null ? -1 : pending.due.tokens.indexOf(token);
  return at >= 0 && pending?.due.values[at]?.includes('DELISTED') === true;
}

function fill(
  book: BookColumns,
  pending: OrderColumns | null,
  close: RotationClose,
  prices: NumberColumn,
  params: Parameters,
): Execution {
  return pending === null
    ? { book, trades: [], cost: 0, turnover: 0, rest: NOTHING }
    : executeOrders(book, pending, close, prices, params);
}
