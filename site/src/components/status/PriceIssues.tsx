import type { Status } from '../../../../shared/contracts/status.ts';
import { Panel } from '../common/Panel.tsx';

type Issue = Status['data']['issues'][number];

const KINDS: readonly (readonly [Issue['flag'], string, string])[] = [
  ['quarantined', 'Quarantined', 'a price came and was refused'],
  ['stale', 'Stale', 'the last price is carried'],
  ['missing', 'Missing', 'no price came'],
];

/** Every live token whose price was not accepted, with the reason the gate gave. */
export function PriceIssues({ issues, liveTokens }: { issues: readonly Issue[]; liveTokens: number }) {
  return (
    <Panel
      id="issues"
      title="Prices not accepted"
      aside={
        <span class="panel-count">
          {issues.length} of {liveTokens}
        </span>
      }
    >
      {issues.length === 0 && <p class="empty">Every live token has an accepted price.</p>}
      {KINDS.map(([flag, name, meaning]) => {
        const own = issues.filter((issue) => issue.flag === flag);
        if (own.length === 0) return null;
        return (
          <section key={flag} class="issue-kind">
            <h3>
              {name}: {own.length} <span class="name">({meaning})</span>
            </h3>
            <ul class="issues">
              {own.map(({ token, symbol, reason }) => (
                <li key={token}>
                  <a class="symbol" href={`/tokens/${token}/`}>
                    {symbol}
                  </a>{' '}
                  {reason}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Panel>
  );
}
