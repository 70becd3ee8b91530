import type { Parameters } from '../engine/parameters.ts';
import type { Panel } from '../market/panel.ts';
import { rowBlocks } from '../market/rowBlocks.ts';
import { isWhole } from '../market/rowRange.ts';
import { windowDistances } from '../stats/windows/windowDistances.ts';
import { gapToMean } from './gapToMean.ts';

/** `gapToMean` of every token over the short mean, one number a row; NaN where it cannot be measured. */
export const panelGaps = rowBlocks(1, writeGaps);

function writeGaps(
  panel: Panel,
  position: number,
  from: number,
  to: number,
  values: Float64Array,
  params: Parameters,
): void {
  const bars = params.rotation.bars.tokenMean;
  const rows = { begin: position * panel.days, from, to };
  const end = rows.begin + from + 1;
  if (bars > 1 && isWhole(panel.close, rows, bars)) {
    windowDistances(panel.close, end, to - from, bars, values);
    for (let i = 0; i < to - from; i++)
      values[i] = (values[i] as number) / (bars - 1) / (panel.close[end + i - 1] as number);
    return;
  }
  for (let i = 0; i < to - from; i++)
    values[i] = gapToMean(panel.close, bars, params.features.minWindowShare, rows.begin, end + i) ?? Number.NaN;
}
