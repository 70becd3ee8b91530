import { emptyState } from '../engine/emptyState.ts';
import { type FoldStep, fold } from '../engine/fold.ts';
import type { DayFacts, EngineState } from '../engine/types.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { publishedBy } from '../model/issueSection.ts';
import { NOTHING_LEARNT } from '../model/walkForward.ts';
import { emptyRotationState } from '../rotation/emptyRotationState.ts';
import { allTokenChanges } from './replay/allTokenChanges.ts';
import type { BacktestInput, BacktestRecord, RecordedClose } from './types.ts';

/** A close of the period: the engine's state after it and what it decided. */
export type PeriodStep = Pick<FoldStep, 'state' | 'facts'>;

/**
 * Runs the engine over a file: it warms from the panel's first row, and at `from` the portfolio starts anew, in cash and
 * without incumbents (indices, grades, signals and what the model has learnt go on). Tranches then decide on their own
 * days. `onClose` is told every close advanced, warm-up included; `onStep` sees those of the period.
 */
export function recordFold(
  input: BacktestInput,
  onClose: (day: EpochDay) => void = () => {},
  onStep: (step: PeriodStep) => void = () => {},
): BacktestRecord {
  const { panel, from, to, params } = input;
  // Heat decides nothing and is not part of a result.
  const history = { panel, registry: input.registry, live: false, heat: false };
  let state = emptyState(params);
  let learning = NOTHING_LEARNT;
  for (const step of fold(state, history, panel.firstDay, from - 1, params)) {
    state = step.state;
    learning = step.learning;
    onClose(step.facts.day);
  }
  state = { ...state, rotation: emptyRotationState(params) };
  const closes: RecordedClose[] = [];
  let dead: ReadonlySet<string> = new Set();
  for (const step of fold(state, history, from, to, params, learning)) {
    const { delisted } = allTokenChanges(input, step.facts.day);
    closes.push(
      recordClose(
        input,
        step.state,
        step.facts,
        delisted.filter((token) => !dead.has(token)),
      ),
    );
    dead = new Set(delisted);
    onStep(step);
    onClose(step.facts.day);
  }
  const seen = new Set(closes.map(({ day }) => day));
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return { ...input, closes, skippedDays: all.filter((day) => !seen.has(day)) };
}

function recordClose(
  { panel }: BacktestInput,
  state: EngineState,
  facts: DayFacts,
  died: readonly string[],
): RecordedClose {
  const { day } = facts;
  const { issued } = facts.model;
  const row = day - panel.firstDay;
  const bearish = facts.tokenSignals.filter((fact) => fact.signal === 'bearish' && fact.flippedFrom !== undefined);
  const eligible = new Set(state.eligible);
  const tradable = facts.liquidity.filter((liquidity) => liquidity.tradable && eligible.has(liquidity.token));
  return {
    day,
    row,
    rotation: facts.rotation,
    tranches: state.rotation.tranches,
    leaving: [...new Set([...bearish.map(({ id }) => id), ...died])].sort(),
    grades: facts.grades.map(({ token, grade }) => ({ token, grade })),
    modelScores: issued === undefined ? undefined : publishedBy(issued, 'scores'),
    signals: facts.tokenSignals.map(({ id, signal }) => ({ token: id, signal })),
    indices: facts.indices.map(({ narrative, level, tradable }) => ({ narrative, level, tradable })),
    advUsd: byPosition(
      panel,
      facts.liquidity.map(({ token, advUsd }) => [token, advUsd]),
    ),
    capUsd: byPosition(
      panel,
      facts.liquidity.map(({ token, capUsd }) => [token, capUsd]),
    ),
    eligible: state.eligible,
    tradable: tradable.map(({ token }) => token),
  };
}

function byPosition(panel: Panel, values: readonly (readonly [string, number | undefined])[]): Float64Array {
  const positions = tokenPositions(panel);
  const out = new Float64Array(panel.tokens.length).fill(Number.NaN);
  for (const [token, value] of values) out[positions.get(token) as number] = value ?? Number.NaN;
  return out;
}
