import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/backtest/assess.ts';
import { closesYear } from '../../../shared/contracts/closes.ts';
import { backtestHistory } from '../../../shared/contracts/performance.ts';
import { backtestHistoryOf } from '../../../shared/history/backtestHistoryOf.ts';
import { narrativeYears, tokenYears } from '../../../shared/history/entityYears.ts';
import { equalParts } from '../../../shared/history/equalParts.ts';
import { narrativeHistoryOf } from '../../../shared/history/narrativeHistoryOf.ts';
import { recordCloseOf } from '../../../shared/history/recordCloseOf.ts';
import { extendRecord } from '../../../shared/history/recordSeries.ts';
import { tokenHistoryOf } from '../../../shared/history/tokenHistoryOf.ts';
import { yearsBuilder } from '../../../shared/history/yearsBuilder.ts';
import { isoDateOf } from '../../../shared/market/day.ts';
import { historyOf } from '../../../shared/whatif/historyOf.ts';
import { runWhatIf } from '../../../shared/whatif/runWhatIf.ts';
import { DEFAULT_SETTINGS } from '../../../shared/whatif/settings.ts';
import { foldedHistory } from '../../fixtures/foldedHistory.ts';
import { backtestInput } from '../../fixtures/recordedBacktest.ts';

const input = backtestInput('2022-03-31');
const { context, steps, days, record } = foldedHistory(input);
const builder = yearsBuilder(context);
for (const day of days) builder.add(day);
const parts = builder.parts();
const years = parts.map(({ closes }) => closes);
const { params } = input;

describe('the years of closes', () => {
  it('meet their contract, one row a calendar day', () => {
    expect(years.map(({ year, from, to }) => [year, from, to])).toEqual([
      [2021, '2021-07-01', '2021-12-31'],
      [2022, '2022-01-01', '2022-03-31'],
    ]);
    for (const year of years) {
      expect(closesYear.parse(year)).toEqual(year);
      const rows = year.closed.length;
      for (const { close, grade, signal, status, adv_usd, cap_usd } of year.tokens) {
        expect([close, grade, signal, status, adv_usd, cap_usd].map(({ length }) => length)).toEqual(
          Array(6).fill(rows),
        );
      }
      for (const { level, state } of year.narratives) expect([level.length, state.length]).toEqual([rows, rows]);
    }
  });

  it('are enough to run the rotation again: the back-test, but for the rounding', () => {
    const { net, days: replayed } = runWhatIf(historyOf(years), { from: input.from, to: input.to }, DEFAULT_SETTINGS);
    expect(replayed).toEqual(record.closes.map(({ day }) => day));
    const navs = record.closes.map(({ rotation }) => rotation.book.navNet);
    expect(new Set(navs).size).toBeGreaterThan(30);
    const worst = Math.max(...navs.map((nav, i) => Math.abs((net.nav[i] as number) / nav - 1)));
    expect(worst).toBeGreaterThan(0);
    expect(worst).toBeLessThan(1e-4);
  });

  it('grow a close at a time into the same text, whatever has been stored in between', () => {
    const [first, second] = [
      days.filter(({ day }) => day < input.from + 40),
      days.filter(({ day }) => day >= input.from + 40),
    ];
    const before = yearsBuilder(context);
    for (const day of first) before.add(day);
    const stored = JSON.parse(JSON.stringify(before.parts().at(-1)));
    const after = yearsBuilder(context, stored);
    for (const day of second) after.add(day);
    expect(JSON.stringify(after.parts())).toBe(JSON.stringify(parts.slice(1)));
  });

  it('refuse a day that is not the next', () => {
    const again = yearsBuilder(context, parts[1]);
    expect(() => again.add(days.at(-1)!)).toThrow(/2022-03-31 does not follow/);
  });
});

describe('the history of a token', () => {
  it('is what every close said of it, across years', () => {
    const rows = parts.map((part) => tokenYears(part, context).find(({ id }) => id === 'solana')!);
    const history = tokenHistoryOf(rows, 'all')!;
    expect(history.times).toEqual(days.map(({ day }) => isoDateOf(day)));
    const facts = steps.map(({ facts: { tokenSignals, grades } }) => ({
      signal: tokenSignals.find(({ id }) => id === 'solana'),
      grade: grades.find(({ token }) => token === 'solana')?.grade,
    }));
    expect(history.signal).toEqual(facts.map(({ signal }) => signal?.signal ?? null));
    expect(history.grade).toEqual(facts.map(({ grade }) => (grade === undefined ? null : expect.closeTo(grade, 2))));
    const flips = facts.flatMap(({ signal }) => (signal?.flippedFrom === undefined ? [] : [signal]));
    expect(flips.length).toBeGreaterThan(0);
    expect(history.flips.map(({ date, from, to }) => [date, from, to])).toEqual(
      flips.map(({ day, flippedFrom, signal }) => [isoDateOf(day), flippedFrom, signal]),
    );
  });
});

