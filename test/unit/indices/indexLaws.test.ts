import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributions } from '../../../shared/indices/contributions.ts';
import { roi } from '../../../shared/indices/roi.ts';
import { eventAt } from '../market/panelOf.ts';
import { runIndex, type Scenario } from './runIndex.ts';

/** Seven tokens over 14 bars, some prices missing, with a delisting, a redenomination and three rebalances. */
const DAYS = 14;
const price = fc.double({ min: 0.01, max: 1000, noNaN: true });
const column = fc.tuple(price, fc.array(fc.option(price, { freq: 6 }), { minLength: DAYS - 1, maxLength: DAYS - 1 }));
const size = fc.double({ min: 1, max: 1e6, noNaN: true });
const market = fc.record({
  columns: fc.array(column, { minLength: 7, maxLength: 7 }),
  sizes: fc.array(fc.array(size, { minLength: 7, maxLength: 7 }), { minLength: DAYS + 1, maxLength: DAYS + 1 }),
});
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

function scenarioOf(
  { columns, sizes }: { columns: [number, (number | null)[]][]; sizes: number[][] },
  names = NAMES,
): Scenario {
  const closeOf = (i: number): (number | null)[] => {
    const [first, rest] = columns[i] as [number, (number | null)[]];
    const close = [first, ...rest];
    if (NAMES[i] === 'c') return close.map((value, row) => (row >= 8 ? null : value));
    if (NAMES[i] === 'd') return close.map((value, row) => (row >= 6 ? null : value));
    if (NAMES[i] === 'e') return close.map((value, row) => (row < 7 ? null : (value ?? 1)));
    return close;
  };
  const order = names.map((name) => NAMES.indexOf(name));
  return {
    columns: Object.fromEntries(order.map((i) => [NAMES[i] as string, { close: closeOf(i) }])),
    sizes: (row) => Object.fromEntries(order.map((i) => [NAMES[i] as string, sizes[row]?.[i] ?? 1])),
    rebalanceRows: [0, 5, 10],
    events: [eventAt(8, 'delist', 'c'), eventAt(7, 'redenominate', 'd', 'e', 3)],
  };
}

describe('an index', () => {
  it('has contributions that sum to its return, over every window, through all events', () => {
    fc.assert(
      fc.property(market, (input) => {
        const { states } = runIndex(scenarioOf(input));
        for (const state of states.slice(1)) {
          for (const days of [1, 3, 7]) {
            if (state === undefined) throw new Error('the index did not start');
            const parts = contributions(state, days);
            const whole = roi(state.levels, days);
            expect(parts === undefined).toBe(whole === undefined);
            if (parts === undefined || whole === undefined) continue;
            const sum = [...parts.values()].reduce((total, part) => total + part, 0);
            expect(Math.abs(sum - whole)).toBeLessThan(1e-11 * Math.max(1, Math.abs(whole), ...parts.values()));
          }
        }
      }),
      { seed: 21, numRuns: 60 },
    );
  });

  it('is worth the same before and after a rebalance, to 1e-12', () => {
    fc.assert(
      fc.property(market, (input) => {
        const run = runIndex(scenarioOf(input));
        for (const [row, state] of run.states.entries()) {
          if (state === undefined || !run.facts[row]?.rebalanced) continue;
          const level = run.levels[row] as number;
          const value = (units: Readonly<Record<string, number>>): number =>
            Object.entries(units).reduce((sum, [token, held]) => sum + held * (state.prices[token] as number), 0);
          expect(Math.abs(value(state.units) / level - 1)).toBeLessThan(1e-12);
          expect(Math.abs(value(state.equalUnits) / state.equalLevel - 1)).toBeLessThan(1e-12);
          expect(Object.values(state.weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        }
        expect(run.facts.filter((fact) => fact?.rebalanced).length).toBeGreaterThan(1);
      }),
      { seed: 22, numRuns: 60 },
    );
  });

  it('is not moved by sizes between rebalances', () => {
    fc.assert(
      fc.property(market, size, (input, other) => {
        const scenario = scenarioOf(input);
        const changed = {
          ...scenario,
          sizes: (row: number) => ([0, 5, 10].includes(row) ? scenario.sizes(row) : { a: other }),
        };
        expect(runIndex(changed).levels).toEqual(runIndex(scenario).levels);
      }),
      { seed: 23, numRuns: 30 },
    );
  });

  it('does not depend on the order of tokens', () => {
    fc.assert(
      fc.property(market, fc.shuffledSubarray(NAMES, { minLength: 7 }), (input, names) => {
        expect(runIndex(scenarioOf(input, names)).states).toEqual(runIndex(scenarioOf(input)).states);
      }),
      { seed: 24, numRuns: 30 },
    );
  });

  it('reads nothing after its close', () => {
    fc.assert(
      fc.property(market, fc.integer({ min: 1, max: DAYS }), (input, days) => {
        const scenario = scenarioOf(input);
        const columns = Object.fromEntries(
          Object.entries(scenario.columns).map(([token, { close }]) => [token, { close: close?.slice(0, days) ?? [] }]),
        );
        const cut = runIndex({ ...scenario, columns });
        expect(cut.states).toEqual(runIndex(scenario).states.slice(0, days));
        expect(cut.facts).toEqual(runIndex(scenario).facts.slice(0, days));
      }),
      { seed: 25, numRuns: 30 },
    );
  });
});
