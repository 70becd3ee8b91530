import { TRIALS } from '../../../../../shared/backtest/trials.ts';
import { Formula } from '../Formula.tsx';
import { Evidence, MethodSection } from '../MethodSection.tsx';
import { listed, P, pct } from '../values.ts';

export function RecordSection() {
  const { backtest: b, daysPerYear, benchmarks } = P;
  return (
    <MethodSection
      id="record"
      number={8}
      title="Back-test, record and honesty"
      parameters={{ backtest: b, daysPerYear, benchmarks }}
    >
      <Formula says="The figures of a value, a year of 365 days.">
        {`CAGR    (NAV_n / NAV_0)^(${daysPerYear} / n) − 1
Sharpe  mean / sd of daily returns × √${daysPerYear}, cash earning nothing
drawdown from the running peak, the initial capital included`}
      </Formula>
      <p>
        Beside every result stands what doubt leaves of it: the {pct(b.bootstrap.coverage)} interval of a stationary
        bootstrap ({b.bootstrap.draws} draws of blocks of {b.bootstrap.meanBlockDays} days), for the figure and for its{' '}
        <em>difference</em> to each benchmark; its place among {b.randomRotations} random rotations of equal turnover;
        the seven offsets; capacity; the loss on a delisting at {listed(b.haircuts.map(pct))}; the deflated Sharpe ratio
        with the true number of trials; the probability of overfitting.
      </p>
      <p>
        <strong>Nothing “outperforms” here</strong> unless it does so net of costs, live, and with a deflated Sharpe
        ratio of at least {b.provenDsr}. Otherwise the words are “no evidence yet”.
      </p>
      <p>
        <strong>The forward record</strong> starts at deployment in cash, and is never joined to the back-test. Each
        close adds an entry to a log that names the hash of the one before, of the inputs and of the state; nothing is
        rewritten. Anybody can recompute it from the published inputs: <code>npm run verify</code> in a checkout, or
        from <a href="/v1/genesis">/v1/genesis</a> on.
      </p>
      <Evidence>
        <p>
          Every configuration ever tried on the recorded market of 2020 to 2024 is counted; the deflated Sharpe ratio
          reads this table, the mean net Sharpe ratio of the seven offsets from 2022-04 to 2024-12:
        </p>
        <table class="trials">
          <thead>
            <tr>
              <th scope="col">Configuration tried</th>
              <th scope="col" class="number">
                Sharpe, net
              </th>
            </tr>
          </thead>
          <tbody>
            {TRIALS.map(({ configuration, sharpe }) => (
              <tr key={configuration}>
                <th scope="row">{configuration}</th>
                <td class="number">{sharpe.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          Sources: Politis and Romano, “The stationary bootstrap”, 1994; Bailey and López de Prado, “The deflated Sharpe
          ratio”, 2014; Bailey, Borwein, López de Prado and Zhu, “The probability of backtest overfitting”, 2017; Newey
          and West, 1987.
        </p>
      </Evidence>
    </MethodSection>
  );
}
