import type { Parameters } from '../engine/parameters.ts';
import { capUsdAt, type LiquidityView } from '../indices/liquidityView.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { scoreColumns } from './crossSection.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { liquidityFeatures } from './liquidityFeatures.ts';
import { type NarrativeLists, narrativeFeatures, narrativeLists, narrativeValues } from './narrativeFeatures.ts';
import { panelFeatures } from './panelFeatures.ts';
import { FEATURES, type Feature, type FeatureMatrix } from './types.ts';

const WIDTH = FEATURES.length;

/** Products of two scores, not ranked again. */
const PRODUCTS = [
  ['r1xAmihud', 'r1', 'amihud20'],
  ['r7xVolume', 'r7', 'volumeTrend'],
] as const satisfies readonly (readonly [Feature, Feature, Feature])[];

/** Features that follow from the panel stand first, those of narratives behind them. */
const PANEL_COLUMNS = FEATURE_COLUMNS.narrativeR7;

/** Features that are ranked: all but the products, which stand last. */
const RANKED = WIDTH - PRODUCTS.length;

export interface FeatureInput {
  readonly panel: Panel;
  /** Row of this close; nothing after it is read. */
  readonly row: number;
  readonly day: EpochDay;
  /** Eligible members without the excluded tokens, ascending, each once; all of them in the panel. */
  readonly universe: readonly string[];
  /** Narratives each token belongs to at this close. */
  readonly narrativesOf: ReadonlyMap<string, readonly string[]>;
  /** Trailing index levels by narrative, ascending, this close last. */
  readonly narrativeLevels: ReadonlyMap<string, ArrayLike<number>>;
  /** Share of constituents above their own mean, 0-1; absent where it cannot be measured. */
  readonly narrativeBreadth: ReadonlyMap<string, number>;
  readonly liquidity: LiquidityView;
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

  const { positions, lists } = layoutOf(input);
  const raw = new Float64Array(universe.length * WIDTH);
  const blockOf = panelFeatures(panel, params);
  const narratives = narrativeValues(lists.names, input.narrativeLevels, input.narrativeBreadth, params);
  for (let index = 0; index < universe.length; index++) {
    const position = positions[index] as number;
    const at = index * WIDTH;
    const { from, values } = blockOf(position, row);
    const start = (row - from) * WIDTH;
    for (let column = 0; column < PANEL_COLUMNS; column++) raw[at + column] = values[start + column] as number;
    liquidityFeatures(capUsdAt(input.liquidity, panel, position), raw, at, params);
    narrativeFeatures(index, lists, narratives, raw, at);
  }
  return { day, tokens: universe, raw, z: scores(raw) };
}

/** What of a universe need not be found again while it and the memberships stay the same. */
interface Layout {
  readonly panel: Panel;
  readonly narrativesOf: FeatureInput['narrativesOf'];
  readonly positions: Int32Array;
  readonly lists: NarrativeLists;
}

const layouts = new WeakMap<readonly string[], Layout>();

function layoutOf({ panel, universe, narrativesOf }: FeatureInput): Layout {
  const known = layouts.get(universe);
  if (known?.panel === panel && known.narrativesOf === narrativesOf) return known;
  const layout = {
    panel,
    narrativesOf,
    positions: Int32Array.from(universe, (token) => positionOf(panel, token)),
    lists: narrativeLists(universe, (token) => narrativesOf.get(token) ?? []),
  };
  layouts.set(universe, layout);
  return layout;
}

function positionOf(panel: Panel, token: string): number {
  const position = tokenPositions(panel).get(token);
  if (position === undefined) throw new Error(`features: ${token} of the universe is not in the panel`);
  return position;
}

/** Normal scores of the ranked columns, and the products of scores; fills the products' raw values too. */
function scores(raw: Float64Array): Float64Array {
  const z = new Float64Array(raw.length);
  scoreColumns(raw, z, WIDTH, RANKED);
  for (const [product, left, right] of PRODUCTS) {
    const [into, x, y] = [FEATURE_COLUMNS[product], FEATURE_COLUMNS[left], FEATURE_COLUMNS[right]];
    for (let at = 0; at < raw.length; at += WIDTH) {
      const value = (z[at + x] as number) * (z[at + y] as number);
      const missing = Number.isNaN(raw[at + x]) || Number.isNaN(raw[at + y]);
      raw[at + into] = missing ? Number.NaN : value;
      z[at + into] = value;
    }
  }
  return z;
}
