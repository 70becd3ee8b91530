import type { Parameters } from '../engine/parameters.ts';
import { dailyReturns, enough } from '../grades/trailing.ts';
import type { Panel } from '../market/panel.ts';
import { sampleSd } from '../stats/sampleSd.ts';
import { closeWindow } from './closeWindow.ts';

/**
 * Sample sd (ddof 1) of a token's daily log returns over the last `bars` bars up to `row`. Missing returns are left out;
 * undefined when too few are present or the price did not move.
 */
export function dailyVolatility(
  panel: Panel,
  token: string,
  row: number,
  bars: number,
  params: Parameters,
): number | undefined {
  const closes = closeWindow(panel, token, row, bars + 1);
  if (closes.length < 2) return undefined;
  const returns = new Float64Array(closes.length - 1);
  dailyReturns(closes, returns);
  const present = returns.filter((value) => !Number.isNaN(value));
  if (!enough(present.length, bars, params.features.minWindowShare)) return undefined;
  const sd = sampleSd(present);
  return sd > 0 ? sd : undefined;
}
