import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { featureMatrix } from '../../../shared/grades/features.ts';
import { type Feature, RATIOS } from '../../../shared/grades/types.ts';
import { ols } from '../../../shared/stats/ols.ts';
import { cell, DAYS, featureInput, liquidityOf, matrixOf, simulatedPanel, TOKENS } from './simulatedMarket.ts';

const ROW = DAYS - 1;
/** Its closes are whole in the simulated panel's last 61 bars once patched below. */
const TOKEN = 'token-05';

/** The panel with TOKEN's missing cells filled, so that plain formulas apply to it. */
function panelWithWholeToken() {
  const panel = simulatedPanel();
  const at = panel.tokens.indexOf(TOKEN) * DAYS;
  for (let d = 1; d < DAYS; d++) {
    if (!Number.isNaN(panel.close[at + d])) continue;
    panel.close[at + d] = (panel.close[at + d - 1] as number) * 1.01;
    panel.venueVolume[at + d] = 3e6;
  }
  const closes = [...panel.close.subarray(at, at + DAYS)];
  const volumes = [...panel.venueVolume.subarray(at, at + DAYS)];
  const returns = closes.slice(1).map((close, i) => Math.log(close / (closes[i] as number)));
  const bitcoin = [...panel.close.subarray(0, DAYS)];
  const marketReturns = bitcoin.slice(1).map((close, i) => Math.log(close / (bitcoin[i] as number)));
  return { panel, closes, volumes, returns, marketReturns };
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return average([sorted[(sorted.length - 1) >> 1] as number, sorted[sorted.length >> 1] as number]);
};

describe('features of a whole token', () => {
  const { panel, closes, volumes, returns, marketReturns } = panelWithWholeToken();
  const matrix = matrixOf(featureInput(panel, ROW));
  const last = (values: readonly number[], n: number) => values.slice(-n);
  const close = closes[ROW] as number;
  const back = (bars: number) => Math.log(close / (closes[ROW - bars] as number));
  const centre = average(last(returns, 30));
  const fit = ols(last(returns, 60), [last(marketReturns, 60)], 2);
  const narrativeReturn = Math.log(930 / 900);

  const expected: Partial<Record<Feature, number>> = {
    r1: back(1),
    r3: back(3),
    r7: back(7),
    r14: back(14),
    r21: back(21),
    r30: back(30),
    r60: back(60),
    high28: Math.log(close / Math.max(...last(closes, 28))),
    sd30: Math.sqrt(last(returns, 30).reduce((sum, r) => sum + (r - centre) ** 2, 0) / 29),
    semi20: Math.sqrt(average(last(returns, 20).map((r) => Math.min(r, 0) ** 2))),
    max7: Math.max(...last(returns, 7)),
    max30: Math.max(...last(returns, 30)),
    amihud20: -Math.log(average(last(returns, 20).map((r, i) => Math.abs(r) / (last(volumes, 20)[i] as number)))),
    adv28: Math.log(middle(last(volumes, 28))),
    cap: Math.log(6e8),
    volumeTrend: Math.log(average(last(volumes, 7)) / average(last(volumes, 30))),
    smaRatio: Math.log(average(last(closes, 20)) / average(last(closes, 50))),
    beta60: fit?.coefficients[0] as number,
    residualSd60: fit?.residualSd as number,
    narrativeR7: narrativeReturn,
    relativeR7: back(7) - narrativeReturn,
  };
  it.each(Object.entries(expected) as [Feature, number][])('%s follows its formula', (feature, value) => {
    expect(value).not.toBeNaN();
    const ranked = cell(matrix, 'raw', TOKEN, feature);
    const isRatio = (RATIOS as readonly Feature[]).includes(feature);
    expect(isRatio ? Math.log(ranked) : ranked).toBeCloseTo(value, 10);
  });

  it('23 and 24 are products of scores, not ranked again', () => {
    const z = (feature: Feature) => cell(matrix, 'z', TOKEN, feature);
    expect(z('r1xAmihud')).toBe(z('r1') * z('amihud20'));
    expect(z('r7xVolume')).toBe(z('r7') * z('volumeTrend'));
    expect(z('r1xAmihud')).not.toBe(0);
  });
});