describe('the history of a narrative', () => {
  const rows = parts.flatMap((part) => narrativeYears(part, context).find(({ id }) => id === 'defi-lending') ?? []);
  const history = narrativeHistoryOf(rows, 'all')!;

  it('begins with its first level and has the baskets of every rebalance', () => {
    const facts = steps.flatMap(({ facts }) => facts.indices.filter(({ narrative }) => narrative === 'defi-lending'));
    expect(history.level).toEqual(facts.map(({ level }) => Number(level.toPrecision(6))));
    expect(history.started_on).toBe(isoDateOf(facts[0]!.day));
    expect(history.rebalances.map(({ date }) => date)).toEqual(
      facts.filter(({ rebalanced }) => rebalanced).map(({ day }) => isoDateOf(day)),
    );
    for (const { tokens } of history.rebalances) {
      expect(tokens.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 3);
    }
  });

  it('of a window ends with the last close and is led by the basket held then', () => {
    const month = narrativeHistoryOf(rows, '30d')!;
    expect(month.times).toEqual(history.times.slice(-31));
    expect(month.bitcoin).toEqual(history.bitcoin.slice(-31));
    expect(month.rebalances).toEqual(history.rebalances.filter(({ date }) => date >= '2022-03-01'));
    expect(narrativeHistoryOf(rows, '7d')?.rebalances).toHaveLength(1);
  });
});

describe('the back-test beside the record', () => {
  const few = {
    ...params,
    backtest: { ...params.backtest, randomRotations: 10, bootstrap: { ...params.backtest.bootstrap, draws: 50 } },
  };
  const judged = { ...record, params: few };
  const assessment = assess(judged);
  const body = backtestHistoryOf(judged, assessment);

  it('meets its contract and its shares add up', () => {
    expect(backtestHistory.parse(body)).toEqual(body);
    expect(body.summary).toMatchObject({ from: '2022-01-01', to: '2022-03-31', closes: 90 });
    const { narratives, bitcoin, other, cash, moves } = body.allocation;
    body.times.forEach((_, i) => {
      const held = narratives.reduce((sum, { share }) => sum + (share[i] as number), 0);
      expect(held + (bitcoin[i] as number) + (other[i] as number) + (cash[i] as number)).toBeCloseTo(1, 1);
    });
    expect(narratives.length).toBeGreaterThan(2);
    expect(moves).toEqual(record.closes.map(({ rotation }) => rotation.decisions.length));
  });

  it("has the benchmarks that the record's own series reach close by close", () => {
    const closes = record.closes.map(({ day }) => {
      const { facts, state } = steps.find((step) => step.facts.day === day)!;
      const { liquidity, rotation: fact } = facts;
      return recordCloseOf(
        { day, panel: input.panel, liquidity, rotation: state.rotation, fact, isGenesis: day === input.from },
        params,
      );
    });
    const startPrices = Object.fromEntries(closes[0]!.prices);
    const about = { registry: input.registry, params, startedOn: input.from, startPrices };
    const atOnce = extendRecord(undefined, closes, about);
    const stored = JSON.parse(JSON.stringify(extendRecord(undefined, closes.slice(0, 33), about)));
    expect(extendRecord(stored, closes.slice(33), about)).toEqual(atOnce);

    for (const { id, name, nav } of atOnce.series.benchmarks) {
      const benchmark = assessment.benchmarks.find((one) => one.id === id)!;
      expect(name).toBe(benchmark.name);
      expect(nav).toEqual(Array.from(benchmark.nav!, (value) => expect.closeTo(value, 4)));
    }
    expect(atOnce.series.benchmarks.map(({ id }) => id)).toEqual(['bitcoin', 'ethereum', 'solana', 'thirds', 'timed']);
    expect(new Set(atOnce.series.benchmarks.at(-1)?.nav).size).toBeGreaterThan(5);
  });
});

describe('equal parts', () => {
  it('are evened out at the first close of a month only', () => {
    const times = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-02-02'];
    const flat = [1, 1, 1, 1];
    expect(equalParts(times, [[1, 2, 2, 4], flat])).toEqual([1, 1.5, 1.5, 2.25]);
  });
});
