import type { NarrativeHistory } from '../../../../shared/contracts/history.ts';
import { percent } from '../../format/percent.ts';
import { dateInWords } from '../../format/utc.ts';
import { TokenLink } from '../common/TokenLink.tsx';

/** What the index held after each rebalance of the range, the newest first. */
export function Rebalances({ rebalances }: { rebalances: NarrativeHistory['rebalances'] }) {
  if (rebalances.length === 0) return null;
  return (
    <details class="more">
      <summary>Baskets of this range: {rebalances.length}</summary>
      <ul class="lines">
        {rebalances.toReversed().map(({ date, tokens }) => (
          <li key={date}>
            <time dateTime={date}>{dateInWords(date)}</time>:{' '}
            {tokens.map(({ token, symbol, weight }, place) => (
              <span key={token}>
                {place > 0 && ', '}
                <TokenLink id={token} symbol={symbol} /> {percent(weight)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
