import { type CoingeckoOptions, coingeckoClient } from './coingeckoClient.ts';
import { coingeckoHistory } from './coingeckoHistory.ts';
import { coingeckoQuotes } from './coingeckoQuotes.ts';
import type { HistorySource, Quote, QuoteSource } from './port.ts';
import { quotedText } from './quotedText.ts';

const IDS_PER_CALL = 250;
/** What the keyless and demo plans reach back; the paid ones have no limit that matters here. */
const FREE_PLAN_DAYS = 365;

/**
 * Quotes and history from CoinGecko's API or a server of its shape. Quotes: one `coins/markets` page per 250 ids.
 * History: one `market_chart` call per token, always to the reach of the plan (`limits.daysBack` says it), because
 * fewer days would cost the same call.
 */
export function coingecko(options: CoingeckoOptions): QuoteSource & HistorySource {
  const call = coingeckoClient(options);
  const daysBack = options.plan === 'pro' ? null : FREE_PLAN_DAYS;
  return {
    name: options.name,
    volumeScope: options.volumeScope,
    simulated: false,
    limits: {
      idsPerCall: IDS_PER_CALL,
      daysPerCall: daysBack ?? Number.POSITIVE_INFINITY,
      daysBack,
      callsPerMinute: options.callsPerMinute,
    },

    async quotes(ids, signal) {
      const quotes: Quote[] = [];
      const rejected: { id: string; reason: string }[] = [];
      let observedAt = 0;
      for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
        const asked = ids.slice(start, start + IDS_PER_CALL);
        const query = {
          vs_currency: 'usd',
          ids: asked.join(','),
          per_page: IDS_PER_CALL,
          page: 1,
          precision: 'full',
        } as const;
        const answer = await call('coins/markets', (client) =>
          client.coins.markets.get(query, { signal: signal ?? null }),
        );
        const page = coingeckoQuotes(answer.data, asked, options.name);
        quotes.push(...page.quotes);
        rejected.push(...page.rejected);
        observedAt = answer.observedAt;
      }
      return { quotes, rejected, observedAt };
    },

    async history(id, from, to, signal) {
      const what = `history of ${quotedText(id)}`;
      const query = {
        vs_currency: 'usd',
        days: String(daysBack ?? 'max'),
        interval: 'daily',
        precision: 'full',
      } as const;
      const { data } = await call(what, (client) =>
        client.coins.marketChart.get(id, query, { signal: signal ?? null }),
      );
      return coingeckoHistory(data, from, to, `${options.name}: ${what}`);
    },
  };
}
