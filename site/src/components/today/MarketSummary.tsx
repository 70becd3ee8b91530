import type { Market } from '../../../../shared/contracts/snapshot.ts';
import { Sparkline } from '../../charts/Sparkline.tsx';
import { priceUsd } from '../../format/usd.ts';
import { Missing } from '../common/Missing.tsx';
import { Return } from '../common/Return.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

const WINDOWS = [
  ['h24', '24 h'],
  ['d7', '7 d'],
  ['d30', '30 d'],
  ['ytd', 'YTD'],
] as const;

/** The market in one sentence, then the three benchmarks everything is measured against. */
export function MarketSummary({ market, asOf }: { market: Market; asOf: string }) {
  return (
    <div class="summary">
      <div class="summary-words">
        <h1>
          Today <span class="summary-date">{asOf}</span>
        </h1>
        <p class="lead">{market.sentence}</p>
      </div>
      <ul class="benchmarks" aria-label="Benchmarks">
        {market.benchmarks.map((row) => (
          <li key={row.id} class="benchmark">
            <div class="benchmark-name">
              <TokenLink id={row.id} symbol={row.symbol} />
              <span class="benchmark-price">
                {row.price === null ? <Missing why="no accepted price" /> : priceUsd(row.price)}
              </span>
            </div>
            <Sparkline values={row.sparkline} label={`${row.symbol}, daily closes of the last 30 days`} />
            <dl>
              {WINDOWS.map(([window, name]) => (
                <div key={window}>
                  <dt>{name}</dt>
                  <dd>
                    <Return value={row[window]} />
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}
