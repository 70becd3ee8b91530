import { PARAMETERS } from '../../../shared/engine/parameters.ts';
import { featureMatrix } from '../../../shared/grades/features.ts';
import { type FeatureInput, rawFeatures } from '../../../shared/grades/rawFeatures.ts';
import { FEATURES, type Feature, type FeatureMatrix } from '../../../shared/grades/types.ts';
import type { Liquidity } from '../../../shared/indices/types.ts';
import type { Panel } from '../../../shared/market/panel.ts';

export const TOKENS = Array.from({ length: 40 }, (_, i) => `token-${String(i).padStart(2, '0')}`);
export const DAYS = 120;
const FIRST_DAY = 19_000;
const IDS = ['bitcoin', ...TOKENS];

/** A seeded random walk of bitcoin and 40 tokens with volumes, every 29th cell missing its close. */
export function simulatedPanel(seed = 1): Panel {
  const random = uniform(seed);
  const cells = IDS.length * DAYS;
  const close = new Float64Array(cells);
  const venueVolume = new Float64Array(cells);
  for (let i = 0; i < IDS.length; i++) {
    let price = 1 + i;
    for (let d = 0; d < DAYS; d++) {
      price *= Math.exp(0.08 * (random() - 0.5));
      const missing = i > 0 && d < DAYS - 1 && (i * 7 + d) % 29 === 0;
      close[i * DAYS + d] = missing ? Number.NaN : price;
      venueVolume[i * DAYS + d] = missing ? Number.NaN : 1e6 * (1 + 9 * random());
    }
  }
  return {
    firstDay: FIRST_DAY,
    days: DAYS,
    tokens: IDS,
    close,
    venueVolume,
    aggregateVolume: new Float64Array(cells).fill(Number.NaN),
    supply: new Float64Array(cells).fill(1e8),
    flags: new Uint8Array(cells),
  };
}

/** Everything the features of a row need, around a panel; two narratives of even and odd tokens. */
export function featureInput(panel: Panel, row: number, changes: Partial<FeatureInput> = {}): FeatureInput {
  const parity = (token: string) => (Number(token.slice(-1)) % 2 === 0 ? ['even'] : ['odd']);
  return {
    panel,
    row,
    day: panel.firstDay + row,
    universe: TOKENS,
    narrativesOf: new Map(TOKENS.map((token) => [token, token === 'token-00' ? ['even', 'odd'] : parity(token)])),
    narrativeLevels: new Map([
      ['even', [1000, 1010, 1020, 1030, 1040, 1050, 1060, 1070, 1080]],
      ['odd', [900, 990, 980, 970, 960, 950, 940, 930]],
    ]),
    narrativeBreadth: new Map([['even', 0.8]]),
    liquidity: new Map(TOKENS.map((token, i) => [token, liquidityOf(token, 1e8 * (i + 1))])),
    params: PARAMETERS,
    ...changes,
  };
}

export function liquidityOf(token: string, capUsd: number | undefined, standInSupply = false): Liquidity {
  return {
    token,
    volumeUsd: 5e6,
    advUsd: 5e6,
    capUsd,
    standInSupply,
    staleSupply: false,
    pricedBars: 100,
    missingBars: 0,
    eligible: true,
    tradable: true,
    reasons: [],
  };
}

/** A matrix with the values that were ranked, laid out as the scores; NaN = missing, or a product. */
export interface WholeMatrix extends FeatureMatrix {
  readonly raw: Float64Array;
}

/** The matrix of a row, which must exist. */
export function matrixOf(input: FeatureInput): WholeMatrix {
  const matrix = featureMatrix(input);
  if (matrix === undefined) throw new Error('universe below the minimum');
  const { columns, groups, narratives } = rawFeatures(input);
  const raw = matrix.tokens.flatMap((_, row) =>
    FEATURES.map((feature, column) => {
      if (feature === 'r1xAmihud' || feature === 'r7xVolume') return Number.NaN;
      const group = groups.groupOf[row] as number;
      if (feature === 'narrativeR7') return narratives.returns[group] as number;
      if (feature === 'narrativeBreadth') return narratives.breadth[group] as number;
      return columns[column * matrix.tokens.length + row] as number;
    }),
  );
  return { ...matrix, raw: Float64Array.from(raw) };
}

/** One cell by names. */
export function cell(matrix: WholeMatrix, values: 'raw' | 'z', token: string, feature: Feature): number {
  return matrix[values][matrix.tokens.indexOf(token) * FEATURES.length + FEATURES.indexOf(feature)] as number;
}

/** Uniform numbers in (0, 1) from a seed (Numerical Recipes' linear congruential generator). */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
}
