import type { IndexFact } from '../indices/types.ts';
import type { Panel } from '../market/panel.ts';
import { tokenPositions } from '../market/tokenPositions.ts';
import type { SignalInput } from '../signals/advanceSignals.ts';
import type { SignalState } from '../signals/types.ts';
import type { Parameters } from './parameters.ts';

/**
 * The tokens whose signal steps at a close: eligible members, members that already have a signal, and the benchmarks,
 * ascending, with their trailing closes.
 */
export function tokenSignalInputs(
  states: Readonly<Record<string, SignalState>>,
  close: {
    readonly panel: Panel;
    readonly row: number;
    readonly members: readonly string[];
    readonly eligible: readonly string[];
  },
  params: Parameters,
): SignalInput[] {
  const { panel, row, members, eligible } = close;
  const ids = new Set([...eligible, ...members.filter((token) => token in states), ...params.benchmarks]);
  const positions = tokenPositions(panel);
  const from = Math.max(0, row + 1 - params.signal.minCloses);
  return [...ids].sort().flatMap((id) => {
    const position = positions.get(id);
    if (position === undefined) return [];
    const start = position * panel.days;
    return [{ id, closes: panel.close.subarray(start + from, start + row + 1) }];
  });
}

/** Every narrative with an index: its level history and breadth. */
export function narrativeSignalInputs(
  levels: ReadonlyMap<string, ArrayLike<number>>,
  facts: readonly IndexFact[],
): SignalInput[] {
  const breadth = new Map(facts.map((fact) => [fact.narrative, fact.breadth ?? Number.NaN]));
  return [...levels]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, closes]) => ({ id, closes, breadth: breadth.get(id) ?? Number.NaN }));
}
