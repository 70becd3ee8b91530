import type { Snapshot } from '../../data/snapshot.ts';
import { percent } from '../../format/percent.ts';
import { dateInWords, instantInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';
import { TokenLink } from '../common/TokenLink.tsx';

const count = new Intl.NumberFormat('en');

/** What the numbers rest on, and every price that was not accepted. */
export function DataQuality({ snapshot }: { snapshot: Snapshot }) {
  const { status } = snapshot;
  const sources = Object.entries(status.history_sources).map(([name, days]) => `${name} ${count.format(days)}`);
  return (
    <Panel id="data" more={{ href: '/status/', name: 'Runs, sources and errata' }} title="Data quality">
      <dl class="quality">
        <div>
          <dt>Coverage</dt>
          <dd>
            {percent(status.coverage)} of {status.live_tokens} live tokens have an accepted price
          </dd>
        </div>
        <div>
          <dt>Prices</dt>
          <dd>
            {instantInWords(snapshot.as_of)}, from {status.quote_source}
            {snapshot.simulated && ' (made up)'}
          </dd>
        </div>
        <div>
          <dt>Decided on</dt>
          <dd>close of {dateInWords(snapshot.close_date)}</dd>
        </div>
        <div>
          <dt>Latest closes</dt>
          <dd>{sources.length === 0 ? 'none yet' : `${sources.join(', ')} token-days of the last month`}</dd>
        </div>
        <div>
          <dt>Stand-in supplies</dt>
          <dd>
            {status.stand_in_supply_tokens === 0
              ? 'none'
              : `${status.stand_in_supply_tokens} tokens: today's supply applied to history, so their caps decide nothing there`}
          </dd>
        </div>
        <div>
          <dt>Hypothetical</dt>
          <dd>
            everything before {dateInWords(status.hypothetical_before)} is hypothetical: the list of narratives was
            written later
          </dd>
        </div>
        {status.skipped_days.length > 0 && (
          <div>
            <dt>Skipped closes</dt>
            <dd>{status.skipped_days.map((day) => dateInWords(day)).join(', ')}: too few prices to decide on</dd>
          </div>
        )}
      </dl>
      <h3>Prices not accepted: {status.issues.length}</h3>
      {status.issues.length === 0 && <p class="empty">Every live token has an accepted price.</p>}
      <ul class="issues">
        {status.issues.map((issue) => (
          <li key={issue.token}>
            <TokenLink id={issue.token} symbol={issue.symbol} /> <span class="tag thin">{issue.flag}</span>{' '}
            {issue.reason}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
