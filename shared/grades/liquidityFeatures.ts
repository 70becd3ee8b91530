import type { Parameters } from '../engine/parameters.ts';
import type { Liquidity } from '../indices/types.ts';
import { median } from '../stats/median.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { enough, trailingMean } from './trailing.ts';

/**
 * Features 13-16 of one token: -ln Amihud illiquidity, ln ADV, ln cap, ln of short over long mean volume. `returns` daily
 * log, `volumes` US dollars as trusted (one scope); both ascending, this bar last, NaN = missing. ADV is the
 * methodology's min(median volume, share of cap) over its own window. Cap is missing where supply is a stand-in.
 * Source of 13: Amihud, "Illiquidity and stock returns", Journal of Financial Markets 5, 2002.
 */
export function liquidityFeatures(
  returns: Float64Array,
  volumes: Float64Array,
  liquidity: Liquidity | undefined,
  raw: Float64Array,
  at: number,
  params: Parameters,
): void {
  const { bars, minWindowShare } = params.features;
  const cap = liquidity === undefined || liquidity.standInSupply ? undefined : liquidity.capUsd;
  const volume = trailingMedian(volumes, bars.adv28, minWindowShare);
  const adv = cap === undefined ? volume : Math.min(volume, params.volume.advCapShare * cap);
  const short = trailingMean(volumes, bars.volumeTrend.short, minWindowShare);
  const long = trailingMean(volumes, bars.volumeTrend.long, minWindowShare);
  raw[at + FEATURE_COLUMNS.amihud20] = -logOfPositive(amihud(returns, volumes, bars.amihud20, minWindowShare));
  raw[at + FEATURE_COLUMNS.adv28] = logOfPositive(adv);
  raw[at + FEATURE_COLUMNS.cap] = cap === undefined ? Number.NaN : logOfPositive(cap);
  raw[at + FEATURE_COLUMNS.volumeTrend] = logOfPositive(short / long);
}

/** Mean of |r| / volume over the bars of the window with a return and a volume above zero. */
function amihud(returns: Float64Array, volumes: Float64Array, bars: number, minShare: number): number {
  let sum = 0;
  let count = 0;
  for (let back = bars; back >= 1; back--) {
    const volume = volumes[volumes.length - back] as number;
    const ratio = Math.abs(returns[returns.length - back] as number) / volume;
    if (!(volume > 0) || Number.isNaN(ratio)) continue;
    sum += ratio;
    count++;
  }
  return enough(count, bars, minShare) ? sum / count : Number.NaN;
}

function trailingMedian(values: Float64Array, bars: number, minShare: number): number {
  let count = 0;
  for (let i = values.length - bars; i < values.length; i++) if (!Number.isNaN(values[i])) count++;
  if (!enough(count, bars, minShare)) return Number.NaN;
  return median(values, values.length - bars) ?? Number.NaN;
}

/** NaN instead of an infinity: a window without a trade, or without a move, says nothing that can be ranked. */
function logOfPositive(value: number): number {
  return value > 0 ? Math.log(value) : Number.NaN;
}
