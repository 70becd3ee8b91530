import { describe, expect, it } from 'vitest';
import { basketPath } from '../../../shared/backtest/benchmarks/basketPath.ts';
import { recordFold } from '../../../shared/backtest/recordFold.ts';
import { replayBook } from '../../../shared/backtest/replay/replayBook.ts';
import { replayMarket } from '../../../shared/backtest/replay/replayMarket.ts';
import { trancheOrders } from '../../../shared/backtest/replay/trancheOrders.ts';
import { decisionRow } from '../../../shared/engine/snapshot/rotationRows.ts';
import { historyOf } from '../../../shared/whatif/historyOf.ts';
import { movesOf } from '../../../shared/whatif/movesOf.ts';
import { runWhatIf } from '../../../shared/whatif/runWhatIf.ts';
import { DEFAULT_SETTINGS, type WhatIfSettings } from '../../../shared/whatif/settings.ts';
import { publishedCloses } from '../../fixtures/publishedCloses.ts';
import { backtestInput } from '../../fixtures/recordedBacktest.ts';

const input = backtestInput('2022-07-31');
const record = recordFold(input);
const published = publishedCloses(input);
const history = historyOf(published);
const run = (changed: Partial<WhatIfSettings> = {}, from = input.from) =>
  runWhatIf(history, { from, to: input.to }, { ...DEFAULT_SETTINGS, ...changed });
const baseline = run();

describe('what if nothing were changed', () => {
  it('is the back-test of the engine, value for value and cost for cost', () => {
    expect(baseline.days).toEqual(record.closes.map(({ day }) => day));
    expect(baseline.turnover).toBeGreaterThan(5);
    record.closes.forEach(({ rotation }, i) => {
      expect(baseline.net.nav[i]).toBeCloseTo(rotation.book.navNet, 12);
      expect(baseline.gross.nav[i]).toBeCloseTo(rotation.book.navGross, 12);
    });
  });

  it('makes the same moves for the same reasons; of a bearish signal only what closes tell', () => {
    const own = record.closes.flatMap(({ rotation }) => rotation.decisions.map(decisionRow));
    const moves = movesOf(history, { from: input.from, to: input.to });
    const key = ({ date, tranche, reason, narrative, token, explanation }: (typeof own)[number]) =>
      [date, tranche, reason, narrative, token, explanation.rule, explanation.runner_up].join(' ');
    expect(own.length).toBeGreaterThan(50);
    expect(moves.map(key)).toEqual(own.map(key));
    const bearish = (row: (typeof own)[number]) => row.explanation.rule === 'rotation.exit.bearish';
    expect(moves.filter(bearish).length).toBeGreaterThan(0);
    for (const [place, move] of moves.entries()) {
      const inputs = own[place]?.explanation.inputs.map((line) => ({
        ...line,
        value: bearish(move) || line.value === null ? null : expect.closeTo(line.value, 6),
      }));
      expect(move.explanation.inputs).toEqual(inputs);
      expect(move.explanation.reversal ?? '').not.toContain('NaN');
    }
  });

  it('has the offsets and the benchmarks of that back-test', () => {
    const market = replayMarket(record);
    for (const tranche of [0, 3, 6]) {
      const path = replayBook(
        market,
        input.params.rotation.aumUsd,
        trancheOrders(record, market, [tranche]),
        input.params,
      );
      expect(Array.from(baseline.offsets[tranche]!.nav)).toEqual(
        Array.from(path.navNet, (nav) => expect.closeTo(nav, 12)),
      );
    }
    const ethereum = basketPath(record, () => new Map([['ethereum', 1]]));
    expect(baseline.benchmarks.map(({ id }) => id)).toEqual(['bitcoin', 'ethereum', 'solana', 'timed']);
    expect(baseline.benchmarks[1]?.nav).toEqual(ethereum);
  });
});

describe('a changed setting', () => {
  it('of costs moves the net value alone, and free trading makes net gross', () => {
    const free = run({ costMultiplier: 0 });
    expect(free.cost).toBe(0);
    expect(free.net.nav).toEqual(free.gross.nav);
    expect(run({ costMultiplier: 3 }).cost).toBeGreaterThan(2 * baseline.cost);
  });

  it('of the regime rule keeps the portfolio invested when the market falls', () => {
    expect(run({ regimeRule: false }).net.performance.annualVol).toBeGreaterThan(baseline.net.performance.annualVol);
  });

  it.each([
    { shortBars: 3 },
    { middleBars: 21 },
    { longBars: 60 },
    { narratives: 1 },
    { tokensPerNarrative: 1 },
    { tokenLimit: 0.05 },
    { narrativeLimit: 0.1 },
  ])('%o gives another portfolio', (changed) => {
    expect(run(changed).net.nav).not.toEqual(baseline.net.nav);
  });

  it('reports progress that never goes back and ends at one', () => {
    const told: number[] = [];
    runWhatIf(history, { from: input.from, to: input.to }, DEFAULT_SETTINGS, (share) => told.push(share));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('needs a period with closes in it', () => {
    expect(() => run({}, input.to - 2)).toThrow('only 3 closes');
  });
});
