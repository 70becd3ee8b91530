import type { GradeFact } from '../grades/types.ts';
import type { IndexFact, IndexState, Liquidity } from '../indices/types.ts';
import { membersOf } from '../registry/membership.ts';
import type { RotationClose } from '../rotation/rotationClose.ts';
import type { SignalFact } from '../signals/types.ts';
import type { Close } from './advance.ts';

/** What the rotation reads at a close, from what the close has computed so far. */
export function rotationCloseOf(input: {
  readonly close: Close;
  readonly row: number;
  readonly indices: { readonly states: Readonly<Record<string, IndexState>>; readonly facts: readonly IndexFact[] };
  readonly grades: readonly GradeFact[];
  readonly tokenSignals: readonly SignalFact[];
  readonly liquidity: ReadonlyMap<string, Liquidity>;
  readonly changes: Pick<RotationClose, 'delisted' | 'conversions'>;
}): RotationClose {
  const { panel, day, registry } = input.close;
  const tradable = new Set(input.indices.facts.filter((fact) => fact.tradable).map((fact) => fact.narrative));
  // Loops: a map from a list of pairs allocates every pair, and this runs at every close.
  const grades = new Map<string, number>();
  for (const { token, grade } of input.grades) grades.set(token, grade);
  const signals = new Map<string, SignalFact>();
  for (const fact of input.tokenSignals) signals.set(fact.id, fact);
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
    grades,
    signals,
    liquidity: input.liquidity,
    ...input.changes,
  };
}
