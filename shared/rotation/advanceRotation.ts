import { lazyMembers } from '../engine/lazyMembers.ts';
import type { Parameters } from '../engine/parameters.ts';
import { NOTHING, type NumberColumn, numbersAt, recordOf, valuesAt } from './ascendingColumn.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import { closeAt } from './closeWindow.ts';
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

/** What the fact tells of the portfolio after the close. */
type Portfolio = Pick<RotationColumns, 'tranches' | 'book'> & { readonly pending: OrderColumns };

/** Records are made, convictions counted, when somebody reads them. */
const telling = lazyMembers<
  Portfolio,
  Pick<RotationFact, 'book' | 'target' | 'scale' | 'narrativeConviction' | 'tokenConviction'>
>({
  book: ({ book }) => bookRecord(book),
  target: ({ pending }) => recordOf(pending.target),
  scale: ({ pending }) => pending.scale,
  narrativeConviction: (portfolio) => convictionOf(portfolio).narratives,
  tokenConviction: (portfolio) => convictionOf(portfolio).tokens,
});

const convictionOf = ({ tranches }: Portfolio) =>
  conviction(tranches.map((tranche) => tranche && trancheRecord(tranche)));

/**
 * One close of the rotation: conversions, drift, yesterday's order filled at this close, exits, today's tranche
 * (`epochDay mod tranches`), and the order for the next close. Reads no panel row after `close.row`.
 */
export function advanceRotation(
  previous: RotationState,
  close: RotationClose,
  params: Parameters,
): { readonly state: RotationState; readonly fact: RotationFact } {
  const before = RotationColumns.of(convertTokens(previous, close.conversions));
  const prices = pricesAt(before, close, params);
  const drifted = driftBook(before.book, before.lastPrices, prices);
  const filled = fill(drifted, before.pending, close, prices, params);

  const regime = readRegime(close, params);
  const exited = exits(before.tranches, filled.book.weights, regime, close, params);
  const index = close.day % params.rotation.tranches;
  const own = exited.tranches[index] ?? null;
  const scores = scoreClose(close, own, params);
  const decided = decideTranche(index, own, { close, scores, regime }, params);
  const tranches = exited.tranches.map((tranche, i) => (i === index ? decided.tranche : tranche));

  const portfolio = portfolioTarget(tranches, close.panel, close.row, params);
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
  return {
    state: new RotationColumns(tranches, pending, book, lastPrices).state,
    fact: telling({ day: close.day, regime, scores, decisions, trades, cost, turnover }, { tranches, book, pending }),
  };
}

/**
 * Price used for every token held or ordered, NaN = never priced: its close, the haircut price of a delisted position whose
 * exit is due, else the last one carried.
 */
function pricesAt(
  { book, pending, lastPrices }: RotationColumns,
  close: RotationClose,
  params: Parameters,
): NumberColumn {
  const { target, due } = pending ?? { target: NOTHING, due: NOTHING };
  const tokens = ascendingTokens([book.weights.tokens, target.tokens]);
  const last = numbersAt(lastPrices, tokens, Number.NaN);
  const dues = valuesAt(due, tokens, undefined);
  const values = tokens.map((token, i) => {
    const carried = (last[i] as number) * (dues[i]?.includes('DELISTED') ? 1 - params.index.haircut : 1);
    return closeAt(close.panel, token, close.row) ?? carried;
  });
  return { tokens, values };
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
