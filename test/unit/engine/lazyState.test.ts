import { describe, expect, it } from 'vitest';
import { advance } from '../../../shared/engine/advance.ts';
import { emptyState } from '../../../shared/engine/emptyState.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import type { EngineState } from '../../../shared/engine/types.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import { simulatedPanel } from '../../fixtures/simulatedPanel.ts';

const panel = simulatedPanel(REGISTRY, '2024-01-01', '2024-04-10');
const close = (day: number) => ({ panel, day, registry: REGISTRY, live: false, heat: false });
const thawed = (state: EngineState): EngineState => JSON.parse(JSON.stringify(state));

function foldTo(row: number): EngineState {
  let state = emptyState(PARAMETERS);
  for (let at = 0; at <= row; at++) state = advance(state, close(panel.firstDay + at), PARAMETERS).state;
  return state;
}

describe('a state whose records are made when read', () => {
  const before = foldTo(80);
  const day = panel.firstDay + 81;

  it('goes on alike from its columns, from its records and from its JSON', () => {
    const records = thawed(before);
    const fromColumns = advance(before, close(day), PARAMETERS);
    const fromCopy = advance({ ...before }, close(day), PARAMETERS);
    const fromJson = advance(records, close(day), PARAMETERS);
    for (const other of [fromCopy, fromJson]) {
      expect(other.state).toStrictEqual(fromColumns.state);
      expect(other.facts).toStrictEqual(fromColumns.facts);
    }
    expect(Object.keys(fromColumns.state.grades.grades).length).toBeGreaterThan(50);
    expect(Object.keys(fromColumns.state.tokenSignals).length).toBeGreaterThan(50);
  });

  it('does not change when two closes are advanced from it', () => {
    const kept = thawed(before);
    const one = advance(before, close(day), PARAMETERS);
    const two = advance(before, close(day + 1), PARAMETERS);
    expect(two.state).not.toEqual(one.state);
    expect(thawed(before)).toEqual(kept);
    expect(advance(before, close(day), PARAMETERS).state).toStrictEqual(one.state);
  });

  it('says the same of a close when its facts are read long after', () => {
    const step = advance(before, close(day), PARAMETERS);
    const early = JSON.stringify(advance(before, close(day), PARAMETERS).facts);
    let state = step.state;
    for (let at = 82; at < panel.days; at++) state = advance(state, close(panel.firstDay + at), PARAMETERS).state;
    expect(JSON.stringify(step.facts)).toBe(early);
  });
});
