import type { DayFacts, EngineState } from '../engine/types.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { publishedBy } from '../model/issueSection.ts';
import type { BacktestInput, RecordedClose } from './types.ts';

/**
 * What a back-test keeps of a close: `rotation` and `tranches` are its own portfolio's, the facts those of the fold; `died` are
 * the tokens found dead at it and not before.
 */
export function recordClose(
  { panel }: Pick<BacktestInput, 'panel'>,
  state: Pick<EngineState, 'eligible'> & { readonly rotation: Pick<EngineState['rotation'], 'tranches'> },
  facts: DayFacts,
  died: readonly string[],
): RecordedClose {
  const { day } = facts;
  const { issued } = facts.model;
  const row = day - panel.firstDay;
  const bearish = facts.tokenSignals.filter((fact) => fact.signal === 'bearish' && fact.flippedFrom !== undefined);
  const eligible = new Set(state.eligible);
  const tradable = facts.liquidity.filter((liquidity) => liquidity.tradable && eligible.has(liquidity.token));
  return {
    day,
    row,
    rotation: facts.rotation,
    tranches: state.rotation.tranches,
    leaving: [...new Set([...bearish.map(({ id }) => id), ...died])].sort(),
    grades: facts.grades.map(({ token, grade }) => ({ token, grade })),
    modelScores: issued === undefined ? undefined : publishedBy(issued, 'scores'),
    signals: facts.tokenSignals.map(({ id, signal }) => ({ token: id, signal })),
    indices: facts.indices.map(({ narrative, level, tradable }) => ({ narrative, level, tradable })),
    advUsd: byPosition(
      panel,
      facts.liquidity.map(({ token, advUsd }) => [token, advUsd]),
    ),
    capUsd: byPosition(
      panel,
      facts.liquidity.map(({ token, capUsd }) => [token, capUsd]),
    ),
    eligible: state.eligible,
    tradable: tradable.map(({ token }) => token),
  };
}

function byPosition(panel: Panel, values: readonly (readonly [string, number | undefined])[]): Float64Array {
  const positions = tokenPositions(panel);
  const out = new Float64Array(panel.tokens.length).fill(Number.NaN);
  for (const [token, value] of values) out[positions.get(token) as number] = value ?? Number.NaN;
  return out;
}
