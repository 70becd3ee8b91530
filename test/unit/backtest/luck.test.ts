import { describe, expect, it } from 'vitest';
import { intervals } from '../../../shared/backtest/figures/intervals.ts';
import { PARAMETERS, type Parameters } from '../../../shared/engine/parameters.ts';
import { randomOf } from '../../../shared/market/simulated/random.ts';
import { expectedMaxSharpe } from '../../../shared/stats/expectedMaxSharpe.ts';
import { overfittingProbability } from '../../../shared/stats/overfittingProbability.ts';
import { probabilisticSharpe } from '../../../shared/stats/probabilisticSharpe.ts';
import { quantile } from '../../../shared/stats/quantile.ts';
import { shape } from '../../../shared/stats/shape.ts';
import { stationaryBootstrap } from '../../../shared/stats/stationaryBootstrap.ts';
import { readGolden } from '../stats/readGolden.ts';

const metrics = readGolden<{ returns: number[]; trial_sharpes_annual: number[]; expected: Record<string, number> }>(
  'metrics.json',
);
const cscv = readGolden<{ returns: number[][]; S: number; logits: number[]; pbo: number }>('pbo.json');

const noise = (seed: string, days = 400): Float64Array => {
  const random = randomOf(seed);
  return Float64Array.from({ length: days }, () => 0.001 + 0.03 * random.normal());
};

describe('the deflated Sharpe ratio', () => {
  it.skipIf(!metrics)('and what it is made of agree with the golden values', () => {
    const { returns, trial_sharpes_annual: trials, expected } = metrics!;
    const threshold = expectedMaxSharpe(trials.map((sharpe) => sharpe / Math.sqrt(365)));
    expect(shape(returns)?.skewness).toBeCloseTo(expected.skew_pop!, 9);
    expect(shape(returns)?.kurtosis).toBeCloseTo(expected.kurt_pop!, 9);
    expect(probabilisticSharpe(returns, 0)).toBeCloseTo(expected.psr0!, 9);
    expect(threshold).toBeCloseTo(expected.sr0_per_period!, 9);
    expect(probabilisticSharpe(returns, threshold)).toBeCloseTo(expected.dsr!, 9);
  });

  it('deflates nothing for one trial, and is undefined for a flat series', () => {
    expect(expectedMaxSharpe([1.4])).toBe(0);
    expect(probabilisticSharpe([0, 0, 0, 0], 0)).toBeUndefined();
  });
});

describe('the probability of overfitting', () => {
  it.skipIf(!cscv)('agrees with the golden splits', () => {
    const columns = cscv!.returns[0]!.map((_, column) => cscv!.returns.map((row) => row[column] as number));
    const found = overfittingProbability(columns, cscv!.S);
    expect(found?.probability).toBeCloseTo(cscv!.pbo, 9);
    for (const [i, logit] of cscv!.logits.entries()) expect(found?.logits[i]).toBeCloseTo(logit, 9);
  });

  it('is 0 where one configuration is better every day, and unknown for a single one', () => {
    const columns = ['a', 'b', 'c'].map((seed) => noise(seed));
    const best = noise('d').map((value) => Math.abs(value) + 0.01);
    expect(overfittingProbability([...columns, best], 16)?.probability).toBe(0);
    expect(overfittingProbability([best], 16)).toBeUndefined();
  });
});

describe('the bootstrap', () => {
  it('draws blocks of the wanted mean length, each day as often as another', () => {
    const indices = new Int32Array(200_000);
    stationaryBootstrap(indices, 21, randomOf('blocks').uniform);
    let breaks = 0;
    for (let i = 1; i < indices.length; i++) if (indices[i] !== (indices[i - 1]! + 1) % indices.length) breaks++;
    expect(indices.length / breaks).toBeGreaterThan(20);
    expect(indices.length / breaks).toBeLessThan(22);
    expect(indices.reduce((sum, value) => sum + value, 0) / indices.length / indices.length).toBeCloseTo(0.5, 1);
  });

  it('gives the same intervals twice, and others for another seed', () => {
    const series = [noise('one'), noise('two')];
    const other: Parameters = { ...PARAMETERS, backtest: { ...PARAMETERS.backtest, seed: 'another' } };
    const first = intervals(series, PARAMETERS);
    expect(intervals(series, PARAMETERS)).toEqual(first);
    expect(intervals(series, other)).not.toEqual(first);
  });

  it('takes the same days of both series: a series differs from itself by nothing', () => {
    const [own] = [noise('one')];
    const { differences } = intervals([own, own], PARAMETERS);
    expect(differences[0]).toEqual({
      sharpe: { low: 0, high: 0 },
      cagr: { low: 0, high: 0 },
      maxDrawdown: { low: 0, high: 0 },
    });
  });

  it('covers the figure of the whole series', () => {
    const own = noise('one');
    const { sharpe } = intervals([own], PARAMETERS).own;
    const whole = (own.reduce((sum, value) => sum + value, 0) / own.length / 0.03) * Math.sqrt(365);
    expect(sharpe.low).toBeLessThan(whole);
    expect(sharpe.high).toBeGreaterThan(whole);
  });
});

it('a quantile lies between the values around it', () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  expect(quantile([1, 2, 3, 4], 0)).toBe(1);
  expect(quantile([7], 0.3)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});
