import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { eventAt } from '../market/panelOf.ts';
import { type Run, runIndex, type Scenario } from './runIndex.ts';

/** Two members of equal weight bought at row 0 (two members: 1/n); b stays at its price. */
const scenario = (a: (number | null)[], more: Partial<Scenario> = {}): Run =>
  runIndex({
    columns: { a: { close: a }, b: { close: a.map(() => 10) }, ...more.columns },
    sizes: () => ({ a: 1, b: 1 }),
    rebalanceRows: [0],
    ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'columns')),
  });
const { haircut } = PARAMETERS.index;

describe('a missing price', () => {
  it('is carried at one bar, flagged stale, and makes the narrative untradable above a fifth of its value', () => {
    const { facts, levels } = scenario([10, 12, null, 14]);
    expect(levels).toEqual([1000, 1100, 1100, 1200]);
    const stale = facts[2];
    expect(stale?.constituents[0]).toMatchObject({ token: 'a', price: 12, staleBars: 1 });
    expect(stale?.staleWeight).toBeCloseTo(600 / 1100, 12);
    expect(facts[3]).toMatchObject({ staleWeight: 0 });
  });

  it('stays frozen at two and three bars, and comes back at its price', () => {
    const { facts, levels } = scenario([10, 12, null, null, null, 14]);
    expect(levels.slice(2)).toEqual([1100, 1100, 1100, 1200]);
    expect(facts[4]?.constituents[0]?.staleBars).toBe(3);
  });

  it('is an unannounced stop on the fourth bar of a back-test: out at the last price less the haircut', () => {
    const { levels, states } = scenario([10, 12, null, null, null, null, null]);
    expect(levels[4]).toBe(1100);
    expect(levels.slice(5)).toEqual(new Array(2).fill(500 + 600 * (1 - haircut)));
    expect(states[5]).toMatchObject({ units: { b: 50 }, cash: 600 * (1 - haircut), silent: {} });
    expect(states[5]?.equalCash).toBeCloseTo(600 * (1 - haircut), 9);
  });

  it('is carried on by a live index, which flags it', () => {
    const { facts, levels } = scenario([10, 12, null, null, null, null, null], { live: true });
    expect(levels.slice(1)).toEqual(new Array(6).fill(1100));
    expect(facts[6]?.constituents[0]?.staleBars).toBe(5);
  });

  it('is no step towards a departure while it is only quarantined', () => {
    const close = [10, 12, 900, 900, 900, 900, 900, 13];
    const columns = { a: { close, quarantined: [2, 3, 4, 5, 6] } };
    const { facts, levels } = scenario(close, { columns });
    expect(levels.slice(1)).toEqual([1100, 1100, 1100, 1100, 1100, 1100, 1150]);
    expect(facts[6]?.constituents[0]?.staleBars).toBe(5);
  });
});

describe('a registered delisting', () => {
  it('leaves on the first bar without a price, live too', () => {
    for (const live of [true, false]) {
      const { levels } = scenario([10, 12, null, null], { live, events: [eventAt(2, 'delist', 'a')] });
      expect(levels).toEqual([1000, 1100, 500 + 600 * (1 - haircut), 500 + 600 * (1 - haircut)]);
    }
  });

  it('waits for the prices to stop', () => {
    const { levels } = scenario([10, 12, 13, null], { events: [eventAt(1, 'delist', 'a')] });
    expect(levels).toEqual([1000, 1100, 1150, 500 + 650 * (1 - haircut)]);
  });

  it('does not act before its date, nor on a token relisted long after', () => {
    expect(scenario([10, 12, null, 12], { events: [eventAt(3, 'delist', 'a')] }).levels).toEqual([
      1000, 1100, 1100, 1100,
    ]);
    expect(scenario([10, 12, null, 12], { events: [eventAt(-40, 'delist', 'a')] }).levels[2]).toBe(1100);
  });

  it('puts its proceeds back to work at the next rebalance', () => {
    const { levels, states } = scenario([10, 12, null, null, null], {
      events: [eventAt(2, 'delist', 'a')],
      rebalanceRows: [0, 3],
    });
    expect(states[3]?.cash).toBe(0);
    expect(levels[4]).toBeCloseTo(levels[2] as number, 9);
    expect(states[3]?.units.b).toBeCloseTo((levels[3] as number) / 10, 9);
  });
});

describe('a registered rename, merge or redenomination', () => {
  it('freezes the gap, whatever its length, until the successor trades, then takes over units times ratio', () => {
    const a = [10, 12, null, null, null, null, null, null, null];
    const { levels, states } = scenario(a, {
      columns: { c: { close: [...new Array(7).fill(null), 0.25, 0.3] } },
      events: [eventAt(7, 'redenominate', 'a', 'c', 50)],
    });
    expect(levels.slice(2, 7)).toEqual(new Array(5).fill(1100));
    expect(levels[7]).toBeCloseTo(500 + 50 * 50 * 0.25, 9);
    expect(states[7]?.units).toEqual({ b: 50, c: 2500 });
    expect(states[7]?.basket).toEqual(['c', 'b']);
    expect(levels[8]).toBeCloseTo(500 + 50 * 50 * 0.3, 9);
  });

  it('waits for the successor after the date while the predecessor trades on', () => {
    const { levels } = scenario([10, 12, 13, 14, null, null, null], {
      columns: { c: { close: [null, null, null, null, null, null, 7] } },
      events: [eventAt(2, 'rename', 'a', 'c', 2)],
    });
    expect(levels).toEqual([1000, 1100, 1150, 1200, 1200, 1200, 1200]);
  });

  it('takes over a predecessor bought after the date, when it stops', () => {
    const { levels, states } = scenario([10, 12, 12, null, null], {
      columns: { c: { close: [null, null, null, null, 7] } },
      events: [eventAt(0, 'rename', 'a', 'c', 2)],
      rebalanceRows: [1],
    });
    expect(states[3]?.units).toHaveProperty('a');
    expect(states[4]?.units.c).toBeCloseTo((2 * 500) / 12, 9);
    expect(levels[4]).toBeCloseTo(500 + (2 * 500 * 7) / 12, 9);
  });

  it('merges into a member already held', () => {
    const { states, levels } = scenario([10, 12, null], { events: [eventAt(2, 'merge', 'a', 'b', 1.1)] });
    expect(states[2]?.units.b).toBeCloseTo(50 + 55, 9);
    expect(Object.keys(states[2]?.units ?? {})).toEqual(['b']);
    expect(levels[2]).toBeCloseTo(1050, 9);
  });

  it('freezes a gap next to an event within one id', () => {
    const a = [10, 12, null, null, null, null, null, 14];
    expect(scenario(a, { events: [eventAt(6, 'rename', 'a', 'a', 1)] }).levels.slice(1)).toEqual([
      ...new Array(6).fill(1100),
      1200,
    ]);
  });

  it('leaves alone a token bought after the event', () => {
    const columns = { c: { close: [5, 5, 5, 5] } };
    const run = scenario([10, 12, null, 14], { columns, events: [eventAt(-60, 'rename', 'a', 'c', 1)] });
    expect(run.levels).toEqual([1000, 1100, 1100, 1200]);
  });

  it('hands the place in a basket over when it falls on a rebalance', () => {
    const { states } = scenario([10, 12, null, null], {
      columns: { c: { close: [null, null, 6, 6] } },
      events: [eventAt(2, 'rename', 'a', 'c', 2)],
      rebalanceRows: [0, 2],
    });
    expect(states[2]?.weights).toEqual({ b: 0.5, c: 0.5 });
  });
});
