import { emptyState } from '../engine/emptyState.ts';
import { type FoldStep, fold } from '../engine/fold.ts';
import type { EpochDay } from '../market/day.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { NOTHING_LEARNT } from '../model/walkForward.ts';
import { emptyRotationState } from '../rotation/emptyRotationState.ts';
import { KnownTokens } from './knownTokens.ts';
import { recordClose } from './recordClose.ts';
import { allTokenChanges } from './replay/allTokenChanges.ts';
import type { BacktestInput, BacktestRecord, RecordedClose } from './types.ts';

/** A close of the period: the engine's state after it and what it decided. */
export type PeriodStep = Pick<FoldStep, 'state' | 'facts' | 'views'>;

/**
 * Runs the engine over a file: it warms from the panel's first row, and at `from` the portfolio starts anew, in cash and
 * without incumbents (indices, grades, signals and what the model has learnt go on). Tranches then decide on their own
 * days. `onClose` is told every close advanced, warm-up included; `onStep` sees those of the period. The record's panel
 * holds the tokens that the period can have held, no others.
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
  const known = new KnownTokens(input);
  const closes: RecordedClose[] = [];
  for (const step of fold(state, history, from, to, params, learning)) {
    known.add(step.state.eligible);
    const { state, facts, views } = step;
    const sizes = known.liquidityOf(views.liquidity);
    closes.push(
      recordClose(input, facts, { state, liquidity: views.liquidity, died: [], sizes, before: closes.at(-1) }),
    );
    onStep(step);
    onClose(step.facts.day);
  }
  const seen = new Set(closes.map(({ day }) => day));
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const narrow = known.narrow(panel);
  const record = { ...input, panel: narrow.panel, skippedDays: all.filter((day) => !seen.has(day)) };
  const leaving = leavingAt(record, closes);
  return {
    ...record,
    closes: closes.map((close, i) => ({
      ...close,
      leaving: leaving[i] as readonly string[],
      advUsd: narrow.column(close.advUsd),
      capUsd: narrow.column(close.capUsd),
    })),
  };
}

/** With each close's flips in `closes`: the known tokens that turned bearish or were found dead, ascending. */
function leavingAt(record: BacktestInput, closes: readonly RecordedClose[]): readonly (readonly string[])[] {
  const known = tokenPositions(record.panel);
  let dead: ReadonlySet<string> = new Set();
  return closes.map(({ day, leaving }) => {
    const { delisted } = allTokenChanges(record, day);
    const died = delisted.filter((token) => !dead.has(token));
    dead = new Set(delisted);
    return [...new Set([...leaving.filter((token) => known.has(token)), ...died])].sort();
  });
}
