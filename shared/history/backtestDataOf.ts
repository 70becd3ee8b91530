import type { BacktestRecord } from '../backtest/types.ts';
import type { BacktestSummary } from '../contracts/backtest.ts';
import { isoDateOf } from '../market/day.ts';
import { PanelFlag } from '../market/panel.ts';

/**
 * What the table's own bars were: nothing is left out of them, and supplies are known where a source told them. History filled
 * from klines has none, and the few tokens filled from elsewhere do not make those of the others observed.
 */
export function backtestDataOf({
  panel,
  skippedDays,
}: Pick<BacktestRecord, 'panel' | 'skippedDays'>): BacktestSummary['data'] {
  let [quarantined, gaps, priced, supplied, standIns] = [0, 0, 0, 0, 0];
  for (let token = 0; token < panel.tokens.length; token++) {
    let [missing, seen] = [0, false];
    for (let cell = token * panel.days; cell < (token + 1) * panel.days; cell++) {
      const flags = panel.flags[cell] as number;
      if ((flags & PanelFlag.quarantined) !== 0) quarantined++;
      if ((flags & PanelFlag.inherited) !== 0) continue;
      if (!Number.isNaN(panel.supply[cell] as number)) supplied++;
      else if ((flags & PanelFlag.standInSupply) !== 0) standIns++;
      if (Number.isNaN(panel.close[cell] as number)) missing++;
      else {
        if (seen) gaps += missing;
        [missing, seen] = [0, true];
      }
    }
    if (seen) priced++;
  }
  return {
    first_day: isoDateOf(panel.firstDay),
    mapped_symbols: priced,
    unmapped: [],
    quarantined_bars: quarantined,
    series_gaps: gaps,
    skipped_days: skippedDays.map(isoDateOf),
    supply: supplied === 0 ? 'unknown' : standIns === 0 ? 'file' : 'partly',
  };
}
