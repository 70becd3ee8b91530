import type { Parameters } from '../../shared/engine/parameters.ts';
import type { EpochDay } from '../../shared/market/day.ts';
import { judgeHistory } from '../../shared/market/quality/judgeHistory.ts';
import type { Series } from '../adapters/records/backfillRecords.ts';
import type { BarRow } from '../adapters/records/formats.ts';

/**
 * One token's series through the quality gates: its bar row of each day, ascending. A refused bar keeps no number. The
 * row says which source fed it and puts the volume into the column of that source's scope.
 */
export function historyRows(
  token: string,
  series: readonly Series[],
  params: Parameters,
): readonly (readonly [EpochDay, BarRow])[] {
  const bars = series.flatMap(({ source, volumeScope, bars }) =>
    bars.map(([day, close, volumeUsd, supply]) => ({
      source,
      volumeScope,
      day,
      close,
      volumeUsd: volumeUsd !== null && volumeUsd >= 0 ? volumeUsd : null,
      supply: supply !== null && supply > 0 ? supply : null,
    })),
  );
  const verdicts = judgeHistory(bars, params);
  return bars.map((bar, index) => {
    const { day, source, close, volumeUsd, supply } = bar;
    if (verdicts[index]?.flag !== 'accepted') return [day, [token, null, null, null, null, source, 'quarantined']];
    const venue = bar.volumeScope === 'venue' ? volumeUsd : null;
    const aggregate = bar.volumeScope === 'aggregate' ? volumeUsd : null;
    return [day, [token, close, venue, aggregate, supply, source, 'accepted']];
  });
}
