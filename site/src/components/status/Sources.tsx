import type { Status } from '../../../../shared/contracts/status.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import type { Loaded } from '../../data/useEndpoint.ts';
import { dateInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';
import { HistoryFill } from './HistoryFill.tsx';

const count = new Intl.NumberFormat('en');

/** Where prices and history come from, and what of them is not what it will be. */
export function Sources({ snapshot, live }: { snapshot: Snapshot; live: Loaded<Status> }) {
  const { status, simulated } = snapshot;
  const history = Object.entries(status.history_sources).sort(([, a], [, b]) => b - a);
  const checked = status.quotes_checked;
  return (
    <Panel id="sources" title="Sources and history">
      <dl class="quality">
        <div>
          <dt>Prices</dt>
          <dd>
            {status.quote_source}
            {simulated && ' (made up by a seeded generator)'}
            {status.quotes_stand_in_for !== null && `, standing in for ${status.quotes_stand_in_for}, which is out`}
          </dd>
        </div>
        <div>
          <dt>Checked by</dt>
          <dd>
            {checked === null
              ? 'no second source at this hour'
              : `${checked.source}: ${count.format(checked.compared)} prices compared, ${checked.apart} more than 3% apart and quarantined`}
          </dd>
        </div>
        {history.map(([name, days]) => (
          <div key={name}>
            <dt>Latest closes</dt>
            <dd>
              {name}: {count.format(days)} token-days of the last month
            </dd>
          </div>
        ))}
        {history.length === 0 && (
          <div>
            <dt>Latest closes</dt>
            <dd>none yet</dd>
          </div>
        )}
        <div>
          <dt>History</dt>
          <dd>
            <HistoryFill runs={live.kind === 'ready' ? live.data.runs : undefined} />
          </dd>
        </div>
        <div>
          <dt>Supplies</dt>
          <dd>
            {status.stand_in_supply_tokens === 0
              ? "no history rests on today's supply"
              : `${status.stand_in_supply_tokens} tokens have history without a supply of its time: caps decide nothing there`}
          </dd>
        </div>
        <div>
          <dt>Skipped closes</dt>
          <dd>
            {status.skipped_days.length === 0
              ? 'none of late'
              : `${status.skipped_days.map((day) => dateInWords(day)).join(', ')}: too few prices to decide on`}
          </dd>
        </div>
        <div>
          <dt>Hypothetical</dt>
          <dd>everything before {dateInWords(status.hypothetical_before)}: the list of narratives was written later</dd>
        </div>
        <div>
          <dt>Record</dt>
          <dd>since {dateInWords(status.record_started_on)}</dd>
        </div>
      </dl>
    </Panel>
  );
}
