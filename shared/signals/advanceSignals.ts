import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { blendProbability } from './blendProbability.ts';
import { ruleProbability } from './ruleProbability.ts';
import { startSignal, stepSignal } from './stepSignal.ts';
import { type Trend, trendOf } from './trendOf.ts';
import type { SignalFact, SignalState } from './types.ts';

export interface SignalInput {
  /** A token's or a narrative's id. */
  readonly id: string;
  /** Trailing closes in US dollars, or index levels: ascending, this close last, NaN = missing. */
  readonly closes: ArrayLike<number>;
  /** The trailing closes are `closes[begin..end)`, where they are part of a longer array; all of it by default. */
  readonly begin?: number;
  readonly end?: number;
  /** What the rules say of these closes, for a caller that knows it already. */
  readonly rule?: { readonly probability: number; readonly trend: Trend };
  /** Narratives only: share of constituents above their 20-bar mean, 0-1, NaN = not measurable. */
  readonly breadth?: number;
  /** Calibrated probability of the learned model, where there is one. */
  readonly modelProbability?: number | undefined;
}

/**
 * Signals of a close, for tokens and for narratives alike; facts in the order of the inputs. A signal starts at the first
 * close with at least `minCloses` priced closes in its window: before that it has no state and no fact. A missing close
 * leaves the state as it was, without a fact, and so does being absent from the inputs.
 */
export function advanceSignals(
  previous: Readonly<Record<string, SignalState>>,
  inputs: readonly SignalInput[],
  day: EpochDay,
  omega: number,
  params: Parameters,
): { readonly states: Record<string, SignalState>; readonly facts: SignalFact[] } {
  const states = { ...previous };
  const facts: SignalFact[] = [];
  for (const { id, closes, begin = 0, end = closes.length, rule, breadth, modelProbability } of inputs) {
    const price = end > begin ? (closes[end - 1] as number) : Number.NaN;
    if (Number.isNaN(price)) continue;
    const before = previous[id] ?? (hasEnough(closes, begin, end, params) ? startSignal(day, price) : undefined);
    if (before === undefined) continue;

    const ruled = rule?.probability ?? ruleProbability(closes, breadth, params, begin, end);
    const probability = blendProbability(ruled, modelProbability, omega);
    const trend = rule?.trend ?? trendOf(closes, params, begin, end);
    const after = stepSignal(before, probability, trend, day, price, params);
    states[id] = after;
    facts.push({
      id,
      day,
      signal: after.signal,
      probability,
      ruleProbability: ruled,
      modelProbability,
      trend,
      since: after.since,
      sincePrice: after.sincePrice,
      flippedFrom: after.signal === before.signal ? undefined : before.signal,
    });
  }
  return { states, facts };
}

function hasEnough(closes: ArrayLike<number>, begin: number, end: number, params: Parameters): boolean {
  let priced = 0;
  for (let i = begin; i < end; i++) if (!Number.isNaN(closes[i])) priced++;
  return priced >= params.signal.minCloses;
}
