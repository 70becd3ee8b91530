import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { newColumn } from '../stats/newColumn.ts';
import type { NumberColumn } from './ascendingColumn.ts';

/** The portfolio's annual volatility estimate (fraction) and the scale (0-1] that brings it to its limit. */
export interface VolatilityScale {
  readonly scale: number;
  readonly annualVol: number;
}

/**
 * `scale = min(1, limit / sigma)`, `sigma^2 = 365 sum L^k (w.r_{t-k})^2 / sum L^k` with `L = 2^(-1 / half-life)` over the
 * last bars, simple returns of today's vector `weights`; a missing return, and one before the panel, counts as 0.
 * Source: volatility targeting with exponential weights (Moreira and Muir 2017; RiskMetrics 1996).
 */
export function volatilityScale(weights: NumberColumn, panel: Panel, row: number, params: Parameters): VolatilityScale {
  const { annualVol: limit, halfLifeBars, bars } = params.rotation.scale;
  const returns = portfolioReturns(weights, panel, row, bars);
  const { values, total } = importancesOf(halfLifeBars, bars);
  let squares = 0;
  for (let i = 0; i < bars; i++) {
    const own = returns[i] as number;
    squares += (values[i] as number) * (own * own);
  }
  const annualVol = Math.sqrt((params.daysPerYear * squares) / total);
  return { scale: annualVol > limit ? limit / annualVol : 1, annualVol };
}

interface Importances {
  readonly halfLifeBars: number;
  /** L^k of each bar of the window, ascending. */
  readonly values: Float64Array;
  readonly total: number;
}

let known: Importances | undefined;

/** Those of the window asked for last are kept. */
function importancesOf(halfLifeBars: number, bars: number): Importances {
  if (known?.halfLifeBars !== halfLifeBars || known.values.length !== bars) {
    const decay = 2 ** (-1 / halfLifeBars);
    const values = Float64Array.from({ length: bars }, (_, i) => decay ** (bars - 1 - i));
    known = { halfLifeBars, values, total: values.reduce((sum, value) => sum + value, 0) };
  }
  return known;
}

/** Daily returns of the vector over the last `bars` bars, ascending; tokens are summed in ascending order. */
function portfolioReturns({ tokens, values }: NumberColumn, panel: Panel, row: number, bars: number): Float64Array {
  const returns = newColumn(bars);
  const positions = tokenPositions(panel);
  const { close, days } = panel;
  for (let i = 0; i < tokens.length; i++) {
    const position = positions.get(tokens[i] as string);
    if (position === undefined) continue;
    const weight = values[i] as number;
    const last = position * days + row;
    const offset = bars - 1 - last;
    for (let cell = last - Math.min(row, bars) + 1; cell <= last; cell++) {
      const simple = (close[cell] as number) / (close[cell - 1] as number) - 1;
      if (!Number.isNaN(simple)) returns[offset + cell] = (returns[offset + cell] as number) + weight * simple;
    }
  }
  return returns;
}
