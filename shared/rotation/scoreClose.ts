import type { Parameters } from '../engine/parameters.ts';
import { carried, closeWindow } from './closeWindow.ts';
import { narrativeScores, type ScoredNarrative } from './narrativeScores.ts';
import { qualifyingTokens, type TokenChoice } from './qualifyingTokens.ts';
import type { NarrativeClose, RotationClose } from './rotationClose.ts';
import type { Tranche } from './types.ts';

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
  const inputs = close.narratives.map((narrative) => {
    const { id, tradable } = narrative;
    const choice = choices.get(id);
    const qualifying = (choice?.chosen.length ?? 0) + (choice?.waiting.length ?? 0);
    return { narrative: id, ...seriesOf(narrative, close, params), tradable, qualifyingTokens: qualifying };
  });
  return { scores: narrativeScores(inputs, params), choices };
}

/** The narrative's levels and the benchmark's closes of the same closes; both empty without a level of this close. */
function seriesOf({ levels }: NarrativeClose, close: RotationClose, params: Parameters) {
  const [first, last] = [levels[0], levels[levels.length - 1]];
  if (first === undefined || last?.day !== close.day) return { levels: [], benchmark: [] };
  const span = close.day - first.day + 1;
  const closes = carried(closeWindow(close.panel, params.rotation.benchmark, close.row, span));
  const offset = closes.length - 1 - close.day;
  return {
    levels: levels.map(({ level }) => level),
    benchmark: levels.map(({ day }) => closes[offset + day] ?? Number.NaN),
  };
}
