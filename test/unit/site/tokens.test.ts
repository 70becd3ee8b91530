import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { tokenMarkets } from '../../../site/src/components/rotation/holdings/tokenMarkets.ts';
import { tokenChart } from '../../../site/src/data/tokenChart.ts';
import { tokenReturn, tokenValue, yardstickReturns } from '../../../site/src/data/tokenColumns.ts';
import { filterTokens, type TokenFilter } from '../../../site/src/data/tokenFilter.ts';
import { tradingCosts } from '../../../site/src/data/tradingCosts.ts';
import { tokenHistoryBody } from '../../fixtures/historyBodies.ts';
import { TOKENS, tokenOf } from '../../fixtures/tokenRows.ts';

const ANY: TokenFilter = { text: '', narrative: '', signal: 'all', state: 'all' };
const ids = (filter: Partial<TokenFilter>) => filterTokens(TOKENS, { ...ANY, ...filter }).map(({ id }) => id);

describe('the filter of tokens', () => {
  it('finds by ticker or name, narrative, signal and state, all at once', () => {
    expect(ids({})).toEqual(TOKENS.map(({ id }) => id));
    expect(ids({ text: ' fet' })).toEqual(['fetch-ai']);
    expect(ids({ narrative: 'ai' })).toEqual(TOKENS.filter((row) => row.narratives.includes('ai')).map(({ id }) => id));
    expect(ids({ signal: 'bullish' })).toEqual(TOKENS.filter((row) => row.signal === 'bullish').map(({ id }) => id));
    expect(ids({ state: 'refused' })).toContain('ondo-finance');
    expect(ids({ state: 'refused', narrative: 'ai' })).toEqual([]);
  });

  it('puts every token into exactly one of tradable, thin and left out', () => {
    const parts = (['tradable', 'thin', 'excluded'] as const).flatMap((state) => ids({ state }));
    expect([...parts].sort()).toEqual(TOKENS.map(({ id }) => id).sort());
  });
});

describe('a column of the tokens', () => {
  it('shows returns in dollars, or over those of a benchmark', () => {
    const token = tokenOf('fetch-ai');
    const bitcoin = tokenOf('bitcoin');
    expect(tokenReturn(token, 'd7', yardstickReturns(TOKENS, 'usd'))).toBe(token.roi.d7);
    const relative = tokenReturn(token, 'd7', yardstickReturns(TOKENS, 'bitcoin'));
    expect(relative).toBeCloseTo((1 + (token.roi.d7 ?? 0)) / (1 + (bitcoin.roi.d7 ?? 0)) - 1, 12);
    expect(tokenReturn(bitcoin, 'd7', yardstickReturns(TOKENS, 'bitcoin'))).toBe(0);
  });

  it('has no value where the token or the benchmark has none', () => {
    const token = tokenOf('fetch-ai');
    expect(tokenReturn(token, 'd7', { h24: null, d7: null, d30: null, ytd: null })).toBeNull();
    expect(tokenValue({ ...token, grade: null }, 'grade', undefined)).toBeNull();
  });
});

describe('the cost to trade a token', () => {
  const market = { priceUsd: 2, dailyVol: 0.05, advUsd: 4_000_000, halfSpreadBps: 15 };

  it('is fee, half the spread and the square-root impact, and they add up', () => {
    const cost = tradingCosts(market, 10_000);
    expect(cost.fee).toBeCloseTo(0.001, 12);
    expect(cost.halfSpread).toBeCloseTo(0.0015, 12);
    expect(cost.impact).toBeCloseTo(0.05 * Math.sqrt(10_000 / 4_000_000), 12);
    expect(cost.total).toBeCloseTo(cost.fee + cost.halfSpread + cost.impact, 12);
    expect(cost.participation).toBe(0.0025);
  });

  it('cannot be told without a price, a volume or twenty closes', () => {
    expect(tokenMarkets([{ ...tokenOf('fetch-ai'), price: null }], PARAMETERS).size).toBe(0);
    expect(tokenMarkets([{ ...tokenOf('fetch-ai'), sparkline: [1, 2, 3] }], PARAMETERS).size).toBe(0);
  });
});

describe('the chart of a token', () => {
  it('marks every change of the signal on the close it happened at', () => {
    const spec = tokenChart(tokenHistoryBody);
    expect(spec?.series[0]?.values).toEqual(tokenHistoryBody.close);
    expect(spec?.marks).toEqual([{ time: '2026-11-21', kind: 'up', label: 'signal neutral → bullish' }]);
  });

  it('begins with the first price, and is none without one', () => {
    expect(tokenChart({ ...tokenHistoryBody, close: [null, 2, 3] })?.times).toEqual(['2026-11-21', '2026-11-22']);
    expect(tokenChart({ ...tokenHistoryBody, close: [null, null, null] })).toBeUndefined();
  });
});