describe('missing inputs', () => {
  it('a narrative feature is the mean over the narratives that have the number', () => {
    const matrix = matrixOf(featureInput(simulatedPanel(), ROW));
    const both = (Math.log(1080 / 1010) + Math.log(930 / 900)) / 2;
    expect(cell(matrix, 'raw', 'token-00', 'narrativeR7')).toBeCloseTo(both, 12);
    expect(cell(matrix, 'raw', 'token-00', 'narrativeBreadth')).toBe(0.8);
    expect(cell(matrix, 'raw', 'token-01', 'narrativeBreadth')).toBeNaN();
    expect(cell(matrix, 'z', 'token-01', 'narrativeBreadth')).toBe(0);
  });

  it('ln cap is missing with a stand-in supply, and ADV is then the volume alone', () => {
    const liquidity = new Map(TOKENS.map((token) => [token, liquidityOf(token, 1e6)]));
    const capped = matrixOf(featureInput(simulatedPanel(), ROW, { liquidity }));
    expect(cell(capped, 'raw', TOKEN, 'adv28')).toBeCloseTo(Math.log(5e5), 12);
    liquidity.set(TOKEN, liquidityOf(TOKEN, undefined, true));
    const matrix = matrixOf(featureInput(simulatedPanel(), ROW, { liquidity }));
    expect(cell(matrix, 'raw', TOKEN, 'cap')).toBeNaN();
    expect(cell(matrix, 'z', TOKEN, 'cap')).toBe(0);
    expect(cell(matrix, 'raw', TOKEN, 'adv28')).toBeGreaterThan(Math.log(1e6));
  });

  it('an all-venue aggregate counts at its trust, where no venue is known', () => {
    const panel = simulatedPanel();
    const at = panel.tokens.indexOf(TOKEN) * DAYS;
    const before = matrixOf(featureInput(simulatedPanel(), ROW));
    panel.aggregateVolume.set(panel.venueVolume.subarray(at, at + DAYS), at);
    panel.venueVolume.fill(Number.NaN, at, at + DAYS);
    const after = matrixOf(featureInput(panel, ROW));
    const change = (feature: Feature) => cell(after, 'raw', TOKEN, feature) - cell(before, 'raw', TOKEN, feature);
    expect(change('adv28')).toBeCloseTo(Math.log(0.5), 10);
    expect(change('amihud20')).toBeCloseTo(Math.log(0.5), 10);
    expect(change('volumeTrend')).toBeCloseTo(0, 10);
  });

  it('a window holds at 80% of its returns and is missing below', () => {
    // A panel of its own each time: what was computed of one is kept with it.
    const matrixWithout = (...missing: readonly number[]) => {
      const { panel } = panelWithWholeToken();
      for (const bars of missing) panel.close[panel.tokens.indexOf(TOKEN) * DAYS + ROW - bars] = Number.NaN;
      return matrixOf(featureInput(panel, ROW));
    };
    // Each lone missing close takes two returns: three leave 24 of 30, the fourth leaves 22.
    expect(cell(matrixWithout(4, 8, 12), 'raw', TOKEN, 'sd30')).not.toBeNaN();
    const fewer = matrixWithout(4, 8, 12, 16);
    expect(cell(fewer, 'raw', TOKEN, 'sd30')).toBeNaN();
    expect(cell(fewer, 'raw', TOKEN, 'r7')).not.toBeNaN();
    expect(cell(fewer, 'raw', TOKEN, 'max7')).toBeNaN();
  });

  it('an n-bar return needs both ends: the bar n + 1 closes back is the last it may miss', () => {
    const matrix = matrixOf(featureInput(simulatedPanel(), 30));
    expect(cell(matrix, 'raw', 'token-05', 'r30')).not.toBeNaN();
    expect(cell(matrix, 'raw', 'token-05', 'r60')).toBeNaN();
  });

  it('beta is missing, for every token, without the market', () => {
    const panel = simulatedPanel();
    panel.close.fill(Number.NaN, 0, DAYS);
    const matrix = matrixOf(featureInput(panel, ROW));
    for (const token of TOKENS) expect(cell(matrix, 'raw', token, 'beta60')).toBeNaN();
  });
});

describe('universe', () => {
  it('below the minimum gives no matrix', () => {
    const small = featureInput(simulatedPanel(), ROW, {
      universe: TOKENS.slice(0, PARAMETERS.features.minUniverse - 1),
    });
    expect(featureMatrix(small)).toBeUndefined();
    const enough = { ...small, universe: TOKENS.slice(0, PARAMETERS.features.minUniverse) };
    expect(featureMatrix(enough)?.tokens).toHaveLength(25);
  });

  it('with a token unknown to the panel is a mistake of the caller', () => {
    const input = featureInput(simulatedPanel(), ROW, { universe: [...TOKENS, 'zebra'] });
    expect(() => featureMatrix(input)).toThrow(/zebra of the universe is not in the panel/);
  });
});
