import type { TokenHistory } from '../../../shared/contracts/history.ts';
import type { ChartMark, ChartSpec } from '../charts/timeSeries/spec.ts';
import { priceTicks, priceUsd } from '../format/usd.ts';

const KIND: Readonly<Record<TokenHistory['flips'][number]['to'], ChartMark['kind']>> = {
  bullish: 'up',
  bearish: 'down',
  neutral: 'level',
};

/** A token's closes with every change of its signal on them; undefined where the window holds no price. */
export function tokenChart(history: TokenHistory): ChartSpec | undefined {
  const first = history.close.findIndex((close) => close !== null);
  if (first === -1) return undefined;
  const scale = history.window === '1y' || history.window === 'all' ? 'log' : 'linear';
  const highest = Math.max(...history.close.map((close) => close ?? 0));
  return {
    times: history.times.slice(first),
    series: [
      {
        name: 'Close',
        short: history.symbol,
        color: '--series-1',
        values: history.close.slice(first),
        main: true,
      },
    ],
    marks: history.flips.map(({ date, from, to }) => ({
      time: date,
      kind: KIND[to],
      label: `signal ${from} → ${to}`,
    })),
    scale,
    format: priceUsd,
    tick: priceTicks(highest, scale),
  };
}
