import { describe, expect, it } from 'vitest';
import { emptyState } from '../../../shared/engine/emptyState.ts';
import { fold } from '../../../shared/engine/fold.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import type { DayFacts, EngineState } from '../../../shared/engine/types.ts';
import { HEAT_COMPONENTS, HEAT_MEASURES } from '../../../shared/heat/types.ts';
import { dayOf } from '../../../shared/market/day.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import { cutPanel } from '../../fixtures/cutPanel.ts';
import { simulatedPanel } from '../../fixtures/simulatedPanel.ts';

const FROM = dayOf('2023-06-01');
const TO = dayOf('2024-02-20');
const panel = simulatedPanel(REGISTRY, '2023-06-01', '2024-02-20');

interface Step {
  readonly state: EngineState;
  readonly facts: DayFacts;
}
const run = (input: Panel, to = TO, start = emptyState(PARAMETERS), from = FROM, heat = true): Step[] => [
  ...fold(start, { panel: input, registry: REGISTRY, live: false, heat }, from, to, PARAMETERS),
];
const whole = run(panel);
const last = whole.at(-1) as Step;

describe('heat along the fold (SIMULATED prices)', () => {
  it('exists from the sixtieth measured value on, for every narrative with an index', () => {
    const first = whole.findIndex(({ facts }) => facts.heat.some(({ heat }) => heat !== undefined));
    expect(first).toBeGreaterThanOrEqual(PARAMETERS.heat.minValues - 1);
    expect(last.facts.heat.map(({ narrative }) => narrative)).toEqual(
      last.facts.indices.map(({ narrative }) => narrative),
    );
    for (const fact of last.facts.heat) {
      expect(fact.heat).toBeGreaterThan(0);
      expect(fact.heat).toBeLessThan(100);
      expect(fact.stage).toBeDefined();
      expect(HEAT_COMPONENTS.reduce((sum, name) => sum + fact.components[name].weight, 0)).toBeCloseTo(1, 12);
    }
  });

  it('gives the same bits when history is cut at a day', () => {
    for (const days of [90, 200]) {
      const cut = run(cutPanel(panel, days - 1), FROM + days - 1).at(-1) as Step;
      expect(cut.facts.heat).toStrictEqual((whole[days - 1] as Step).facts.heat);
      expect(cut.state.heat).toStrictEqual((whole[days - 1] as Step).state.heat);
    }
  });

  it('gives the same bits when it goes on from a stored state', () => {
    const stored = JSON.parse(JSON.stringify((whole[149] as Step).state)) as EngineState;
    const resumed = run(panel, TO, stored, FROM + 150).at(-1) as Step;
    expect(resumed.facts.heat).toStrictEqual(last.facts.heat);
    expect(resumed.state.heat).toStrictEqual(last.state.heat);
  });

  it('keeps 180 values of each measure as whole numbers of six decimals: the state stays small', () => {
    for (const state of Object.values(last.state.heat)) {
      for (const measure of HEAT_MEASURES) {
        const values = state.series[measure];
        expect(values.length).toBeLessThanOrEqual(PARAMETERS.heat.bars);
        for (const value of values) {
          if (value !== null) expect(Number.isSafeInteger(value)).toBe(true);
        }
      }
    }
    expect(JSON.stringify(last.state.heat).length).toBeLessThan(180_000);
  });

  it('calls a single-token move only where the index rose and one name made over 60% of the gain', () => {
    const facts = whole.flatMap(({ facts: { heat } }) => heat);
    const flagged = facts.filter(({ singleTokenMove }) => singleTokenMove);
    expect(flagged.length).toBeGreaterThan(0);
    expect(flagged.length).toBeLessThan(facts.length / 2);
    for (const { topContributor } of flagged) expect(topContributor?.share).toBeGreaterThan(0.6);
  });

  it('decides nothing: a fold without it trades the same', () => {
    const without = run(panel, FROM + 120, emptyState(PARAMETERS), FROM, false).at(-1) as Step;
    const { heat: _, ...facts } = (whole[120] as Step).facts;
    expect(without.facts).toStrictEqual({ ...facts, heat: [] });
    expect(without.state).toStrictEqual({ ...(whole[120] as Step).state, heat: {} });
  });
});
