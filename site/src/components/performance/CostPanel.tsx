import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { percent, signedPercent } from '../../format/percent.ts';
import { Panel } from '../common/Panel.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { ratio, sizeUsd } from './figureText.ts';

type Summary = NonNullable<PerformanceHistory['backtest']>['summary'];

/** What trading costs, how much money the rules take, what a dying token costs. */
export function CostPanel({ summary: { costs, capacity, haircuts } }: { summary: Summary }) {
  const bps = (value: number | null) =>
    value === null ? 'nothing traded' : `${value.toFixed(0)} bp of what is traded`;
  return (
    <Panel id="costs" title="Costs and capacity">
      <dl class="quality">
        <div>
          <dt>Turnover</dt>
          <dd>{costs.turnover.toFixed(1)} times the portfolio a year, buys and sells</dd>
        </div>
        <div>
          <dt>Cost</dt>
          <dd>
            {percent(costs.cost)} of the portfolio a year, {bps(costs.average_bps)}
          </dd>
        </div>
        <div>
          <dt>Break-even</dt>
          <dd>{costs.break_even_bps === null ? 'nothing was earned before costs' : bps(costs.break_even_bps)}</dd>
        </div>
        <div>
          <dt>Capacity</dt>
          <dd>
            {capacity.halving_usd === null
              ? 'no size was found at which growth halves: the smallest portfolio earns nothing, or none is too large'
              : `growth halves at about ${sizeUsd(capacity.halving_usd)}`}
          </dd>
        </div>
      </dl>
      <h3>The same decisions at other sizes</h3>
      <ScrollBox label="Sizes, scrolls sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">At the start</th>
              <th scope="col" class="number">
                Growth a year, net
              </th>
              <th scope="col" class="number">
                Wanted trades cut by volume
              </th>
            </tr>
          </thead>
          <tbody>
            {capacity.ladder.map(({ aum_usd, cagr, cut }) => (
              <tr key={aum_usd}>
                <th scope="row">{sizeUsd(aum_usd)}</th>
                <td class="number">{signedPercent(cagr)}</td>
                <td class="number">{percent(cut)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <h3>The same decisions when a delisting loses</h3>
      <ScrollBox label="Haircuts, scrolls sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Haircut</th>
              <th scope="col" class="number">
                Growth a year, net
              </th>
              <th scope="col" class="number">
                Sharpe
              </th>
              <th scope="col" class="number">
                Drawdown
              </th>
            </tr>
          </thead>
          <tbody>
            {haircuts.map(({ haircut, performance }) => (
              <tr key={haircut}>
                <th scope="row">{percent(haircut, 0)}</th>
                <td class="number">{signedPercent(performance.cagr)}</td>
                <td class="number">{ratio(performance.sharpe)}</td>
                <td class="number">{percent(performance.max_drawdown)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Panel>
  );
}
