import type { EpochDay } from '../market/day.ts';

export type SignalName = 'bullish' | 'neutral' | 'bearish';

/** Recursive state of one signal (a token's or a narrative's). Counters run in every state. */
export interface SignalState {
  readonly signal: SignalName;
  /** Consecutive closes that qualify for bullish / bearish entry. */
  readonly bullishCloses: number;
  readonly bearishCloses: number;
  /** The close at which the present state began, and the price (or level) then. */
  readonly since: EpochDay;
  readonly sincePrice: number;
}

/** What a close says about one signal. */
export interface SignalFact {
  readonly id: string;
  readonly day: EpochDay;
  readonly signal: SignalName;
  /** Probability of beating the median token over 7 days, 0-1: rule and model blended. */
  readonly probability: number;
  readonly ruleProbability: number;
  readonly modelProbability: number | undefined;
  readonly trend: -1 | 0 | 1;
  readonly since: EpochDay;
  readonly sincePrice: number;
  /** The state before, when this close changed it: the event. */
  readonly flippedFrom: SignalName | undefined;
}
