import * as z from 'zod';
import { type EpochDay, lastClosedDay } from '../../../shared/market/day.ts';
import { AppError } from '../appError.ts';
import type { HistoryBar } from './port.ts';
import { quotedText } from './quotedText.ts';

const MS_PER_DAY = 86_400_000;

const series = z.array(z.unknown());
const chart = z.object({ prices: series, market_caps: series, total_volumes: series });
const point = z.tuple([z.number(), z.number()]).rest(z.unknown());

/**
 * The daily bars of a `market_chart` answer. A point at midnight D+1 is bar D's close; the trailing point of now, and any
 * other that is not at a midnight, is no bar. Points of wrong types are left out: those days stay missing. Supply is
 * cap / price, null where the provider has no cap. Throws AppError `SOURCE_NOT_A_CHART` (retryable).
 */
export function coingeckoHistory(data: unknown, from: EpochDay, to: EpochDay, what: string): HistoryBar[] {
  const parsed = chart.safeParse(data);
  if (!parsed.success) {
    throw new AppError(
      'SOURCE_NOT_A_CHART',
      `${what}: market_chart answered ${quotedText(data)} instead of three series`,
      {
        retryable: true,
      },
    );
  }
  const volumes = byMidnight(parsed.data.total_volumes);
  const caps = byMidnight(parsed.data.market_caps);
  const bars: HistoryBar[] = [];
  for (const [midnight, close] of byMidnight(parsed.data.prices)) {
    const day = lastClosedDay(midnight);
    if (day < from || day > to) continue;
    const cap = caps.get(midnight);
    bars.push({
      day,
      close,
      volumeUsd: volumes.get(midnight) ?? null,
      supply: cap !== undefined && cap > 0 && close > 0 ? cap / close : null,
    });
  }
  return bars.sort((a, b) => a.day - b.day);
}

function byMidnight(points: readonly unknown[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const raw of points) {
    const parsed = point.safeParse(raw);
    if (parsed.success && parsed.data[0] % MS_PER_DAY === 0) found.set(parsed.data[0], parsed.data[1]);
  }
  return found;
}
