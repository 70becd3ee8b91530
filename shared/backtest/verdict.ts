import type { Parameters } from '../engine/parameters.ts';
import type { Assessment } from './assess.ts';
import type { Interval } from './figures/intervals.ts';

/**
 * What a back-test allows one to say. Nothing outperforms unless net of costs, live, and with a deflated Sharpe ratio of
 * `params.backtest.provenDsr`: a back-test is never live, so the answer is always that there is no evidence yet, and why.
 */
export function verdict(assessment: Assessment, params: Parameters): string {
  const { net, dsr, intervals, benchmarks } = assessment;
  const { low, high } = intervals.own.sharpe;
  const parts = [
    'No evidence yet (0 weeks live): a back-test is hypothetical, whatever it shows.',
    `Net Sharpe ${net.sharpe.toFixed(2)}, 95% interval ${low.toFixed(2)} to ${high.toFixed(2)}.`,
  ];
  const present = benchmarks.filter(({ nav }) => nav !== undefined);
  const namesOf = (isMeant: (difference: Interval) => boolean) =>
    present.filter((_, i) => isMeant(intervals.differences[i]?.sharpe ?? { low: 0, high: 0 })).map(({ name }) => name);
  const ahead = namesOf((difference) => difference.low > 0);
  const behind = namesOf((difference) => difference.high < 0);
  parts.push(
    ahead.length === 0
      ? 'No benchmark is beaten beyond chance.'
      : `Above chance, on this file only, against ${ahead.join('; ')}.`,
  );
  if (behind.length > 0) parts.push(`Worse beyond chance than ${behind.join('; ')}.`);
  if (dsr === undefined) parts.push('The portfolio never moved, so there is no deflated Sharpe ratio.');
  else
    parts.push(
      `Deflated Sharpe ratio ${dsr.toFixed(2)}, ${dsr >= params.backtest.provenDsr ? 'at or above' : 'below'} the ${params.backtest.provenDsr} a live record would need.`,
    );
  return parts.join(' ');
}
