import type { Status } from '../../../../shared/contracts/status.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import type { Loaded } from '../../data/useEndpoint.ts';
import { ageInWords } from '../../format/age.ts';
import { percent } from '../../format/percent.ts';
import { dateInWords, instantInWords, timeInWords } from '../../format/utc.ts';
import { Panel } from '../common/Panel.tsx';

/** The share of live tokens below which no close is decided on. */
const ENOUGH = 0.9;

/** The state of the data in a sentence, then the facts behind it. */
export function Freshness({ snapshot, live }: { snapshot: Snapshot; live: Loaded<Status> }) {
  const { status } = snapshot;
  const answer = live.kind === 'ready' ? live.data : undefined;
  return (
    <Panel id="now" title="Now">
      <p class="lead status-lead" data-state={answer?.state ?? 'unknown'}>
        {sentence(answer, live.kind)}
      </p>
      <dl class="quality">
        <div>
          <dt>Prices</dt>
          <dd>
            {instantInWords(snapshot.as_of)}; newer ones are due by {timeInWords(snapshot.stale_after)}, after that the
            numbers count as stale
          </dd>
        </div>
        <div>
          <dt>Coverage</dt>
          <dd>
            {percent(status.coverage)} of {status.live_tokens} live tokens have an accepted price
            {status.coverage < ENOUGH && '. Below 90% no close is decided on: the rotation waits'}
          </dd>
        </div>
        <div>
          <dt>Decided on</dt>
          <dd>close of {dateInWords(snapshot.close_date)}</dd>
        </div>
        <div>
          <dt>Published</dt>
          <dd>{instantInWords(snapshot.computed_at)}</dd>
        </div>
        <div>
          <dt>Snapshot</dt>
          <dd>
            <code class="hash">{snapshot.snapshot_id}</code>, methodology {snapshot.methodology_version}
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

function sentence(answer: Status | undefined, kind: Loaded<Status>['kind']): string {
  if (answer === undefined) {
    return kind === 'loading'
      ? 'Asking the data service for its state…'
      : 'The data service does not tell its state now; what follows was true when it last published.';
  }
  const age = ageInWords(answer.age_seconds * 1000);
  if (answer.state === 'fresh') return `Fresh: the latest prices came ${age}.`;
  return `Stale: the latest prices came ${age}. Do not take the numbers of this site for current; the last runs say what went wrong.`;
}
