import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { lastPricedRows } from '../market/ownClose.ts';
import { rowOf } from '../market/panel.ts';
import { positionsOf } from '../market/tokenPositions.ts';
import { median } from '../stats/median.ts';
import { scratchColumn } from '../stats/scratchColumn.ts';
import { heldValue, type PriceHistory } from './heldValue.ts';
import type { Outcome } from './types.ts';

const scratch = scratchColumn();

/** Whether the outcome of a close is known at the close of `day`. */
export function isMatured(of: EpochDay, day: EpochDay, params: Parameters): boolean {
  return of + params.model.target.to <= day;
}

/**
 * Outcome of the tokens eligible at the close of `of`: log return from one close later to eight closes later, and whether
 * it lies strictly above their median (methodology section 3). A token that stops trading is valued at its last price
 * less the haircut, never dropped; one that stops before the first of the two closes enters at its last price, in full.
 * Throws when the panel does not hold both closes or a token has no price in it.
 */
export function outcomeOf(of: EpochDay, tokens: readonly string[], prices: PriceHistory, params: Parameters): Outcome {
  const { panel } = prices;
  const { target } = params.model;
  const [from, to] = [rowOf(panel, of + target.from), rowOf(panel, of + target.to)];
  if (from < 0 || to < 0) throw new Error(`target: the outcome of day ${of} is outside the panel`);
  const positions = positionsOf(panel, tokens);
  const lastRows = lastPricedRows(panel);
  const count = tokens.length;
  const changes = scratch(count);
  for (let i = 0; i < count; i++) {
    const first = (positions[i] as number) * panel.days + from;
    const last = first + to - from;
    // Nearly all trade at both closes: what a token is held at between two prices need not be asked then.
    const isTraded = lastRows[first] === from && lastRows[last] === to;
    changes[i] = isTraded
      ? Math.log((panel.close[last] as number) / (panel.close[first] as number))
      : heldReturn(prices, tokens[i] as string, positions[i] as number, { from, to }, params);
  }
  const middle = median(changes, 0, count) ?? Number.NaN;
  const returns = new Array<number>(count);
  const labels = new Array<number>(count);
  for (let i = 0; i < count; i++) {
    returns[i] = changes[i] as number;
    labels[i] = Number((changes[i] as number) > middle);
  }
  return { day: of, tokens, returns, labels };
}

function heldReturn(
  prices: PriceHistory,
  token: string,
  position: number,
  { from, to }: { readonly from: number; readonly to: number },
  params: Parameters,
): number {
  const end = heldValue(prices, token, position, to, params.index.haircut, params);
  return Math.log(end / heldValue(prices, token, position, from, 0, params));
}
