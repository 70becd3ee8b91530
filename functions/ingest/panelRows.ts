import type { Verdict } from '../../shared/market/quality/verdict.ts';
import type { BarRow, HourPanel } from '../adapters/records/formats.ts';

/**
 * The stored rows of an hour's verdicts, ascending by token. Only an accepted row's numbers may be used as current; a
 * stale row repeats the old price, a quarantined one keeps the refused price so that a level that holds can be let through.
 * `rejected` names tokens whose row of the answer failed its schema.
 */
export function panelRows(verdicts: readonly Verdict[], rejected: ReadonlyMap<string, string>): HourPanel['rows'] {
  return verdicts
    .map((verdict): HourPanel['rows'][number] => {
      const { token, flag } = verdict;
      if (flag === 'accepted')
        return [token, verdict.priceUsd, verdict.volumeUsd, verdict.circulatingSupply, flag, null];
      if (flag === 'stale') return [token, verdict.priceUsd, null, null, flag, verdict.reason];
      if (flag === 'quarantined') return [token, verdict.refusedUsd, null, null, flag, verdict.reason];
      return [token, null, null, null, flag, rejected.get(token) ?? verdict.reason];
    })
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/**
 * The day bars in a panel read at midnight: accepted prices, and as quarantined those that two sources tell differently.
 * A reading refused for itself is left out: history, judged on its own, may still have the close.
 */
export function closeRows(panel: HourPanel): BarRow[] {
  const apart = new Set(panel.check?.apart);
  return panel.rows.flatMap(([token, price, volume, supply, flag]): BarRow[] => {
    if (apart.has(token)) return [[token, null, null, null, null, panel.source, 'quarantined']];
    if (flag !== 'accepted' || price === null) return [];
    const venue = panel.volumeScope === 'venue' ? volume : null;
    const aggregate = panel.volumeScope === 'aggregate' ? volume : null;
    return [[token, price, venue, aggregate, supply, panel.source, 'accepted']];
  });
}
