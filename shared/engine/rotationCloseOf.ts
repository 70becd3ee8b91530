import type { IndexFact, IndexState, Liquidity } from '../indices/types.ts';
import { membersOf } from '../registry/membership.ts';
import type { RotationClose } from '../rotation/rotationClose.ts';
import type { SignalView } from '../signals/signalClose.ts';
import type { Close } from './advance.ts';
import type { DayFacts } from './types.ts';

/** What the rotation reads at a close, from what the close has computed so far. */
export function rotationCloseOf(input: {
  readonly close: Close;
  readonly row: number;
  readonly indices: { readonly states: Readonly<Record<string, IndexState>>; readonly facts: readonly IndexFact[] };
  /** Smoothed grade of a token given one at this close. */
  readonly gradeOf: (token: string) => number | undefined;
  readonly signals: SignalView;
  readonly liquidity: ReadonlyMap<string, Liquidity>;
  readonly changes: Pick<RotationClose, 'delisted' | 'conversions'>;
}): RotationClose {
  const { panel, day, registry } = input.close;
  const tradable = new Set(input.indices.facts.filter((fact) => fact.tradable).map((fact) => fact.narrative));
  return {
    day,
    panel,
    row: input.row,
    narratives: registry.narratives.map(({ id }) => ({
      id,
      levels: input.indices.states[id]?.levels ?? [],
      tradable: tradable.has(id),
      members: membersOf(registry, id, day),
    })),
    grades: { get: input.gradeOf },
    signals: input.signals,
    liquidity: input.liquidity,
    ...input.changes,
  };
}

/** What a close says of single tokens, as the rotation looks it up. */
export type CloseViews = Pick<Parameters<typeof rotationCloseOf>[0], 'gradeOf' | 'signals' | 'liquidity'>;

/** A close's facts, read back. */
export function viewsOf({
  grades,
  tokenSignals,
  liquidity,
}: Pick<DayFacts, 'grades' | 'tokenSignals' | 'liquidity'>): CloseViews {
  const byToken = new Map(grades.map(({ token, grade }) => [token, grade]));
  return {
    gradeOf: (token) => byToken.get(token),
    signals: new Map(tokenSignals.map((fact) => [fact.id, fact])),
    liquidity: new Map(liquidity.map((one) => [one.token, one])),
  };
}
