import { isoDateOf } from '../../../../../shared/market/day.ts';
import type { WhatIfResult } from '../../../../../shared/whatif/runWhatIf.ts';
import type { ChartSeries, ChartSpec } from '../../../charts/timeSeries/spec.ts';
import { signedPercent } from '../../../format/percent.ts';

/** Growth of a run beside the rules' own, Bitcoin held and Bitcoin timed; all of it hypothetical, equal ratios equal heights. */
export function outcomeChart(result: WhatIfResult, baseline: WhatIfResult): ChartSpec {
  const line = (name: string, short: string, color: string, nav: Float64Array): ChartSeries => {
    return { name, short, color, values: Array.from(nav) };
  };
  const benchmark = (id: string, name: string, color: string) =>
    result.benchmarks.filter((one) => one.id === id).map(({ nav }) => line(name, name, color, nav));
  return {
    times: result.days.map(isoDateOf),
    series: [
      { ...line('Your settings', 'Yours', '--series-1', result.net.nav), main: true },
      line('The rules', 'Rules', '--series-4', baseline.net.nav),
      ...benchmark('bitcoin', 'BTC', '--series-2'),
      ...benchmark('timed', 'Timed', '--series-5'),
    ],
    hypotheticalBefore: '9999-12-31',
    scale: 'log',
    baseline: 1,
    format: (value) => signedPercent(value - 1),
    tick: (value) => signedPercent(value - 1, 0),
  };
}
