import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { newColumn } from '../stats/newColumn.ts';
import { closeWindow } from './closeWindow.ts';
import { narrativeScores, type ScoredNarrative } from './narrativeScores.ts';
import { countQualifying } from './qualifyingTokens.ts';
import type { NarrativeClose, RotationClose } from './rotationClose.ts';
import { type TrancheColumns, tokensFor } from './rotationColumns.ts';

const NONE = new Float64Array(0);
const NOBODY: readonly string[] = [];

/**
 * Scores of all narratives at a close, in rank order, as the tranche that decides sees them: its incumbents keep the easier
 * test, so the gate's count of qualifying tokens is that tranche's.
 */
export function scoreClose(
  close: RotationClose,
  tranche: TrancheColumns | null,
  params: Parameters,
): readonly ScoredNarrative[] {
  const benchmarks = new Map<number, Float64Array>();
  const inputs = close.narratives.map(({ id, tradable, levels, members }) => {
    // Without a level of this close there is nothing to score.
    const scored = levels.dayAt(levels.length - 1) === close.day;
    return {
      narrative: id,
      levels: scored ? levels.values : NONE,
      returns: scored ? levels.returns : NONE,
      benchmark: scored ? benchmarkOf(levels, close, benchmarks, params) : NONE,
      tradable,
      qualifyingTokens: countQualifying(members, tokensFor(tranche, id) ?? NOBODY, close, params),
    };
  });
  return narrativeScores(inputs, params);
}

/**
 * The benchmark's closes at the days of an index's newest levels, as many as scores read; a missing one repeats the close
 * before it, back to the first level. Where neither levels nor that first close are missing, every index of as many levels
 * gets the same series.
 */
function benchmarkOf(
  levels: NarrativeClose['levels'],
  close: RotationClose,
  known: Map<number, Float64Array>,
  params: Parameters,
): Float64Array {
  const { benchmark, bars, volBars } = params.rotation;
  const length = Math.min(levels.length, Math.max(bars.x7, bars.x14, bars.x30, volBars) + 1);
  const first = levels.length - length;
  // Only a day passed over leaves a gap between levels.
  const isGapless = levels.dayAt(first) === close.day - (length - 1);
  const shared = isGapless ? known.get(length) : undefined;
  if (shared !== undefined) return shared;
  const firstDay = levels.dayAt(0) as EpochDay;
  const closes = closeWindow(close.panel, benchmark, close.row, close.day - firstDay + 1);
  const series = newColumn(length);
  for (let i = 0; i < length; i++) {
    const day = isGapless ? close.day - (length - 1) + i : (levels.dayAt(first + i) as EpochDay);
    let at = closes.length - 1 - (close.day - day);
    while (at > 0 && Number.isNaN(closes[at])) at--;
    series[i] = closes[at] ?? Number.NaN;
  }
  if (isGapless && !Number.isNaN(closes[closes.length - length])) known.set(length, series);
  return series;
}
