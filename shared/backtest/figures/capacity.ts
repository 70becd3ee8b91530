import { replayBook } from '../replay/replayBook.ts';
import type { ReplayMarket } from '../replay/replayMarket.ts';
import { trancheOrders } from '../replay/trancheOrders.ts';
import type { BacktestRecord } from '../types.ts';
import { annualGrowth } from './performance.ts';

/** How much money the rotation takes. US dollars at the start; the book grows with its NAV. */
export interface Capacity {
  /** Net CAGR of a portfolio so small that its own trades hardly move prices. */
  readonly smallCagr: number;
  /** Size at which the net CAGR is half of that; undefined where even the small one earns nothing. */
  readonly halvingUsd: number | undefined;
  /** Net CAGR at each of a ladder of sizes, and the share of wanted trades that the volume limit cut. */
  readonly ladder: readonly { readonly aumUsd: number; readonly cagr: number; readonly cutShare: number }[];
}

const LADDER = 10;

/**
 * Replays the recorded decisions at other sizes: the square-root impact grows with the size, and no trade exceeds its share
 * of the token's daily volume, the rest waiting for the next day. Sizes rise tenfold from the smallest.
 */
export function capacity(record: BacktestRecord, market: ReplayMarket): Capacity {
  const { params, closes } = record;
  const { smallUsd, largestUsd, keptShare } = params.backtest.capacity;
  const decide = trancheOrders(
    record,
    market,
    Array.from({ length: params.rotation.tranches }, (_, i) => i),
  );
  const at = (aumUsd: number) => {
    const { navNet, turnover, cut } = replayBook(market, aumUsd, decide, params);
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    const wanted = sum(turnover) + sum(cut);
    const cagr = annualGrowth(navNet[closes.length - 1] as number, closes.length - 1, params);
    return { aumUsd, cagr, cutShare: wanted === 0 ? 0 : sum(cut) / wanted };
  };
  const ladder = [];
  for (let aumUsd = smallUsd; aumUsd <= largestUsd; aumUsd *= LADDER) ladder.push(at(aumUsd));
  const smallCagr = ladder[0]?.cagr ?? 0;
  const wanted = smallCagr * keptShare;
  const beyond = ladder.findIndex(({ cagr }) => cagr < wanted);
  if (!(smallCagr > 0) || beyond < 1) return { smallCagr, halvingUsd: undefined, ladder };
  let low = Math.log((ladder[beyond - 1] as (typeof ladder)[number]).aumUsd);
  let high = Math.log((ladder[beyond] as (typeof ladder)[number]).aumUsd);
  for (let step = 0; step < BISECTIONS; step++) {
    const middle = (low + high) / 2;
    if (at(Math.exp(middle)).cagr < wanted) high = middle;
    else low = middle;
  }
  return { smallCagr, halvingUsd: Math.exp((low + high) / 2), ladder };
}

/** A size known to 1 part in 1,000 is more than the model behind it deserves. */
const BISECTIONS = 12;
