import { describe, expect, it } from 'vitest';
import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { featureMatrix } from '../../../shared/grades/features.ts';
import { FEATURES, type FeatureMatrix } from '../../../shared/grades/types.ts';
import type { Panel } from '../../../shared/market/panel.ts';
import { liquidityOf } from '../grades/simulatedMarket.ts';
import { FIRST_DAY, type Market, meanIc, plantedMarket, SHORT, TOKENS, walk } from './plantedMarket.ts';
import { uniform } from './randomDates.ts';

const DAYS = 300;

/** The real features of each close of a panel; `lead` closes too early when the harness is to be fooled. */
function featuresOf(panel: Panel, lead: number): FeatureMatrix[] {
  const liquidity = new Map(TOKENS.map((token) => [token, liquidityOf(token, 1e8)]));
  return Array.from({ length: panel.days }, (_, at) => {
    const row = Math.min(panel.days - 1, at + lead);
    const matrix = featureMatrix({
      panel,
      row,
      day: panel.firstDay + at,
      universe: TOKENS,
      narrativesOf: new Map(),
      narrativeLevels: new Map(),
      narrativeBreadth: new Map(),
      liquidity,
      params: SHORT,
    });
    if (matrix === undefined) throw new Error('universe below the minimum');
    return matrix;
  });
}

describe('the harness', () => {
  const { panel } = plantedMarket(DAYS, 0, 3);

  it('finds nothing in a random walk, and much once features leak three days', () => {
    const honest = meanIc(walk({ panel, matrices: featuresOf(panel, 0) }));
    const leaking = meanIc(walk({ panel, matrices: featuresOf(panel, 3) }));
    expect(Math.abs(honest)).toBeLessThan(0.08);
    expect(leaking).toBeGreaterThan(honest + 0.2);
  });

  it('finds nothing when returns are permuted across tokens at every close', () => {
    const market = plantedMarket(DAYS, 0.15);
    const placebo = walk({ ...market, panel: permuted(market.panel) });
    expect(meanIc(walk(market))).toBeGreaterThan(0.15);
    expect(Math.abs(meanIc(placebo))).toBeLessThan(0.08);
    expect(placebo.state.omega).toBeLessThan(0.5);
  });

  it('finds more with no lag between prediction and entry: why the published variant has one', () => {
    const market = plantedMarket(DAYS, 0.15);
    const target = { from: 0, to: SHORT.model.target.to - SHORT.model.target.from };
    const zeroLag = walk(market, { ...SHORT, model: { ...SHORT.model, target } });
    expect(meanIc(zeroLag)).toBeGreaterThan(meanIc(walk(market)));
    expect(PARAMETERS.model.target.from).toBe(1);
  });

  it('gives each token its own prediction whatever the tokens are called', () => {
    const market = plantedMarket(120, 0.15);
    const order = TOKENS.map((_, i) => (i * 7) % TOKENS.length);
    const renamed = walk(reordered(market, order)).facts.at(-1)?.issued?.logistic.scores ?? [];
    const plain = walk(market).facts.at(-1)?.issued?.logistic.scores ?? [];
    expect(plain).toHaveLength(TOKENS.length);
    order.forEach((from, to) => {
      expect(renamed[to]).toBeCloseTo(plain[from] as number, 5);
    });
  });
});

/** The same daily returns, dealt out anew among the tokens at each close. */
function permuted(panel: Panel): Panel {
  const random = uniform(77);
  const close = panel.close.slice();
  for (let row = 1; row < panel.days; row++) {
    const order = TOKENS.map((_, i) => i);
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    order.forEach((from, to) => {
      const [now, before] = [from * panel.days + row, from * panel.days + row - 1];
      const change = (panel.close[now] as number) / (panel.close[before] as number);
      close[to * panel.days + row] = (close[to * panel.days + row - 1] as number) * change;
    });
  }
  return { ...panel, close };
}

/** Token `to` lives the life of token `order[to]`. */
function reordered({ panel, matrices }: Market, order: readonly number[]): Market {
  const moved = (values: Float64Array, width: number): Float64Array => {
    const out = new Float64Array(values.length);
    order.forEach((from, to) => {
      out.set(values.subarray(from * width, (from + 1) * width), to * width);
    });
    return out;
  };
  return {
    panel: { ...panel, firstDay: FIRST_DAY, close: moved(panel.close, panel.days) },
    matrices: matrices.map((matrix) => ({ ...matrix, z: moved(matrix.z, FEATURES.length) })),
  };
}
