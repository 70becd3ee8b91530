import type { DayFacts, EngineState } from '../engine/types.ts';
import type { Liquidity } from '../indices/types.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import { publishedBy } from '../model/issueSection.ts';
import type { KnownLiquidity } from './knownTokens.ts';
import type { BacktestInput, RecordedClose } from './types.ts';

/**
 * What a back-test keeps of a close: `rotation` and `tranches` are its own portfolio's, the facts those of the fold; `died` are
 * the tokens found dead at it and not before; `liquidity` is by panel position where nothing else is given.
 */
export function recordClose(
  { panel }: Pick<BacktestInput, 'panel'>,
  state: Pick<EngineState, 'eligible'> & { readonly rotation: Pick<EngineState['rotation'], 'tranches'> },
  facts: DayFacts,
  died: readonly string[],
  liquidity: KnownLiquidity = byPosition(panel, facts.liquidity),
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
    ...liquidity,
    eligible: state.eligible,
    tradable: tradable.map(({ token }) => token),
  };
}

function byPosition(panel: Panel, rows: readonly Liquidity[]): KnownLiquidity {
  const positions = tokenPositions(panel);
  const advUsd = new Float64Array(panel.tokens.length).fill(Number.NaN);
  const capUsd = new Float64Array(panel.tokens.length).fill(Number.NaN);
  for (const row of rows) {
    const at = positions.get(row.token) as number;
    advUsd[at] = row.advUsd ?? Number.NaN;
    capUsd[at] = row.capUsd ?? Number.NaN;
  }
  return { advUsd, capUsd };
}
