import type { DataStatus } from '../../contracts/status.ts';
import { isoDateOf } from '../../market/day.ts';
import { memberTokens } from '../../registry/membership.ts';
import type { SnapshotInput } from './input.ts';
import type { Lookups } from './lookups.ts';

/** What the snapshot knows of its own data: coverage, every price not accepted and why, and where history came from. */
export function statusPart(input: SnapshotInput, lookups: Lookups): DataStatus {
  const live = new Set([...input.params.benchmarks, ...memberTokens(input.registry, input.day)]);
  const issues = [...live].sort().flatMap((token) => {
    const price = input.prices.get(token) ?? { flag: 'missing' as const, reason: 'no price arrived' };
    if (price.flag === 'accepted') return [];
    const symbol = lookups.token.get(token)?.symbol ?? token;
    return [{ token, symbol, flag: price.flag, reason: price.reason ?? price.flag }];
  });
  return {
    close_date: isoDateOf(input.day),
    coverage: live.size === 0 ? 0 : (live.size - issues.length) / live.size,
    live_tokens: live.size,
    issues,
    quote_source: input.source,
    quotes_stand_in_for: input.standsInFor,
    quotes_checked: input.quotesChecked,
    history_sources: { ...input.historySources },
    stand_in_supply_tokens: input.liquidity.filter((row) => row.standInSupply && live.has(row.token)).length,
    hypothetical_before: isoDateOf(input.registry.releasedOn),
    record_started_on: isoDateOf(input.record.startedOn),
    skipped_days: input.state.skippedDays.map(isoDateOf),
  };
}
