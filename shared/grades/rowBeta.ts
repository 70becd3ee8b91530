import type { Parameters } from '../engine/parameters.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { enough } from './trailing.ts';

/**
 * Features 18-19 of one row, bars missing from its window left out: `returns[begin..end)` regressed on those that end before
 * `marketEnd` of the same array. Written into `raw` from index `at`; both NaN where too few bars have both.
 */
export function rowBeta(
  returns: Float64Array,
  begin: number,
  end: number,
  marketEnd: number | undefined,
  raw: Float64Array,
  at: number,
  params: Parameters,
): void {
  const bars = params.features.bars.beta60;
  const from = Math.max(begin, end - bars);
  raw[at + FEATURE_COLUMNS.beta60] = Number.NaN;
  raw[at + FEATURE_COLUMNS.residualSd60] = Number.NaN;
  if (marketEnd === undefined) return;
  const toMarket = marketEnd - end;

  let count = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = from; i < end; i++) {
    const x = returns[toMarket + i] as number;
    const y = returns[i] as number;
    if (Number.isNaN(x + y)) continue;
    sumX += x;
    sumY += y;
    count++;
  }
  if (!enough(count, bars, params.features.minWindowShare) || count <= 2) return;
  const meanX = sumX / count;
  const meanY = sumY / count;

  let xx = 0;
  let xy = 0;
  for (let i = from; i < end; i++) {
    const dx = (returns[toMarket + i] as number) - meanX;
    const dy = (returns[i] as number) - meanY;
    if (Number.isNaN(dx + dy)) continue;
    xx += dx * dx;
    xy += dx * dy;
  }
  if (!(xx > 0)) return;
  const beta = xy / xx;

  let squares = 0;
  for (let i = from; i < end; i++) {
    const residual = (returns[i] as number) - meanY - beta * ((returns[toMarket + i] as number) - meanX);
    if (!Number.isNaN(residual)) squares += residual * residual;
  }
  raw[at + FEATURE_COLUMNS.beta60] = beta;
  raw[at + FEATURE_COLUMNS.residualSd60] = Math.sqrt(squares / (count - 2));
}
