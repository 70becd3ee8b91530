import type { TokenRow, Tokens } from '../../contracts/tokens.ts';
import { isoDateOf } from '../../market/day.ts';
import { memberTokens, narrativesOf } from '../../registry/membership.ts';
import type { SnapshotInput } from './input.ts';
import { type Lookups, tokenRoi } from './lookups.ts';

/** One row per benchmark and per member of the day, by grade descending, ungraded last, ties by id. */
export function tokensPart(input: SnapshotInput, lookups: Lookups): Tokens {
  const ids = new Set([...input.params.benchmarks, ...memberTokens(input.registry, input.day)]);
  const rows = [...ids].map((id) => tokenRow(id, input, lookups));
  rows.sort((a, b) => (b.grade ?? -1) - (a.grade ?? -1) || (a.id < b.id ? -1 : 1));
  return { tokens: rows };
}

function tokenRow(id: string, input: SnapshotInput, lookups: Lookups): TokenRow {
  const token = lookups.token.get(id);
  const liquidity = lookups.liquidity.get(id);
  const signal = lookups.tokenSignal.get(id);
  const price = input.prices.get(id) ?? { flag: 'missing' as const, reason: 'no price arrived' };
  const mark = price.flag === 'accepted' || price.flag === 'stale' ? (input.mark.prices.get(id) ?? null) : null;
  const closes = input.tokenCloses.get(id) ?? [];
  return {
    id,
    symbol: token?.symbol ?? id,
    name: token?.name ?? id,
    narratives: [...narrativesOf(input.registry, id, input.day)],
    benchmark: token?.benchmark ?? false,
    price: mark,
    price_flag: price.flag,
    price_reason: price.reason,
    roi: tokenRoi(input, id),
    cap_usd: liquidity?.capUsd ?? null,
    volume_usd: liquidity?.volumeUsd ?? null,
    supply_note: supplyNote(liquidity),
    eligible: liquidity?.eligible ?? false,
    tradable: liquidity?.tradable ?? false,
    excluded_because: [...(liquidity?.reasons ?? [])],
    ...gradeFields(id, lookups),
    signal: signal?.signal ?? null,
    signal_since: signal === undefined ? null : isoDateOf(signal.since),
    probability: signal?.probability ?? null,
    sparkline: mark === null ? [...closes] : [...closes, mark],
  };
}

function supplyNote(
  liquidity: { standInSupply: boolean; staleSupply: boolean; capUsd: number | undefined } | undefined,
) {
  if (liquidity === undefined) return 'unknown';
  if (liquidity.standInSupply) return 'stand-in';
  if (liquidity.capUsd === undefined) return 'unknown';
  return liquidity.staleSupply ? 'stale' : 'observed';
}

function gradeFields(id: string, lookups: Lookups) {
  const fact = lookups.grade.get(id);
  return {
    grade: fact?.grade ?? null,
    grade_change: fact?.change ?? null,
    letter: fact?.letter ?? null,
    grade_raw: fact?.raw ?? null,
    grade_smoothing: fact?.smoothing ?? null,
    pillars: fact?.pillars ?? null,
  };
}
