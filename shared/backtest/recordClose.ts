import type { DayFacts, EngineState } from '../engine/types.ts';
import { isTradable, type LiquidityView } from '../indices/liquidityView.ts';
import type { Panel } from '../market/panel.ts';
import { sameList } from '../market/sameList.ts';
import { publishedOf } from '../model/issueSection.ts';
import type { KnownLiquidity } from './knownTokens.ts';
import type { BacktestInput, RecordedClose } from './types.ts';

/** What a close is recorded from beside its facts. */
interface Source {
  readonly state: Pick<EngineState, 'eligible'> & { readonly rotation: Pick<EngineState['rotation'], 'tranches'> };
  readonly liquidity: LiquidityView;
  /** Tokens found dead at it and not before. */
  readonly died: readonly string[];
  /** By panel position where nothing else is given. */
  readonly sizes?: KnownLiquidity;
  /** The close recorded before: lists that are the same are kept once. */
  readonly before: RecordedClose | undefined;
}

/** What a back-test keeps of a close: `rotation` and `tranches` are its own portfolio's, the facts those of the fold. */
export function recordClose(
  { panel }: Pick<BacktestInput, 'panel'>,
  facts: DayFacts,
  { state, liquidity, died, sizes = byPosition(panel, liquidity), before }: Source,
): RecordedClose {
  const { day } = facts;
  const { issued } = facts.model;
  const row = day - panel.firstDay;
  const bearish = facts.tokenSignals.filter((fact) => fact.signal === 'bearish' && fact.flippedFrom !== undefined);
  return {
    day,
    row,
    rotation: facts.rotation,
    tranches: state.rotation.tranches,
    leaving: [...new Set([...bearish.map(({ id }) => id), ...died])].sort(),
    grades: {
      tokens: sameList(
        before?.grades.tokens,
        facts.grades.map(({ token }) => token),
      ),
      values: Float64Array.from(facts.grades, ({ grade }) => grade),
    },
    modelScores: issued && {
      tokens: sameList(before?.modelScores?.tokens, issued.tokens),
      values: Float64Array.from(publishedOf(issued).scores),
    },
    signals: {
      tokens: sameList(
        before?.signals.tokens,
        facts.tokenSignals.map(({ id }) => id),
      ),
      values: facts.tokenSignals.map(({ signal }) => signal),
    },
    indices: facts.indices.map(({ narrative, level, tradable }) => ({ narrative, level, tradable })),
    ...sizes,
    eligible: state.eligible,
    tradable: sameList(
      before?.tradable,
      state.eligible.filter((token) => isTradable(liquidity, token)),
    ),
  };
}

function byPosition({ tokens }: Panel, liquidity: LiquidityView): KnownLiquidity {
  return {
    advUsd: Float64Array.from(tokens, (token) => liquidity.get(token)?.advUsd ?? Number.NaN),
    capUsd: Float64Array.from(tokens, (token) => liquidity.get(token)?.capUsd ?? Number.NaN),
  };
}
