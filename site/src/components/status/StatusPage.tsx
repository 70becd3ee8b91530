import type { Status } from '../../../../shared/contracts/status.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { useEndpoint } from '../../data/useEndpoint.ts';
import { PageHead } from '../common/PageHead.tsx';
import { Panel } from '../common/Panel.tsx';
import { WhenLoaded } from '../common/WhenLoaded.tsx';
import { Errata } from './Errata.tsx';
import { Freshness } from './Freshness.tsx';
import { PriceIssues } from './PriceIssues.tsx';
import { Runs } from './Runs.tsx';
import { Sources } from './Sources.tsx';
import { statusOf } from './statusOf.ts';

/** Whether the numbers of this site can be relied on now, and if not, why. */
export function StatusPage({ snapshot }: { snapshot: Snapshot }) {
  const live = useEndpoint<Status>('/v1/status', snapshot.snapshot_id, statusOf);
  const { status } = snapshot;
  return (
    <>
      <PageHead title="Status">
        <StatusIntro />
      </PageHead>
      <Freshness snapshot={snapshot} live={live} />
      <Panel
        id="runs"
        title="Last run of each job"
        note="A run works for a slot of its schedule; one that has nothing to do says so."
      >
        <div class="room-runs">
          <WhenLoaded of={live} what="the last runs" room="room-list">
            {({ runs }) => <Runs runs={runs} />}
          </WhenLoaded>
        </div>
      </Panel>
      <div class="columns even">
        <PriceIssues issues={status.issues} liveTokens={status.live_tokens} />
        <Sources snapshot={snapshot} live={live} />
      </div>
      <Errata />
    </>
  );
}

export function StatusIntro() {
  return (
    <p class="intro">
      How old the prices are, which were refused and why, what each job did last, and every error found in what was
      published. As JSON: <a href="/v1/status">/v1/status</a>.
    </p>
  );
}
