import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import type { Trend } from './trendOf.ts';
import type { SignalName, SignalState } from './types.ts';

/** A signal at its first close, before that close is judged: neutral, nothing counted. */
export function startSignal(day: EpochDay, price: number): SignalState {
  return { signal: 'neutral', bullishCloses: 0, bearishCloses: 0, since: day, sincePrice: price };
}

/**
 * One close of the hysteresis: leave first, then enter. Counters of qualifying closes run in every state, so a state left
 * at one close can be entered from the other side as soon as enough closes have qualified. With two closes to enter, a
 * bullish signal cannot turn bearish in one close: the first close that qualifies for one leaves the other.
 */
export function stepSignal(
  state: SignalState,
  probability: number,
  trend: Trend,
  day: EpochDay,
  price: number,
  params: Parameters,
): SignalState {
  const { bullish, bearish, closesToEnter } = params.signal;
  const bullishCloses = probability >= bullish.enter && trend >= 0 ? state.bullishCloses + 1 : 0;
  const bearishCloses = probability <= bearish.enter && trend <= 0 ? state.bearishCloses + 1 : 0;

  let signal: SignalName = state.signal;
  if (signal === 'bullish' && (probability < bullish.leave || trend === -1)) signal = 'neutral';
  if (signal === 'bearish' && (probability > bearish.leave || trend === 1)) signal = 'neutral';
  if (signal === 'neutral' && bullishCloses >= closesToEnter) signal = 'bullish';
  if (signal === 'neutral' && bearishCloses >= closesToEnter) signal = 'bearish';

  const changed = signal !== state.signal;
  return {
    signal,
    bullishCloses,
    bearishCloses,
    since: changed ? day : state.since,
    sincePrice: changed ? price : state.sincePrice,
  };
}
