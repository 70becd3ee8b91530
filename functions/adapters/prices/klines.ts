import * as z from 'zod';
import type { EpochDay } from '../../../shared/market/day.ts';
import { KLINES_SOURCE } from '../../../shared/market/sourceNames.ts';
import { AppError } from '../appError.ts';
import { apiBase } from './apiBase.ts';
import { type ExchangeOptions, exchangeRefusal } from './exchangeRefusal.ts';
import { jsonGateway } from './jsonGateway.ts';
import type { HistoryBar, HistorySource } from './port.ts';
import { quotedText } from './quotedText.ts';

const MS_PER_DAY = 86_400_000;
const DAYS_PER_CALL = 1000;

const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/)
  .transform(Number);
/** [openTime, open, high, low, close, baseVolume, closeTime, quoteVolume, ...] */
const kline = z
  .tuple([z.int(), z.unknown(), z.unknown(), z.unknown(), amount, z.unknown(), z.int(), amount])
  .rest(z.unknown());

/**
 * Daily history from Binance's public klines (spot, keyless), 1,000 days a call. A candle opened on D is bar D; its
 * volume is the quote volume of that one venue in dollars; the exchange knows no supply. Rows of wrong types and the
 * candle that is still open are left out. An unknown pair throws AppError `UNKNOWN_ID`; a blocked region `SOURCE_DENIED`; neither is retryable.
 */
export function klines(options: ExchangeOptions): HistorySource {
  const base = apiBase(options.baseUrl);
  const gateway = jsonGateway({ ...options, source: 'binance' });

  async function page(pair: string, from: EpochDay, to: EpochDay, signal?: AbortSignal): Promise<HistoryBar[]> {
    const query = new URLSearchParams({
      symbol: pair,
      interval: '1d',
      startTime: String(from * MS_PER_DAY),
      endTime: String((to + 1) * MS_PER_DAY - 1),
      limit: String(DAYS_PER_CALL),
    });
    const answer = await gateway(`${base}/klines?${query}`, signal ? { signal } : {});
    if (answer.status >= 400) throw exchangeRefusal(`klines of ${quotedText(pair)}`, answer.status, answer.json);
    const rows = z.array(z.unknown()).safeParse(answer.json);
    if (!rows.success) {
      const message = `binance: klines of ${quotedText(pair)} answered ${quotedText(answer.json)} instead of a list of candles`;
      throw new AppError('SOURCE_NOT_A_CHART', message, { retryable: true });
    }
    // The exchange's own clock tells which candle is finished: ours may be ahead of it.
    const answeredAt = Date.parse(answer.headers.get('date') ?? '') || Date.now();
    return rows.data.flatMap((row) => barOf(row, from, to, answeredAt));
  }

  return {
    name: KLINES_SOURCE,
    volumeScope: 'venue',
    limits: { daysPerCall: DAYS_PER_CALL, daysBack: null, callsPerMinute: options.callsPerMinute },
    async history(pair, from, to, signal) {
      const bars = new Map<EpochDay, HistoryBar>();
      for (let start = from; start <= to; start += DAYS_PER_CALL) {
        const end = Math.min(to, start + DAYS_PER_CALL - 1);
        for (const bar of await page(pair, start, end, signal)) bars.set(bar.day, bar);
      }
      return [...bars.values()].sort((a, b) => a.day - b.day);
    },
  };
}

function barOf(row: unknown, from: EpochDay, to: EpochDay, answeredAt: number): HistoryBar[] {
  const parsed = kline.safeParse(row);
  if (!parsed.success) return [];
  const [openTime, , , , close, , closeTime, volumeUsd] = parsed.data;
  const day = Math.floor(openTime / MS_PER_DAY);
  const isClosed = openTime % MS_PER_DAY === 0 && closeTime <= answeredAt;
  return isClosed && day >= from && day <= to ? [{ day, close, volumeUsd, supply: null }] : [];
}
