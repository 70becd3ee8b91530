import type { Parameters } from '../../engine/parameters.ts';
import type { BookState } from './bookState.ts';
import { CELL, cellAt, type ReplayMarket } from './replayMarket.ts';

/** A book's history; one value a close. Costs, turnover (two-way) and what the liquidity limit cut are fractions of NAV. */
export interface BookPath {
  readonly navGross: Float64Array;
  readonly navNet: Float64Array;
  readonly turnover: Float64Array;
  readonly cost: Float64Array;
  readonly cut: Float64Array;
}

const BPS = 1e-4;
/** `due` of a trade that was planned in full: it stays due only if cash then cuts it. */
const PLANNED = 2;

/**
 * Fills the waiting order of a drifted book at a close, as `executeOrders` does, and writes the close into `path`. `held`
 * is left as a share of the NAV before costs; returns the part of it that costs leave.
 */
export function trade(
  book: BookState,
  market: ReplayMarket,
  close: number,
  terms: { readonly aumUsd: number; readonly growth: number },
  path: BookPath,
  params: Parameters,
): number {
  const { held, target, due, planned, trading, active, dead } = book;
  const { band, maxAdvShare } = params.rotation;
  const aum = terms.aumUsd * (path.navNet[close] as number);
  let cash = 1;
  let buys = 0;
  let count = 0;
  for (let k = 0; k < book.count; k++) {
    const token = active[k] as number;
    const weight = (held[token] as number) / terms.growth;
    held[token] = weight;
    cash -= weight;
    const gap = (target[token] as number) - weight;
    const isDue = due[token] === 1;
    due[token] = 0;
    if (Math.abs(gap) <= band.tolerance) continue;
    if (!isDue && Math.abs(gap) < bandOf(target[token] as number, params) - band.tolerance) continue;
    const cell = cellAt(market.tokens, close, token);
    let dw = -weight;
    if (dead[token] === 0 || !Number.isNaN(market.cells[cell + CELL.price])) {
      if (Number.isNaN(market.cells[cell + CELL.dailyVol])) {
        due[token] = isDue ? 1 : 0;
        continue;
      }
      const limit = (maxAdvShare * (market.cells[cell + CELL.advUsd] as number)) / aum;
      dw = Math.max(-limit, Math.min(limit, gap));
      due[token] = dw !== gap ? 1 : isDue ? PLANNED : 0;
      path.cut[close] = (path.cut[close] as number) + Math.abs(gap - dw);
      cash -= costOf(market, cell, dw, aum, params);
    }
    planned[token] = dw;
    trading[count++] = token;
    if (dw > 0) buys += dw;
    else cash -= dw;
  }
  const scale = buys === 0 ? 1 : Math.max(0, Math.min(1, cash / buys));
  let cost = 0;
  let turnover = 0;
  for (let k = 0; k < count; k++) {
    const token = trading[k] as number;
    const cell = cellAt(market.tokens, close, token);
    const wanted = planned[token] as number;
    const dw = wanted > 0 ? wanted * scale : wanted;
    const cutByCash = wanted - dw >= bandOf(target[token] as number, params) - band.tolerance;
    if (due[token] === PLANNED) due[token] = cutByCash ? 1 : 0;
    // A delisted position leaves at its haircut price without further cost.
    if (!Number.isNaN(market.cells[cell + CELL.dailyVol])) cost += costOf(market, cell, dw, aum, params);
    turnover += Math.abs(dw);
    held[token] = (held[token] as number) + dw;
  }
  path.cost[close] = cost;
  path.turnover[close] = turnover;
  path.navNet[close] = (path.navNet[close] as number) * (1 - cost);
  return 1 - cost;
}

const bandOf = (target: number, { rotation: { band } }: Parameters): number => Math.max(band.nav, band.target * target);

/** `|dw| (fee + half-spread + Y sigma sqrt(|dw| AUM / ADV))`, as `tradeCost` has it. */
function costOf(market: ReplayMarket, cell: number, dw: number, aum: number, { costs }: Parameters): number {
  const size = Math.abs(dw);
  const participation = (size * aum) / (market.cells[cell + CELL.advUsd] as number);
  const impact = costs.impact * (market.cells[cell + CELL.dailyVol] as number) * Math.sqrt(participation);
  return size * (costs.feeBps * BPS + (market.cells[cell + CELL.halfSpread] as number) + impact);
}
