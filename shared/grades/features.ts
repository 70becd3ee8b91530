import type { Parameters } from '../engine/parameters.ts';
import type { Liquidity } from '../indices/types.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { volumeWindow } from '../market/volumeWindow.ts';
import { betaFeatures } from './betaFeatures.ts';
import { scoreColumns } from './crossSection.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { featureLookback } from './featureLookback.ts';
import { liquidityFeatures } from './liquidityFeatures.ts';
import { type NarrativeContext, narrativeFeatures, narrativeReturns } from './narrativeFeatures.ts';
import { returnFeatures } from './returnFeatures.ts';
import { dailyReturns } from './trailing.ts';
import { FEATURES, type Feature, type FeatureMatrix } from './types.ts';
import { volatilityFeatures } from './volatilityFeatures.ts';

const WIDTH = FEATURES.length;

/** Products of two scores, not ranked again. */
const PRODUCTS = [
  ['r1xAmihud', 'r1', 'amihud20'],
  ['r7xVolume', 'r7', 'volumeTrend'],
] as const satisfies readonly (readonly [Feature, Feature, Feature])[];

/** Features that are ranked: all but the products, which stand last. */
const RANKED = WIDTH - PRODUCTS.length;

export interface FeatureInput {
  readonly panel: Panel;
  /** Row of this close; nothing after it is read. */
  readonly row: number;
  readonly day: EpochDay;
  /** Eligible members without the excluded tokens, ascending, each once; all of them in the panel. */
  readonly universe: readonly string[];
  /** Narratives a token belongs to at this close. */
  readonly narrativesOf: (token: string) => readonly string[];
  /** Trailing index levels by narrative, ascending, this close last. */
  readonly narrativeLevels: ReadonlyMap<string, readonly number[]>;
  /** Share of constituents above their own mean, 0-1; absent where it cannot be measured. */
  readonly narrativeBreadth: ReadonlyMap<string, number>;
  readonly liquidity: ReadonlyMap<string, Liquidity>;
  readonly params: Parameters;
}

/**
 * Cross-section of the 24 numbered features at a close: raw values and normal scores (methodology section 3). Undefined
 * when the universe is below the minimum. A feature is missing (NaN raw, score 0) where `trailing.ts`'s rule says so, and
 * ln cap also with a stand-in supply. Throws when a token of the universe is not in the panel.
 */
export function featureMatrix(input: FeatureInput): FeatureMatrix | undefined {
  const { panel, row, day, universe, params } = input;
  if (universe.length < params.features.minUniverse) return undefined;

  const raw = new Float64Array(universe.length * WIDTH);
  const closes = new Float64Array(featureLookback(params) + 1);
  const returns = new Float64Array(closes.length - 1);
  const { amihud20, adv28, volumeTrend } = params.features.bars;
  const volumes = new Float64Array(Math.max(amihud20, adv28, volumeTrend.long));
  const market = new Float64Array(closes.length - 1);
  const positions = tokenPositions(panel);
  readCloses(panel, row, positions.get(params.features.market) ?? -1, closes);
  dailyReturns(closes, market);
  const context: NarrativeContext = {
    narrativesOf: input.narrativesOf,
    returns: narrativeReturns(input.narrativeLevels, params),
    breadth: input.narrativeBreadth,
  };

  universe.forEach((token, index) => {
    const position = positions.get(token);
    if (position === undefined) throw new Error(`features: ${token} of the universe is not in the panel`);
    const at = index * WIDTH;
    readCloses(panel, row, position, closes);
    dailyReturns(closes, returns);
    readVolumes(panel, row, position, volumes, params);
    returnFeatures(closes, raw, at, params);
    volatilityFeatures(returns, raw, at, params);
    liquidityFeatures(returns, volumes, input.liquidity.get(token), raw, at, params);
    betaFeatures(returns, market, raw, at, params);
    narrativeFeatures(token, context, raw, at);
  });
  return { day, tokens: universe, raw, z: scores(raw) };
}

/** Closes of the bars ending at `row` into the whole of `closes`; NaN before the panel begins or for no token (-1). */
function readCloses(panel: Panel, row: number, position: number, closes: Float64Array): void {
  for (let i = 0; i < closes.length; i++) {
    const at = row - (closes.length - 1) + i;
    closes[i] = position < 0 || at < 0 ? Number.NaN : (panel.close[position * panel.days + at] as number);
  }
}

/** Trusted volumes (one scope, times its trust) of the bars ending at `row` into the end of `volumes`; NaN before them. */
function readVolumes(panel: Panel, row: number, position: number, volumes: Float64Array, params: Parameters): void {
  const { values, from, to, trust } = volumeWindow(panel, row, position, params);
  for (let i = 0; i < volumes.length; i++) {
    const at = to - volumes.length + i;
    volumes[i] = at < from ? Number.NaN : trust * (values[at] as number);
  }
}

/** Normal scores of the ranked columns, and the products of scores; fills the products' raw values too. */
function scores(raw: Float64Array): Float64Array {
  const z = new Float64Array(raw.length);
  scoreColumns(raw, z, WIDTH, RANKED);
  for (let at = 0; at < raw.length; at += WIDTH) {
    for (const [product, left, right] of PRODUCTS) {
      const value = (z[at + FEATURE_COLUMNS[left]] as number) * (z[at + FEATURE_COLUMNS[right]] as number);
      const missing = Number.isNaN(raw[at + FEATURE_COLUMNS[left]]) || Number.isNaN(raw[at + FEATURE_COLUMNS[right]]);
      raw[at + FEATURE_COLUMNS[product]] = missing ? Number.NaN : value;
      z[at + FEATURE_COLUMNS[product]] = value;
    }
  }
  return z;
}
