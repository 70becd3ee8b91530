import { putProgress } from '../../functions/adapters/records/backfillRecords.ts';
import { putNextDayBars } from '../../functions/adapters/records/dayBars.ts';
import type { BarRow } from '../../functions/adapters/records/formats.ts';
import { putHourPanel } from '../../functions/adapters/records/hourPanels.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import type { EpochDay } from '../../shared/market/day.ts';
import { simulatedMarket } from '../../shared/market/simulated/simulatedMarket.ts';
import { liveTokens } from '../../shared/registry/liveTokens.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';

/** The table of a SIMULATED market of the shipped registry, as large as a real one. */
export interface HourlyTable {
  putBars(store: TableStore, day: EpochDay): Promise<void>;
  /** Every live token's price in the hour that begins at `at` (ms since the epoch). */
  putHour(store: TableStore, at: number): Promise<void>;
  /** What lets compute publish: a finished backfill and train's report. */
  putReady(store: TableStore, through: EpochDay): Promise<void>;
}

/** A market over `[from, to]`. */
export function hourlyTable(from: EpochDay, to: EpochDay): HourlyTable {
  const market = simulatedMarket({ registry: REGISTRY, seed: 'bench', startDay: from, endDay: to + 1 });
  const rows = new Map<EpochDay, BarRow[]>();
  for (const token of market.tokens) {
    for (const { day, closeUsd, volumeUsd, supply } of market.bars(token)) {
      const row: BarRow = [token, closeUsd, volumeUsd, null, supply, 'simulated', 'accepted'];
      rows.set(day, [...(rows.get(day) ?? []), row]);
    }
  }
  return {
    async putBars(store, day) {
      await putNextDayBars(store, day, undefined, rows.get(day) ?? []);
    },
    async putHour(store, at) {
      const observedAt = new Date(at + 2 * 60_000);
      await putHourPanel(store, {
        bucket: observedAt.toISOString().slice(0, 13),
        source: 'simulated',
        volumeScope: 'venue',
        simulated: true,
        observedAt: observedAt.toISOString(),
        rows: liveTokens(REGISTRY, Math.floor(at / 86_400_000) - 1).flatMap((token) => {
          const quote = market.quoteAt(token, observedAt.getTime());
          return quote === null
            ? []
            : [[token, quote.priceUsd, quote.volumeUsd, quote.supply, 'accepted' as const, null]];
        }),
      });
    },
    async putReady(store, through) {
      const count = market.tokens.length;
      const at = new Date((through + 1) * 86_400_000).toISOString();
      await putProgress(store, {
        phase: 'done',
        tokensDone: count,
        tokensFailed: 0,
        tokensPending: 0,
        tokensTotal: count,
        assembledTokens: count,
        repairedThrough: through,
        startedAt: at,
        updatedAt: at,
        detail: 'all tokens filled',
      });
    },
  };
}
