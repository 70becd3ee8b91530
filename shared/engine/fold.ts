import { coverageAt } from '../market/coverage.ts';
import type { EpochDay } from '../market/day.ts';
import { type Panel, rowOf } from '../market/panel.ts';
import type { Registry } from '../registry/types.ts';
import { advance } from './advance.ts';
import type { Parameters } from './parameters.ts';
import type { DayFacts, EngineState } from './types.ts';

/** Whether the bar of `day` holds enough of the live market to be decided on. */
export function isComplete(panel: Panel, day: EpochDay, registry: Registry, params: Parameters): boolean {
  const row = rowOf(panel, day);
  return row >= 0 && coverageAt(panel, row, registry, params).share >= params.coverage.minLiveShare;
}

/**
 * The fold over history: advances every complete close of `[from, to]` in order and yields each state with its facts.
 * Closes without coverage are passed over, as time counts only on complete ones.
 */
export function* fold(
  state: EngineState,
  history: { readonly panel: Panel; readonly registry: Registry; readonly live: boolean },
  from: EpochDay,
  to: EpochDay,
  params: Parameters,
): Generator<{ readonly state: EngineState; readonly facts: DayFacts }> {
  let current = state;
  for (let day = from; day <= to; day++) {
    if (!isComplete(history.panel, day, history.registry, params)) continue;
    const step = advance(current, { ...history, day }, params);
    current = step.state;
    yield step;
  }
}
