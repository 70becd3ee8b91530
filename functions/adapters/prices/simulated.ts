import { type EpochDay, lastClosedDay } from '../../../shared/market/day.ts';
import { type SimulatedMarket, simulatedMarket } from '../../../shared/market/simulated/simulatedMarket.ts';
import { aliasSpans } from '../../../shared/registry/aliases.ts';
import type { Registry } from '../../../shared/registry/types.ts';
import { AppError } from '../appError.ts';
import type { Clock } from '../clock/port.ts';
import type { HistorySource, QuoteSource, VolumeScope } from './port.ts';
import { quotedText } from './quotedText.ts';

export interface SimulatedOptions {
  readonly registry: Registry;
  readonly seed: string;
  readonly startDay: EpochDay;
  readonly volumeScope: VolumeScope;
  readonly clock: Clock;
}

/**
 * Both ports over the seeded simulated market, under CoinGecko's ids so that everything behind them is what runs live.
 * A day's prices never depend on when they were asked for: the market is only grown to the day asked about.
 */
export function simulated(options: SimulatedOptions): QuoteSource & HistorySource {
  const { registry, seed, startDay, clock } = options;
  const tokens = new Map(
    registry.tokens.flatMap((token) => aliasSpans(token, 'coingecko').map((alias) => [alias.value, token.id])),
  );
  let grown: { endDay: EpochDay; market: SimulatedMarket } | undefined;
  const marketTo = (endDay: EpochDay): SimulatedMarket => {
    if (grown === undefined || grown.endDay < endDay) {
      grown = { endDay, market: simulatedMarket({ registry, seed, startDay, endDay }) };
    }
    return grown.market;
  };

  return {
    name: 'simulated',
    volumeScope: options.volumeScope,
    simulated: true,
    limits: {
      idsPerCall: Number.POSITIVE_INFINITY,
      daysPerCall: Number.POSITIVE_INFINITY,
      daysBack: null,
      callsPerMinute: 0,
    },

    async quotes(ids) {
      const observedAt = await clock.now();
      const market = marketTo(lastClosedDay(observedAt) + 1);
      const quotes = ids.flatMap((id) => {
        const quote = market.quoteAt(tokens.get(id) ?? '', observedAt);
        if (quote === null) return [];
        const { priceUsd, volumeUsd, supply } = quote;
        return [
          { id, priceUsd, volumeUsd, circulatingSupply: supply, lastUpdated: new Date(observedAt).toISOString() },
        ];
      });
      return { quotes, rejected: [], observedAt };
    },

    async history(id, from, to) {
      const token = tokens.get(id);
      if (token === undefined) {
        const message = `simulated: history of ${quotedText(id)}: no token of the registry has this id`;
        throw new AppError('UNKNOWN_ID', message, { retryable: false });
      }
      return marketTo(to)
        .bars(token)
        .filter((bar) => bar.day >= from && bar.day <= to)
        .map(({ day, closeUsd, volumeUsd, supply }) => ({ day, close: closeUsd, volumeUsd, supply }));
    },
  };
}
