import type { Parameters } from '../engine/parameters.ts';
import { trailingSd } from '../grades/trailing.ts';
import { logReturns } from '../market/logReturns.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';

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
  const position = tokenPositions(panel).get(token);
  if (position === undefined) return undefined;
  const begin = position * panel.days;
  const sd = trailingSd(logReturns(panel, position), bars, params.features.minWindowShare, begin, begin + row + 1);
  return sd > 0 ? sd : undefined;
}
