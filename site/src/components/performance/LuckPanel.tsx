import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { percent, signedPercent } from '../../format/percent.ts';
import { Panel } from '../common/Panel.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';
import { ratio } from './figureText.ts';
import { Histogram } from './Histogram.tsx';
import { IntervalBar } from './IntervalBar.tsx';

type Summary = NonNullable<PerformanceHistory['backtest']>['summary'];

/** What of the result chance and choice explain: random rotations, the seven weekdays, the number of trials. */
export function LuckPanel({ summary }: { summary: Summary }) {
  return (
    <Panel
      id="luck"
      title="Luck"
      note="How much of the result the choice of a day, of a configuration, or nothing at all would have given."
    >
      <div class="columns even">
        <Random summary={summary} />
        <Offsets summary={summary} />
      </div>
      <Trials summary={summary} />
    </Panel>
  );
}

function Random({ summary: { random_rotations: random, net, costs } }: { summary: Summary }) {
  const places = random.sharpes.length;
  return (
    <section>
      <h3>Random rotations</h3>
      <Histogram
        label={`Sharpe ratios of ${places} random rotations`}
        values={random.sharpes}
        mark={{ value: net.sharpe, name: `Rotation ${ratio(net.sharpe)}` }}
        format={ratio}
      />
      <p class="fine">
        {places.toLocaleString('en')} rotations that moved on the same days with the same weights, but drew their
        narratives and tokens by lot. {percent(random.sharpe_percentile, 0)} had a Sharpe ratio as low as the rotation's
        or lower, {percent(random.cagr_percentile, 0)} grew as little or less. Median turnover{' '}
        {random.median_turnover.toFixed(1)} a year, the rotation's {costs.turnover.toFixed(1)}.
      </p>
    </section>
  );
}

function Offsets({ summary: { offsets } }: { summary: Summary }) {
  const { sharpe } = offsets;
  const scale = Math.max(...offsets.portfolios.map(({ performance }) => Math.abs(performance.sharpe)), 0.1);
  return (
    <section>
      <h3>The seven days of a week, each alone</h3>
      <ScrollBox label="The seven offsets, scrolls sideways">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" class="number">
                Sharpe
              </th>
              <th scope="col">
                <span class="sr">Sharpe, drawn</span>
              </th>
              <th scope="col" class="number">
                Growth a year
              </th>
              <th scope="col" class="number">
                Drawdown
              </th>
              <th scope="col" class="number">
                Turnover
              </th>
            </tr>
          </thead>
          <tbody>
            {offsets.portfolios.map(({ offset, performance, turnover }) => (
              <tr key={offset}>
                <th scope="row">{weekdayOf(offset)}</th>
                <td class="number own">{ratio(performance.sharpe)}</td>
                <td>
                  <IntervalBar
                    value={performance.sharpe}
                    interval={{ low: Math.min(0, performance.sharpe), high: Math.max(0, performance.sharpe) }}
                    scale={scale}
                  />
                </td>
                <td class="number">{signedPercent(performance.cagr)}</td>
                <td class="number">{percent(performance.max_drawdown)}</td>
                <td class="number">{turnover.toFixed(1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p class="fine">
        The same rules deciding on one weekday only would have shown a Sharpe ratio from {ratio(sharpe.min)} to{' '}
        {ratio(sharpe.max)} (mean {ratio(sharpe.mean)}, spread {ratio(sharpe.sd)}). The portfolio is the mean of the
        seven: nobody chose the day.
      </p>
    </section>
  );
}

const WEEKDAYS = ['Thu', 'Fri', 'Sat', 'Sun', 'Mon', 'Tue', 'Wed'] as const;
/** Day 0 of the epoch was a Thursday. */
const weekdayOf = (offset: number): string => WEEKDAYS[offset] ?? String(offset);

function Trials({ summary: { overfitting, grade_ic, model_ic } }: { summary: Summary }) {
  const share = (value: number | null) => (value === null ? 'not defined' : percent(value, 0));
  const skill = ({ mean, t, days }: Summary['grade_ic']) =>
    mean === null ? 'not measured' : `${mean.toFixed(3)}, t ${t === null ? 'not defined' : ratio(t)}, ${days} days`;
  return (
    <dl class="quality luck-facts">
      <div>
        <dt>Trials counted</dt>
        <dd>
          {overfitting.trials} configurations were tried on recorded prices; the best of many looks good by chance
        </dd>
      </div>
      <div>
        <dt>Above zero</dt>
        <dd>{share(overfitting.psr)} probability that the true Sharpe ratio is above zero</dd>
      </div>
      <div>
        <dt>Above luck</dt>
        <dd>
          {share(overfitting.dsr)} probability that it is above what the best of so many trials shows by luck (deflated
          Sharpe ratio; a claim would need 95%, live)
        </dd>
      </div>
      <div>
        <dt>Overfitting</dt>
        <dd>
          {share(overfitting.offsets_pbo)} probability by choosing the best of the seven days
          {overfitting.trials_pbo !== null && `, ${share(overfitting.trials_pbo)} by choosing the best of the trials`}
        </dd>
      </div>
      <div>
        <dt>Grade</dt>
        <dd>rank correlation with the week after: {skill(grade_ic)}</dd>
      </div>
      <div>
        <dt>Model</dt>
        <dd>the same of its predictions, out of sample: {skill(model_ic)}</dd>
      </div>
    </dl>
  );
}
