import type { GradeFact } from '../../grades/types.ts';
import type { HeatFact } from '../../heat/types.ts';
import type { IndexFact, Liquidity } from '../../indices/types.ts';
import type { RegistryToken } from '../../registry/types.ts';
import type { SignalFact } from '../../signals/types.ts';
import type { SnapshotInput } from './input.ts';
import { type RoiSet, relativeRoiSet, roiSet } from './returns.ts';

/** The same facts by id, made once per snapshot. */
export interface Lookups {
  readonly token: ReadonlyMap<string, RegistryToken>;
  readonly grade: ReadonlyMap<string, GradeFact>;
  readonly tokenSignal: ReadonlyMap<string, SignalFact>;
  readonly narrativeSignal: ReadonlyMap<string, SignalFact>;
  readonly liquidity: ReadonlyMap<string, Liquidity>;
  readonly index: ReadonlyMap<string, IndexFact>;
  readonly heat: ReadonlyMap<string, HeatFact>;
  readonly benchmarkRoi: ReadonlyMap<string, RoiSet>;
}

const byKey = <T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [key(row), row]));

/** Indexes the input's rows by id. */
export function lookupsOf(input: SnapshotInput): Lookups {
  const roiOf = (token: string): RoiSet => tokenRoi(input, token);
  return {
    token: byKey(input.registry.tokens, (token) => token.id),
    grade: byKey(input.grades, (fact) => fact.token),
    tokenSignal: byKey(input.tokenSignals, (fact) => fact.id),
    narrativeSignal: byKey(input.narrativeSignals, (fact) => fact.id),
    liquidity: byKey(input.liquidity, (row) => row.token),
    index: byKey(input.indices, (fact) => fact.narrative),
    heat: byKey(input.heat, (fact) => fact.narrative),
    benchmarkRoi: new Map(input.params.benchmarks.map((token) => [token, roiOf(token)])),
  };
}

/** A token's returns over the published windows at the mark. A price that is not accepted yields none. */
export function tokenRoi(input: SnapshotInput, token: string): RoiSet {
  const bases = input.tokenBases.get(token);
  const flag = input.prices.get(token)?.flag;
  if (bases === undefined || flag !== 'accepted') return { h24: null, d7: null, d30: null, ytd: null };
  return roiSet(input.mark.prices.get(token), bases);
}

/** A series' returns beside each benchmark's. */
export function roiBlock(own: RoiSet, lookups: Lookups, baseNote: string | null) {
  const relative = (token: string): RoiSet => {
    const benchmark = lookups.benchmarkRoi.get(token);
    return benchmark === undefined ? { h24: null, d7: null, d30: null, ytd: null } : relativeRoiSet(own, benchmark);
  };
  return {
    absolute: own,
    relative: { bitcoin: relative('bitcoin'), ethereum: relative('ethereum'), solana: relative('solana') },
    base_note: baseNote,
  };
}
