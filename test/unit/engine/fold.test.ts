import { describe, expect, it } from 'vitest';
import { advance } from '../../../shared/engine/advance.ts';
import { emptyState } from '../../../shared/engine/emptyState.ts';
import { fold } from '../../../shared/engine/fold.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import type { DayFacts, EngineState } from '../../../shared/engine/types.ts';
import { dayOf, type EpochDay } from '../../../shared/market/day.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import { REGISTRY } from '../../../shared/registry/registry.ts';
import { cutPanel } from '../../fixtures/cutPanel.ts';
import { hasRealMarket, realMarket } from '../../fixtures/realMarket.ts';
import { simulatedPanel } from '../../fixtures/simulatedPanel.ts';

const FROM = dayOf('2023-11-01');
const TO = dayOf('2024-03-20');
const registry = REGISTRY;

const real = hasRealMarket();
if (!real) console.warn('recorded market absent beside the checkout: the fold is tested on SIMULATED prices');
const panel = real
  ? realMarket(registry, '2023-11-01', '2024-03-20')
  : simulatedPanel(registry, '2023-11-01', '2024-03-20');

interface Step {
  readonly state: EngineState;
  readonly facts: DayFacts;
}

const run = (input: Panel, to: EpochDay, start = emptyState(PARAMETERS), from = FROM): Step[] => [
  ...fold(start, { panel: input, registry, live: false }, from, to, PARAMETERS),
];
const whole = run(panel, TO);
const last = whole.at(-1) as Step;

describe('the fold', () => {
  it('decides something: indices, grades, signals and trades exist by the end', () => {
    expect(whole).toHaveLength(TO - FROM + 1);
    expect(last.facts.indices.filter(({ tradable }) => tradable).length).toBeGreaterThan(10);
    expect(last.facts.grades.length).toBeGreaterThan(50);
    expect(last.facts.tokenSignals.some(({ signal }) => signal !== 'neutral')).toBe(true);
    expect(whole.flatMap(({ facts }) => facts.rotation.trades).length).toBeGreaterThan(20);
  });

  it('gives the same bits when history is cut at a day', () => {
    for (const days of [45, 77, 120]) {
      const cut = cutPanel(panel, days - 1);
      const truncated = run(cut, FROM + days - 1).at(-1) as Step;
      expect(truncated.facts).toStrictEqual((whole[days - 1] as Step).facts);
      expect(truncated.state).toStrictEqual((whole[days - 1] as Step).state);
    }
  });

  it('gives the same bits when it goes on from a stored state', () => {
    const stored = JSON.parse(JSON.stringify((whole[99] as Step).state)) as EngineState;
    const resumed = run(panel, TO, stored, FROM + 100).at(-1) as Step;
    expect(JSON.stringify([resumed.state, resumed.facts])).toBe(JSON.stringify([last.state, last.facts]));
  });

  it('gives the same bits from the window it needs as from all of history', () => {
    const first = 10;
    const windowed: Panel = { ...cutFront(panel, first) };
    const state = (whole[138] as Step).state;
    const close = { day: FROM + 139, registry, live: false };
    const fromWindow = advance(state, { ...close, panel: windowed }, PARAMETERS);
    const fromAll = advance(state, { ...close, panel }, PARAMETERS);
    expect(fromWindow.state).toStrictEqual(fromAll.state);
    expect(fromWindow.facts.rotation).toStrictEqual(fromAll.facts.rotation);
    expect(fromWindow.facts.grades).toStrictEqual(fromAll.facts.grades);
  });

  it('refuses a close out of order', () => {
    const close = { panel, day: FROM + 3, registry, live: false };
    expect(() => advance((whole[5] as Step).state, close, PARAMETERS)).toThrow(/is not after/);
  });

  it('passes over a close without coverage and counts no time for it', () => {
    const holed = { ...panel, close: panel.close.slice() };
    for (let token = 0; token < panel.tokens.length; token++) holed.close[token * panel.days + 60] = Number.NaN;
    const steps = run(holed, FROM + 65);
    expect(steps.map(({ facts }) => facts.day)).not.toContain(FROM + 60);
    expect(steps.at(-1)?.facts.indices.every(({ staleWeight }) => staleWeight === 0)).toBe(true);
  });
});

describe('laws of every close', () => {
  it('keeps weights within bounds and cash at or above zero', () => {
    for (const { facts, state } of whole) {
      const weights = Object.values(facts.rotation.book.weights);
      expect(Math.min(1, ...weights)).toBeGreaterThanOrEqual(0);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1 + 1e-12);
      for (const index of Object.values(state.indices)) {
        const sum = Object.values(index.weights).reduce((total, weight) => total + weight, 0);
        expect(sum).toBeCloseTo(1, 12);
      }
    }
  });

  it('keeps net value at or below gross, and their gap equal to the costs paid', () => {
    let kept = 1;
    for (const { facts } of whole) {
      kept *= 1 - facts.rotation.cost;
      expect(facts.rotation.book.navNet).toBeLessThanOrEqual(facts.rotation.book.navGross + 1e-12);
    }
    expect(kept).toBeLessThan(1);
  });

  it('decides at a close and trades at the next one', () => {
    const firstDecision = whole.findIndex(({ facts }) => facts.rotation.decisions.length > 0);
    const firstTrade = whole.findIndex(({ facts }) => facts.rotation.trades.length > 0);
    expect(firstTrade).toBeGreaterThan(firstDecision);
  });

  it('lets each tranche decide on its own day only', () => {
    for (const { facts } of whole) {
      for (const { tranche, reason } of facts.rotation.decisions) {
        const exit = reason === 'SIGNAL_BEARISH' || reason === 'REGIME' || reason === 'DELISTED';
        if (tranche !== null && !exit) expect(tranche).toBe(facts.day % PARAMETERS.rotation.tranches);
      }
    }
  });
});

function cutFront(input: Panel, rows: number): Panel {
  const days = input.days - rows;
  const cut = <A extends Float64Array | Uint8Array>(cells: A): A => {
    const out = cells.slice(0, input.tokens.length * days) as A;
    for (let token = 0; token < input.tokens.length; token++) {
      out.set(cells.subarray(token * input.days + rows, (token + 1) * input.days), token * days);
    }
    return out;
  };
  return {
    ...input,
    firstDay: input.firstDay + rows,
    days,
    close: cut(input.close),
    venueVolume: cut(input.venueVolume),
    aggregateVolume: cut(input.aggregateVolume),
    supply: cut(input.supply),
    flags: cut(input.flags),
  };
}
