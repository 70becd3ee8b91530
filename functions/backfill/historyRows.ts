import type { Parameters } from '../../shared/engine/parameters.ts';
import type { EpochDay } from '../../shared/market/day.ts';
import { type JudgedBar, judgeHistory } from '../../shared/market/quality/judgeHistory.ts';
import type { Series } from '../adapters/records/backfillRecords.ts';
import type { BarRow } from '../adapters/records/formats.ts';

/** A token's bar of a day as it is stored; `refusal` says why it keeps no number. */
export interface HistoryRow {
  readonly day: EpochDay;
  readonly row: BarRow;
  readonly refusal?: string;
}

/**
 * One token's series through the quality gates: its bar row of each day, ascending. A series goes on where the one before it
 * ends; what it has of earlier days is what those are compared with. A refused bar keeps no number. The
 * row says which source fed it and puts the volume into the column of that source's scope.
 */
export function historyRows(token: string, series: readonly Series[], params: Parameters): readonly HistoryRow[] {
  const bars: (JudgedBar & { readonly source: string; readonly supply: number | null })[] = [];
  const others = new Map<EpochDay, number>();
  for (const { source, volumeScope, bars: own } of series) {
    const through = bars.at(-1)?.day ?? Number.NEGATIVE_INFINITY;
    for (const [day, close, volume, supply] of own) {
      if (day <= through) {
        others.set(day, close);
        continue;
      }
      const volumeUsd = volume !== null && volume >= 0 ? volume : null;
      bars.push({ source, volumeScope, day, close, volumeUsd, supply: supply !== null && supply > 0 ? supply : null });
    }
  }
  const verdicts = judgeHistory(bars, params, others);
  return bars.map(({ day, source, volumeScope, close, volumeUsd, supply }, index) => {
    const verdict = verdicts[index];
    if (verdict?.flag === 'quarantined')
      return { day, row: [token, null, null, null, null, source, 'quarantined'], refusal: verdict.reason };
    const venue = volumeScope === 'venue' ? volumeUsd : null;
    const aggregate = volumeScope === 'aggregate' ? volumeUsd : null;
    return { day, row: [token, close, venue, aggregate, supply, source, 'accepted'] };
  });
}
