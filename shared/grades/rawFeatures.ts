import type { Parameters } from '../engine/parameters.ts';
import { capUsdAt, type LiquidityView } from '../indices/liquidityView.ts';
import type { EpochDay } from '../market/day.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { FEATURE_COLUMNS } from './featureColumns.ts';
import { logAdv } from './logAdv.ts';
import {
  type Lookup,
  type NarrativeFeatures,
  type NarrativeGroups,
  narrativeFeatures,
  narrativeGroups,
} from './narrativeFeatures.ts';
import { panelFeatures } from './panelFeatures.ts';
import { FEATURES } from './types.ts';
import { logOfPositive } from './volumeFeatures.ts';

const WIDTH = FEATURES.length;

/** Features that follow from the panel stand first, those of narratives behind them. */
export const PANEL_COLUMNS = FEATURE_COLUMNS.narrativeR7;

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
  readonly narrativeLevels: Lookup<ArrayLike<number>>;
  /** Share of constituents above their own mean, 0-1; absent where it cannot be measured. */
  readonly narrativeBreadth: Lookup<number>;
  readonly liquidity: LiquidityView;
  readonly params: Parameters;
}

/** Values behind the scores of a close; NaN = missing. */
export interface RawFeatures {
  /**
   * Column after column in the order of the features, one number a token: features 1-19 and 22, the token's return minus that
   * of its narratives. In memory of the module: the next close is written over it.
   */
  readonly columns: Float64Array;
  readonly groups: NarrativeGroups;
  /** Features 20 and 21, one number a group. */
  readonly narratives: NarrativeFeatures;
}

/** A new array a close would cost 1% of a fold. */
let memory = new Float64Array(0);

/**
 * Raw features of a close (methodology section 3). One is missing where `trailing.ts`'s rule says so, and ln cap also with a
 * stand-in supply. Throws when a token of the universe is not in the panel.
 */
export function rawFeatures(input: FeatureInput): RawFeatures {
  const { panel, row, liquidity, params } = input;
  const { positions, groups } = layoutOf(input);
  const narratives = narrativeFeatures(groups, input.narrativeLevels, input.narrativeBreadth, params);
  const rows = positions.length;
  if (memory.length < rows * WIDTH) memory = new Float64Array(rows * WIDTH);
  const columns = memory;
  const [adv, cap, relative] = [
    FEATURE_COLUMNS.adv28 * rows,
    FEATURE_COLUMNS.cap * rows,
    FEATURE_COLUMNS.relativeR7 * rows,
  ];
  const blockOf = panelFeatures(panel, params);
  for (let index = 0; index < rows; index++) {
    const position = positions[index] as number;
    const { from, values } = blockOf(position, row);
    const start = (row - from) * WIDTH;
    for (let column = 0, at = index; column < PANEL_COLUMNS; column++, at += rows)
      columns[at] = values[start + column] as number;
    const capUsd = capUsdAt(liquidity, panel, position);
    columns[adv + index] = logAdv(values[start + FEATURE_COLUMNS.adv28] as number, capUsd, params);
    columns[cap + index] = logOfPositive(capUsd);
    const ofNarratives = narratives.returns[groups.groupOf[index] as number] as number;
    columns[relative + index] = (values[start + FEATURE_COLUMNS.r7] as number) - ofNarratives;
  }
  return { columns, groups, narratives };
}

/** What of a universe need not be found again while it and the memberships stay the same. */
interface Layout {
  readonly panel: Panel;
  readonly narrativesOf: FeatureInput['narrativesOf'];
  readonly positions: Int32Array;
  readonly groups: NarrativeGroups;
}

const layouts = new WeakMap<readonly string[], Layout>();

function layoutOf({ panel, universe, narrativesOf }: FeatureInput): Layout {
  const known = layouts.get(universe);
  if (known?.panel === panel && known.narrativesOf === narrativesOf) return known;
  const layout = {
    panel,
    narrativesOf,
    positions: Int32Array.from(universe, (token) => positionOf(panel, token)),
    groups: narrativeGroups(universe, (token) => narrativesOf.get(token) ?? []),
  };
  layouts.set(universe, layout);
  return layout;
}

function positionOf(panel: Panel, token: string): number {
  const position = tokenPositions(panel).get(token);
  if (position === undefined) throw new Error(`features: ${token} of the universe is not in the panel`);
  return position;
}
