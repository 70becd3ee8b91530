import type { Parameters } from '../engine/parameters.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { distanceFromHigh, trailingMean, trailingReturn } from './trailing.ts';

const RETURNS = ['r1', 'r3', 'r7', 'r14', 'r21', 'r30', 'r60'] as const;

/**
 * Features 1-8 and 17 of one token: log returns, ln(close / highest close), ln(short mean / long mean). Written into
 * `raw` from index `at`; `closes[begin..end)` ascending, this close last, NaN = missing.
 */
export function returnFeatures(
  closes: Float64Array,
  begin: number,
  end: number,
  raw: Float64Array,
  at: number,
  params: Parameters,
): void {
  const { bars, minWindowShare } = params.features;
  for (const name of RETURNS) raw[at + FEATURE_COLUMNS[name]] = trailingReturn(closes, bars[name], begin, end);
  raw[at + FEATURE_COLUMNS.high28] = distanceFromHigh(closes, bars.high28, minWindowShare, begin, end);
  raw[at + FEATURE_COLUMNS.smaRatio] = Math.log(
    trailingMean(closes, bars.smaRatio.short, minWindowShare, begin, end) /
      trailingMean(closes, bars.smaRatio.long, minWindowShare, begin, end),
  );
}
