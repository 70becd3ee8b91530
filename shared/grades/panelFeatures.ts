import type { Parameters } from '../engine/parameters.ts';
import { logReturns } from '../market/logReturns.ts';
import type { Panel } from '../market/panel.ts';
import { rowBlocks } from '../market/rowBlocks.ts';
import { returnRange, rowRange } from '../market/rowRange.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { betaFeatures } from './betaFeatures.ts';
import { returnFeatures } from './returnFeatures.ts';
import { FEATURES } from './types.ts';
import { volatilityFeatures } from './volatilityFeatures.ts';
import { volumeFeatures } from './volumeFeatures.ts';

const WIDTH = FEATURES.length;

/**
 * The features of a token that follow from the panel alone, as rows of a feature matrix; the other columns are 0, and in
 * that of ADV stands the median volume, not yet held against the cap.
 */
export const panelFeatures = rowBlocks(WIDTH, writeFeatures);

function writeFeatures(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  values: Float64Array,
  params: Parameters,
): void {
  const market = tokenPositions(panel).get(params.features.market);
  if (market !== undefined) logReturns(panel, market);
  const returns = logReturns(panel, position);
  const rows = rowRange(panel.close, panel.days, position, from, to);
  const returnRows = returnRange(rows);
  returnFeatures(panel.close, returns, rows, values, params);
  volatilityFeatures(returns, returnRows, values, params);
  volumeFeatures(panel, position, returnRows, returns, values, params);
  betaFeatures(returns, returnRows, market === undefined ? undefined : market * panel.days, values, params);
}
