import type { Parameters } from '../engine/parameters.ts';
import type { Trend } from './trendOf.ts';
import type { SignalName } from './types.ts';

/** Closes in a row, this one included, that qualify for bullish entry. Counters run in every state. */
export function countBullish(before: number, probability: number, trend: Trend, { signal }: Parameters): number {
  return probability >= signal.bullish.enter && trend >= 0 ? before + 1 : 0;
}

/** Closes in a row, this one included, that qualify for bearish entry. */
export function countBearish(before: number, probability: number, trend: Trend, { signal }: Parameters): number {
  return probability <= signal.bearish.enter && trend <= 0 ? before + 1 : 0;
}

/**
 * One close of the hysteresis: leave first, then enter; the counters count this close already. A state left at one close can
 * be entered from the other side as soon as enough closes have qualified. With two closes to enter, a bullish signal cannot
 * turn bearish in one close: the first close that qualifies for one leaves the other.
 */
export function stepSignal(
  before: SignalName,
  bullishCloses: number,
  bearishCloses: number,
  probability: number,
  trend: Trend,
  params: Parameters,
): SignalName {
  const { bullish, bearish, closesToEnter } = params.signal;
  let signal = before;
  if (signal === 'bullish' && (probability < bullish.leave || trend === -1)) signal = 'neutral';
  if (signal === 'bearish' && (probability > bearish.leave || trend === 1)) signal = 'neutral';
  if (signal === 'neutral' && bullishCloses >= closesToEnter) signal = 'bullish';
  if (signal === 'neutral' && bearishCloses >= closesToEnter) signal = 'bearish';
  return signal;
}
