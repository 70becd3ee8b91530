import { coverageAt } from '../market/coverage.ts';
import type { EpochDay } from '../market/day.ts';
import { type Panel, rowOf } from '../market/panel.ts';
import { afterClose, beforeClose, type Learning, NOTHING_LEARNT } from '../model/walkForward.ts';
import type { Registry } from '../registry/types.ts';
import { type Advanced, advance, type Close } from './advance.ts';
import type { Parameters } from './parameters.ts';
import type { EngineState } from './types.ts';

/** A close of the fold, and what the model has learnt by it: with both the fold goes on bit for bit. */
export interface FoldStep extends Advanced {
  readonly learning: Learning;
}

/** Whether the bar of `day` holds enough of the live market to be decided on. */
export function isComplete(panel: Panel, day: EpochDay, registry: Registry, params: Parameters): boolean {
  const row = rowOf(panel, day);
  return row >= 0 && coverageAt(panel, row, registry, params).share >= params.coverage.minLiveShare;
}

/**
 * The fold over history: advances every complete close of `[from, to]` in order, refitting the model where a refit is due,
 * and yields each state with its facts.
 * Closes without coverage are passed over, as time counts only on complete ones.
 */
export function* fold(
  state: EngineState,
  history: Omit<Close, 'day' | 'artefact'>,
  from: EpochDay,
  to: EpochDay,
  params: Parameters,
  learnt: Learning = NOTHING_LEARNT,
): Generator<FoldStep> {
  let current = state;
  let learning = learnt;
  for (let day = from; day <= to; day++) {
    if (!isComplete(history.panel, day, history.registry, params)) continue;
    learning = beforeClose(learning, day, params);
    const step = advance(current, { ...history, day, artefact: learning.artefact }, params);
    learning = afterClose(learning, step.facts.model, params);
    current = step.state;
    yield { ...step, learning };
  }
}
