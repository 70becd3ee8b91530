import { describe, expect, it } from 'vitest';
import { betaAlpha } from '../../../shared/backtest/figures/betaAlpha.ts';
import { breakEvenCost } from '../../../shared/backtest/figures/breakEvenCost.ts';
import { performance } from '../../../shared/backtest/figures/performance.ts';
import { simpleReturns } from '../../../shared/backtest/figures/simpleReturns.ts';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { readGolden } from '../stats/readGolden.ts';

interface Golden {
  readonly returns: number[];
  readonly expected: Record<'total' | 'cagr365' | 'vol' | 'sharpe' | 'sortino' | 'maxdd' | 'calmar', number>;
  readonly first_day_loss_case: { readonly returns: number[]; readonly maxdd: number };
}
const golden = readGolden<Golden>('metrics.json');

function navOf(returns: readonly number[]): number[] {
  let value = 1;
  return [1, ...returns.map((change) => (value *= 1 + change))];
}

describe('figures of a NAV', () => {
  it.skipIf(!golden)('agree with the golden ones', () => {
    const { expected, returns, first_day_loss_case: first } = golden!;
    const figures = performance(navOf(returns), PARAMETERS);
    expect(figures.totalReturn).toBeCloseTo(expected.total, 9);
    expect(figures.cagr).toBeCloseTo(expected.cagr365, 9);
    expect(figures.annualVol).toBeCloseTo(expected.vol, 9);
    expect(figures.sharpe).toBeCloseTo(expected.sharpe, 9);
    expect(figures.sortino).toBeCloseTo(expected.sortino, 9);
    expect(figures.maxDrawdown).toBeCloseTo(expected.maxdd, 9);
    expect(figures.calmar).toBeCloseTo(expected.calmar, 9);
    expect(performance(navOf(first.returns), PARAMETERS).maxDrawdown).toBeCloseTo(first.maxdd, 12);
  });

  it('count the worst week, the hit rate of days that moved and the time under water', () => {
    const figures = performance([1, 1.1, 1.1, 0.99, 1.05, 1.2, 1.2, 1.2, 0.6], PARAMETERS);
    expect(figures.worstWeek).toBeCloseTo(0.6 / 1.1 - 1, 12);
    expect(figures.hitRate).toBeCloseTo(3 / 5, 12);
    expect(figures.underWater).toBeCloseTo(3 / 8, 12);
    expect(figures.longestUnderWaterDays).toBe(2);
  });

  it('of pure cash are zero, or undefined where nothing can be said', () => {
    expect(performance(new Array(30).fill(1), PARAMETERS)).toMatchObject({
      cagr: 0,
      sharpe: 0,
      sortino: 0,
      maxDrawdown: 0,
      calmar: undefined,
      hitRate: undefined,
      worstWeek: 0,
    });
  });
});

describe('beta and alpha', () => {
  it('are those a portfolio was made with', () => {
    const market = [0.01, -0.02, 0.03, 0, -0.01];
    const own = market.map((value) => 0.001 + 0.5 * value);
    const fit = betaAlpha(own, market, PARAMETERS);
    expect(fit?.beta).toBeCloseTo(0.5, 12);
    expect(fit?.alpha).toBeCloseTo(0.365, 12);
    expect(betaAlpha(own, [0, 0, 0, 0, 0], PARAMETERS)).toBeUndefined();
  });
});

describe('the break-even cost', () => {
  it('leaves exactly the capital when every trade pays it', () => {
    const gross = [1, 1.02, 1.01, 1.08];
    const turnover = [0, 0.5, 0.2, 0.3];
    const cost = breakEvenCost(gross, turnover) as number;
    const net = simpleReturns(gross).reduce(
      (nav, value, i) => nav * (1 + value) * (1 - cost * (turnover[i + 1] ?? 0)),
      1,
    );
    expect(net).toBeCloseTo(1, 12);
    expect(breakEvenCost([1, 0.9], [0, 1])).toBeUndefined();
    expect(breakEvenCost([1, 1.1], [0, 0])).toBeUndefined();
  });
});
