import { useMemo } from 'preact/hooks';
import type { WhatIfPath, WhatIfResult } from '../../../../../shared/whatif/runWhatIf.ts';
import { TimeSeries } from '../../../charts/timeSeries/TimeSeries.tsx';
import { percent, signedPercent } from '../../../format/percent.ts';
import { ScrollBox } from '../../common/ScrollBox.tsx';
import { OffsetSpread } from './OffsetSpread.tsx';
import { outcomeChart } from './outcomeChart.ts';
import type { Run } from './useWhatIf.ts';

const NAMES: Readonly<Record<string, string>> = {
  bitcoin: 'BTC',
  ethereum: 'ETH',
  solana: 'SOL',
  timed: 'BTC timed',
};
const ratio = (value: number) => value.toFixed(2).replace('-', '−');

/** What the settings gave beside what the rules give and the benchmarks; then all seven days of each. */
export function Outcome({ run, published }: { run: Extract<Run, { kind: 'done' }>; published: number | undefined }) {
  const { result, baseline } = run;
  const spec = useMemo(() => outcomeChart(result, baseline), [result, baseline]);
  const paths: readonly (readonly [string, WhatIfPath, WhatIfResult | undefined])[] = [
    ['Your settings', result.net, result],
    ['The rules', baseline.net, baseline],
    ...result.benchmarks.map(({ id, ...path }) => [NAMES[id] ?? id, path, undefined] as const),
  ];
  return (
    <>
      <TimeSeries label="Growth with your settings, with the rules, and of benchmarks" spec={spec} />
      <ScrollBox label="Figures of the run, scrolls sideways">
        <table class="outcome">
          <caption class="sr">Figures of the run beside the rules and the benchmarks</caption>
          <thead>
            <tr>
              <th scope="col">After costs</th>
              {['Growth a year', 'Sharpe', 'Drawdown', 'Turnover', 'Costs a year'].map((name) => (
                <th key={name} scope="col" class="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {paths.map(([name, { performance }, own]) => (
              <tr key={name} class={own === result ? 'own' : undefined}>
                <th scope="row">{name}</th>
                <td class="number">{signedPercent(performance.cagr)}</td>
                <td class="number">{ratio(performance.sharpe)}</td>
                <td class="number">{percent(performance.maxDrawdown)}</td>
                <td class="number">{own === undefined ? '' : own.turnover.toFixed(1)}</td>
                <td class="number">{own === undefined ? '' : percent(own.cost)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <OffsetSpread result={result} baseline={baseline} />
      {published !== undefined && (
        <p class="fine">
          Check: run here with its own settings, the published back-test has a Sharpe ratio of{' '}
          {ratio(baseline.net.performance.sharpe)}; published was {ratio(published)}. Published closes are rounded.
        </p>
      )}
    </>
  );
}
