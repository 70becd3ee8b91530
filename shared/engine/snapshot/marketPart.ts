import type { Narratives } from '../../contracts/narratives.ts';
import type { Market } from '../../contracts/snapshot.ts';
import type { Tokens } from '../../contracts/tokens.ts';
import type { SnapshotInput } from './input.ts';
import type { Lookups } from './lookups.ts';
import { marketSentence } from './marketSentence.ts';

const MOVERS = 5;

/** Benchmarks, the day's movers among tradable members, and the market in one sentence. */
export function marketPart(input: SnapshotInput, lookups: Lookups, narratives: Narratives, tokens: Tokens): Market {
  const benchmarks = input.params.benchmarks.flatMap((id) => {
    const row = tokens.tokens.find((token) => token.id === id);
    return row === undefined
      ? []
      : [{ id, symbol: row.symbol, price: row.price, ...row.roi, sparkline: row.sparkline }];
  });
  const movable = tokens.tokens
    .filter((row) => row.tradable && row.price_flag === 'accepted' && row.roi.h24 !== null)
    .map((row) => ({ token: row.id, symbol: row.symbol, name: row.name, h24: row.roi.h24 ?? 0 }))
    .sort((a, b) => b.h24 - a.h24 || (a.token < b.token ? -1 : 1));
  return {
    benchmarks,
    sentence: marketSentence(input, lookups, narratives),
    movers: {
      up: movable.filter((row) => row.h24 > 0).slice(0, MOVERS),
      down: movable
        .filter((row) => row.h24 < 0)
        .slice(-MOVERS)
        .reverse(),
    },
  };
}
