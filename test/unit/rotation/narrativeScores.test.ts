import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { narrativeScores, type ScoreInput } from '../../../shared/rotation/narrativeScores.ts';
import { drifting } from './series.ts';

const BARS = 65;
const benchmark = drifting(BARS, 0.001, 0.004);
const input = (narrative: string, levels: readonly number[], more: Partial<ScoreInput> = {}): ScoreInput => ({
  narrative,
  levels,
  returns: levels.map((level, i) => Math.log(level / (levels[i - 1] as number))),
  benchmark: benchmark.slice(BARS - levels.length),
  tradable: true,
  qualifyingTokens: 1,
  ...more,
});
const one = (levels: readonly number[], more: Partial<ScoreInput> = {}) => {
  const [score] = narrativeScores([input('ai', levels, more)], PARAMETERS);
  if (score === undefined) throw new Error('no score');
  return score;
};

describe('narrativeScores', () => {
  it('is the weighted sum of excess returns, each in units of its own standard deviation', () => {
    const levels = drifting(BARS, 0.006);
    const log = (series: readonly number[], k: number) =>
      Math.log((series.at(-1) as number) / (series.at(-1 - k) as number));
    const x = (k: number) => log(levels, k) - log(benchmark, k);
    const daily = Array.from({ length: 30 }, (_, i) => {
      const cut = (series: readonly number[]) => series.slice(0, BARS - 29 + i);
      return log(cut(levels), 1) - log(cut(benchmark), 1);
    });
    const average = daily.reduce((sum, value) => sum + value, 0) / 30;
    const s = Math.sqrt(daily.reduce((sum, value) => sum + (value - average) ** 2, 0) / 29);
    const expected =
      (0.35 * x(7)) / (s * Math.sqrt(7)) + (0.35 * x(14)) / (s * Math.sqrt(14)) + (0.3 * x(30)) / (s * Math.sqrt(30));
    expect(one(levels).score).toBeCloseTo(expected, 10);
    expect(one(levels).sd).toBeCloseTo(s, 12);
    expect(one(levels).x30).toBeCloseTo(x(30), 12);
    expect(one(levels).r14).toBeCloseTo((levels.at(-1) as number) / (levels.at(-15) as number) - 1, 12);
  });

  it('ranks all that have a score, gated or not, ties by id, and puts the rest last', () => {
    const strong = drifting(BARS, 0.01);
    const scores = narrativeScores(
      [
        input('weak', drifting(BARS, -0.002)),
        input('young', drifting(30, 0.02)),
        input('twin-b', strong),
        input('twin-a', strong, { tradable: false }),
      ],
      PARAMETERS,
    );
    expect(scores.map(({ narrative, rank }) => [narrative, rank])).toEqual([
      ['twin-a', 1],
      ['twin-b', 2],
      ['weak', 3],
      ['young', undefined],
    ]);
    expect(scores.map(({ gate }) => gate)).toEqual([false, true, false, false]);
  });

  it('has no score under 31 levels, nor for an index that only mirrors the benchmark', () => {
    expect(one(drifting(30, 0.01)).score).toBeUndefined();
    expect(one(drifting(31, 0.01)).score).toBeDefined();
    expect(one(benchmark.map((price) => price * 7)).score).toBeUndefined();
  });

  it('closes the gate when any single test fails', () => {
    const rising = drifting(BARS, 0.006);
    expect(one(rising).gate).toBe(true);
    expect(one(rising, { tradable: false }).gate).toBe(false);
    expect(one(rising, { qualifyingTokens: 0 }).gate).toBe(false);
    const below14 = [...rising.slice(0, -20), ...Array.from({ length: 19 }, () => 150), 120];
    expect(one(below14)).toMatchObject({ gate: false, aboveSma20: false });
    const slower = drifting(BARS, 0.0005);
    const late = one([...slower.slice(0, -1), (slower.at(-1) as number) * 1.001]);
    expect(late.x30).toBeLessThan(0);
    expect(late.gate).toBe(false);
  });
});
