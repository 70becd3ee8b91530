import { lazyMembers } from '../engine/lazyMembers.ts';
import type { Parameters } from '../engine/parameters.ts';
import { ascendingTokens } from './ascendingTokens.ts';
import { closeAt } from './closeWindow.ts';
import { convertTokens } from './convertTokens.ts';
import { conviction } from './conviction.ts';
import { decideTranche } from './decideTranche.ts';
import { driftBook } from './driftBook.ts';
import { mergeDue } from './due.ts';
import { type Execution, executeOrders } from './executeOrders.ts';
import { exits } from './exits.ts';
import { explainScale } from './explainScale.ts';
import { portfolioTarget } from './portfolioTarget.ts';
import { regime as readRegime } from './regime.ts';
import type { RotationClose } from './rotationClose.ts';
import { scoreClose } from './scoreClose.ts';
import type { Book, Decision, PendingOrder, RotationFact, RotationState } from './types.ts';

/** A fact whose convictions are counted when somebody reads them. */
const counting = lazyMembers<RotationState['tranches'], Pick<RotationFact, 'narrativeConviction' | 'tokenConviction'>>({
  narrativeConviction: (tranches) => conviction(tranches).narratives,
  tokenConviction: (tranches) => conviction(tranches).tokens,
});

/**
 * One close of the rotation: conversions, drift, yesterday's order filled at this close, exits, today's tranche
 * (`epochDay mod tranches`), and the order for the next close. Reads no panel row after `close.row`.
 */
export function advanceRotation(
  previous: RotationState,
  close: RotationClose,
  params: Parameters,
): { readonly state: RotationState; readonly fact: RotationFact } {
  const before = convertTokens(previous, close.conversions);
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
  const pending: PendingOrder = {
    decidedOn: close.day,
    target,
    due: mergeDue(filled.rest, exited.due, decided.due),
    scale,
    scaleBefore,
  };
  const scaleMove = explainScale(filled.book.weights, portfolio, scaleBefore, pending.due, params);
  const decisions: Decision[] = [...exited.decisions, ...decided.decisions];
  if (scaleMove !== undefined) {
    const nowhere = { tranche: null, narrative: null, token: null };
    decisions.push({ day: close.day, ...nowhere, reason: 'VOL_SCALE', explanation: scaleMove });
  }
  return {
    state: { tranches, pending, book: filled.book, lastPrices: keepHeld(filled.book, prices) },
    fact: counting(
      {
        day: close.day,
        regime,
        scores,
        decisions,
        trades: filled.trades,
        cost: filled.cost,
        turnover: filled.turnover,
        book: filled.book,
        target,
        scale,
      },
      tranches,
    ),
  };
}

/**
 * Price used for every token held or ordered: its close, the haircut price of a delisted position whose exit is due, else
 * the last one carried.
 */
function pricesAt(state: RotationState, close: RotationClose, params: Parameters): Record<string, number> {
  const prices: Record<string, number> = {};
  for (const token of ascendingTokens(state.book.weights, state.pending?.target)) {
    const last = state.lastPrices[token];
    const dead = state.pending?.due[token]?.includes('DELISTED') === true;
    const carried = last === undefined || !dead ? last : last * (1 - params.index.haircut);
    const price = closeAt(close.panel, token, close.row) ?? carried;
    if (price !== undefined) prices[token] = price;
  }
  return prices;
}

function fill(
  book: Book,
  pending: PendingOrder | null,
  close: RotationClose,
  prices: Readonly<Record<string, number>>,
  params: Parameters,
): Execution {
  return pending === null
    ? { book, trades: [], cost: 0, turnover: 0, rest: {} }
    : executeOrders(book, pending, close, prices, params);
}

function keepHeld(book: Book, prices: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const held: Record<string, number> = {};
  for (const token in book.weights) held[token] = prices[token] as number;
  return held;
}
