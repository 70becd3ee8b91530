import type { Parameters } from '../../engine/parameters.ts';
import { tokenPositions } from '../../market/tokenPositions.ts';
import { portfolioTarget } from '../../rotation/portfolioTarget.ts';
import { trancheColumns } from '../../rotation/rotationColumns.ts';
import type { Tranche, Weights } from '../../rotation/types.ts';
import type { BacktestRecord } from '../types.ts';
import type { OrderSheet } from './replayBook.ts';
import type { ReplayMarket } from './replayMarket.ts';

/** Order of one close, by token position. */
interface CloseOrder {
  readonly wanted: readonly (readonly [number, number])[];
  readonly due: readonly number[];
  readonly allDue: boolean;
}

/**
 * The orders of a portfolio made of some of the recorded sleeves (`members`, 0-6), each at an equal share of the whole:
 * all seven give the recorded portfolio, one alone gives what deciding on a single weekday would have done. Targets carry
 * the portfolio's own volatility scale; what a decision or an exit touched is due. Returns `decide` for `replayBook`.
 */
export function trancheOrders(
  record: BacktestRecord,
  market: ReplayMarket,
  members: readonly number[],
): (close: number, order: OrderSheet) => void {
  const orders = record.closes.map((_, close) => orderOf(record, market, members, close));
  return (close, order) => {
    const { wanted, due, allDue } = orders[close] as CloseOrder;
    for (const [token, weight] of wanted) order.want(token, weight);
    for (const token of due) order.due(token);
    if (allDue) order.due();
  };
}

function orderOf(record: BacktestRecord, market: ReplayMarket, members: readonly number[], close: number): CloseOrder {
  const { panel, closes, params } = record;
  const now = closes[close] as BacktestRecord['closes'][number];
  const positions = tokenPositions(panel);
  const at = (token: string) => positions.get(token) as number;
  const tranches = members.map((index) => now.tranches[index] ?? null);
  const columns = tranches.map((tranche) => tranche && trancheColumns(tranche));
  const { target } = portfolioTarget(columns, panel, now.row, params);
  const before = members.map((index) => closes[close - 1]?.tranches[index] ?? null);
  const regimeExit = now.rotation.regime.exposure === 0 && before.some((one) => one !== null && one.exposure > 0);

  const due = now.leaving.map(at);
  const decided = members.indexOf(now.day % params.rotation.tranches);
  const hasMoved = now.rotation.decisions.some(({ tranche }) => tranche === members[decided]);
  if (decided >= 0 && hasMoved) {
    const renamed = new Map((market.conversions[close] ?? []).map(({ from, to }) => [from, to]));
    const own = regimeExit ? null : (before[decided] ?? null);
    const old = byPosition(own, at, (token) => renamed.get(token) ?? token);
    for (const token of now.leaving) old.delete(at(token));
    due.push(...changed(old, byPosition(tranches[decided] ?? null, at), params));
  }
  return {
    wanted: target.tokens.map((token, i) => [at(token), target.values[i] as number] as const),
    due,
    allDue: regimeExit,
  };
}

const entries = (weights: Weights, at: (token: string) => number): (readonly [number, number])[] =>
  Object.entries(weights).map(([token, weight]) => [at(token), weight] as const);

function byPosition(
  tranche: Tranche | null,
  at: (token: string) => number,
  rename = (token: number) => token,
): Map<number, number> {
  const weights = new Map<number, number>();
  for (const [token, weight] of entries(tranche?.weights ?? {}, at))
    weights.set(rename(token), (weights.get(rename(token)) ?? 0) + weight);
  return weights;
}

function changed(old: ReadonlyMap<number, number>, fresh: ReadonlyMap<number, number>, params: Parameters): number[] {
  return [...new Set([...old.keys(), ...fresh.keys()])].filter(
    (token) => Math.abs((fresh.get(token) ?? 0) - (old.get(token) ?? 0)) > params.rotation.band.tolerance,
  );
}
