import type { Parameters } from '../engine/parameters.ts';
import type { EpochDay } from '../market/day.ts';
import { newColumn } from '../stats/newColumn.ts';
import { carried, closeWindow } from './closeWindow.ts';
import { narrativeScores, type ScoredNarrative } from './narrativeScores.ts';
import { qualifyingTokens, type TokenChoice } from './qualifyingTokens.ts';
import type { NarrativeClose, RotationClose } from './rotationClose.ts';
import type { Tranche } from './types.ts';

const NONE = new Float64Array(0);

/**
 * Token choices and scores of all narratives at a close, as the tranche that decides sees them: its incumbents keep the
 * easier test, so the gate's count of qualifying tokens is that tranche's.
 */
export function scoreClose(
  close: RotationClose,
  tranche: Tranche | null,
  params: Parameters,
): { readonly scores: readonly ScoredNarrative[]; readonly choices: ReadonlyMap<string, TokenChoice> } {
  const choices = new Map(
    close.narratives.map(({ id, members }) => [
      id,
      qualifyingTokens(members, tranche?.tokens[id] ?? [], close, params),
    ]),
  );
  const benchmarks = new Map<EpochDay, Float64Array>();
  const inputs = close.narratives.map(({ id, tradable, levels }) => {
    const choice = choices.get(id);
    const qualifying = (choice?.chosen.length ?? 0) + (choice?.waiting.length ?? 0);
    // Without a level of this close there is nothing to score.
    const scored = levels.dayAt(levels.length - 1) === close.day;
    return {
      narrative: id,
      levels: scored ? levels.values : NONE,
      benchmark: scored ? benchmarkOf(levels, close, benchmarks, params) : NONE,
      tradable,
      qualifyingTokens: qualifying,
    };
  });
  return { scores: narrativeScores(inputs, params), choices };
}

/**
 * The benchmark's closes at the days of an index's levels; a missing one repeats the close before it. Every index gains a
 * level at every close, so those that begin on the same day share one series.
 */
function benchmarkOf(
  levels: NarrativeClose['levels'],
  close: RotationClose,
  known: Map<EpochDay, Float64Array>,
  params: Parameters,
): Float64Array {
  const firstDay = levels.dayAt(0) as EpochDay;
  const shared = known.get(firstDay);
  if (shared?.length === levels.length) return shared;
  const closes = carried(closeWindow(close.panel, params.rotation.benchmark, close.row, close.day - firstDay + 1));
  const offset = closes.length - 1 - close.day;
  const series = newColumn(levels.length);
  for (let i = 0; i < series.length; i++) {
    series[i] = closes[offset + (levels.dayAt(i) as EpochDay)] ?? Number.NaN;
  }
  known.set(firstDay, series);
  return series;
}
