import { PARAMETERS, type Parameters } from '../../../shared/engine/parameters.ts';
import { scoreValues } from '../../../shared/grades/scoreColumn.ts';
import { FEATURES, type FeatureMatrix } from '../../../shared/grades/types.ts';
import type { Liquidity } from '../../../shared/indices/types.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import { advanceModel } from '../../../shared/model/advanceModel.ts';
import { EMPTY_MODEL_STATE } from '../../../shared/model/emptyModelState.ts';
import type { ModelFact, ModelState } from '../../../shared/model/types.ts';
import { afterClose, beforeClose, type Learning, NOTHING_LEARNT } from '../../../shared/model/walkForward.ts';
import { liquidityOf } from '../grades/simulatedMarket.ts';
import { normal } from './randomDates.ts';

export const FIRST_DAY = 19_005;
export const TOKENS = Array.from({ length: 30 }, (_, i) => `token-${String(i).padStart(2, '0')}`);

/** The published parameters with a shorter warm-up, so that a test needs one simulated year, not three. */
export const SHORT: Parameters = {
  ...PARAMETERS,
  model: {
    ...PARAMETERS.model,
    windowDays: 200,
    minDates: 60,
    calibration: { ...PARAMETERS.model.calibration, minWeeks: 8 },
    skill: { ...PARAMETERS.model.skill, minWeeks: 12 },
    challenger: { ...PARAMETERS.model.challenger, trees: 10 },
  },
};

export interface Market {
  readonly panel: Panel;
  readonly matrices: readonly FeatureMatrix[];
}

/**
 * Thirty tokens over `days` closes, every feature a random normal score that changes slowly. The first one pushes the
 * daily log returns of the following closes by `effect` daily standard deviations a unit.
 */
export function plantedMarket(days: number, effect: number, seed = 1): Market {
  const draw = normal(seed);
  const width = FEATURES.length;
  const close = new Float64Array(TOKENS.length * days);
  const state = Float64Array.from({ length: TOKENS.length * width }, draw);
  const matrices: FeatureMatrix[] = [];
  for (let row = 0; row < days; row++) {
    for (let token = 0; token < TOKENS.length; token++) {
      const before = row === 0 ? 1 : (close[token * days + row - 1] as number);
      const pushed = effect * (matrices.at(-1)?.z[token * width] ?? 0);
      close[token * days + row] = before * Math.exp(0.05 * (pushed + draw()));
    }
    for (let i = 0; i < state.length; i++) state[i] = 0.95 * (state[i] as number) + Math.sqrt(1 - 0.95 ** 2) * draw();
    matrices.push(matrixOf(FIRST_DAY + row, state));
  }
  const unknown = new Float64Array(close.length).fill(Number.NaN);
  const panel: Panel = {
    firstDay: FIRST_DAY,
    days,
    tokens: TOKENS,
    close,
    venueVolume: unknown,
    aggregateVolume: unknown,
    supply: unknown,
    flags: new Uint8Array(close.length),
  };
  return { panel, matrices };
}

export interface Walked {
  readonly state: ModelState;
  readonly learning: Learning;
  readonly facts: readonly ModelFact[];
}

const LIQUIDITY: ReadonlyMap<string, Liquidity> = new Map(TOKENS.map((token) => [token, liquidityOf(token, 1e8)]));

/** The walk-forward over a market's closes `[from, to)`, going on from `start`. */
export function walk(
  { panel, matrices }: Market,
  params: Parameters = SHORT,
  from = 0,
  to = matrices.length,
  start: Pick<Walked, 'state' | 'learning'> = { state: EMPTY_MODEL_STATE, learning: NOTHING_LEARNT },
  liquidity = LIQUIDITY,
): Walked {
  let { state, learning } = start;
  const facts: ModelFact[] = [];
  for (let row = from; row < to; row++) {
    const day = FIRST_DAY + row;
    learning = beforeClose(learning, day, params);
    const prices = { panel, events: [], skippedDays: new Set<number>() };
    const input = { day, matrix: matrices[row], liquidity, prices, artefact: learning.artefact };
    const step = advanceModel(state, input, params);
    state = step.state;
    learning = afterClose(learning, step.fact, params);
    facts.push(step.fact);
  }
  return { state, learning, facts };
}

/** Mean weekly rank IC of the judged sections. */
export function meanIc({ state }: Walked): number {
  const ics = state.weeks.map(({ logistic }) => logistic.rankIc);
  return ics.reduce((sum, ic) => sum + ic, 0) / ics.length;
}

function matrixOf(day: number, raw: Float64Array): FeatureMatrix {
  const width = FEATURES.length;
  const z = new Float64Array(raw.length);
  for (let column = 0; column < width; column++) {
    const scores = scoreValues(Float64Array.from(TOKENS, (_, token) => raw[token * width + column] as number));
    scores.forEach((score, token) => {
      z[token * width + column] = score;
    });
  }
  return { day, tokens: TOKENS, z };
}
