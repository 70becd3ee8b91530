import * as z from 'zod';
import { KLINES_SOURCE } from '../../../shared/market/sourceNames.ts';
import { AppError } from '../appError.ts';
import { apiBase } from './apiBase.ts';
import { type ExchangeOptions, exchangeRefusal } from './exchangeRefusal.ts';
import { jsonGateway } from './jsonGateway.ts';
import type { Quote, QuotePage, QuoteSource } from './port.ts';
import { quotedText } from './quotedText.ts';

const list = z.array(z.unknown());
const amount = z.string().regex(/^\d+(\.\d+)?([eE][+-]?\d+)?$/);
const ticker = z.object({
  symbol: z.string(),
  lastPrice: amount.transform(Number),
  quoteVolume: amount.transform(Number),
  closeTime: z.int().nonnegative().max(8.64e15),
});

/**
 * Current prices from Binance's public 24-hour ticker (spot, keyless): every pair in one call, because a call that names
 * pairs fails as a whole for one it does not know. Ids are pairs; the volume is that venue's, in dollars; it knows no
 * supply. A pair without a trade in 24 hours is undated, so that its last price is not taken for a current one.
 */
export function exchangeTicker(options: ExchangeOptions): QuoteSource {
  const url = `${apiBase(options.baseUrl)}/ticker/24hr?type=MINI`;
  const gateway = jsonGateway({ ...options, source: KLINES_SOURCE });
  return {
    name: KLINES_SOURCE,
    volumeScope: 'venue',
    simulated: false,
    limits: { idsPerCall: Number.POSITIVE_INFINITY, callsPerMinute: options.callsPerMinute },
    async quotes(pairs, signal) {
      const answer = await gateway(url, signal ? { signal } : {});
      if (answer.status >= 400) throw exchangeRefusal('tickers', answer.status, answer.json);
      const rows = list.safeParse(answer.json);
      if (!rows.success) {
        const message = `${KLINES_SOURCE}: tickers answered ${quotedText(answer.json)} instead of a list of pairs`;
        throw new AppError('SOURCE_NOT_A_LIST', message, { retryable: true });
      }
      // A source without a Date header is taken to answer now.
      const observedAt = Date.parse(answer.headers.get('date') ?? '') || Date.now();
      return { ...pageOf(rows.data, new Set(pairs)), observedAt };
    },
  };
}

function pageOf(rows: readonly unknown[], wanted: ReadonlySet<string>): Omit<QuotePage, 'observedAt'> {
  const quotes: Quote[] = [];
  const rejected: { id: string; reason: string }[] = [];
  for (const row of rows) {
    const id = (row as { symbol?: unknown } | null)?.symbol;
    if (typeof id !== 'string' || !wanted.has(id)) continue;
    const parsed = ticker.safeParse(row);
    if (parsed.success) quotes.push(quoteOf(parsed.data));
    else
      rejected.push({ id, reason: `wrong type: ${parsed.error.issues.map(({ path }) => path.join('.')).join(', ')}` });
  }
  return { quotes, rejected };
}

function quoteOf({ symbol, lastPrice, quoteVolume, closeTime }: z.infer<typeof ticker>): Quote {
  const lastUpdated = quoteVolume > 0 ? new Date(closeTime).toISOString() : null;
  return { id: symbol, priceUsd: lastPrice, volumeUsd: quoteVolume, circulatingSupply: null, lastUpdated };
}
