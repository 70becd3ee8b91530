import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { asPerformance } from '../../data/performanceBody.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { type Loaded, useEndpoint } from '../../data/useEndpoint.ts';
import { PageHead } from '../common/PageHead.tsx';
import { Panel } from '../common/Panel.tsx';
import { WhenLoaded } from '../common/WhenLoaded.tsx';
import { Backtest } from './Backtest.tsx';
import { Record } from './Record.tsx';
import { Verdict } from './Verdict.tsx';

/** Whether any of it has worked: the verdict first, the record strictly apart from the back-test. */
export function PerformancePage({ snapshot }: { snapshot: Snapshot }) {
  const loaded: Loaded<PerformanceHistory> = useEndpoint('/v1/performance', snapshot.close_date, asPerformance);
  return (
    <>
      <PageHead title="Performance">
        <PerformanceIntro />
      </PageHead>
      {loaded.kind === 'ready' ? (
        <Loadeds data={loaded.data} snapshot={snapshot} />
      ) : (
        <Panel id="verdict" title="Verdict">
          <p class="lead">The forward record so far: {snapshot.rotation.record.verdict}.</p>
          <WhenLoaded of={loaded} what="the record and the back-test" room="room-chart">
            {() => null}
          </WhenLoaded>
        </Panel>
      )}
    </>
  );
}

function Loadeds({ data, snapshot }: { data: PerformanceHistory; snapshot: Snapshot }) {
  const { record, backtest, backtest_missing } = data;
  return (
    <>
      <Verdict {...{ record, backtest, snapshot }} />
      <Record record={record} />
      {backtest === null ? (
        <Panel id="backtest" title="Hypothetical back-test">
          <p class="empty">There is none: {backtest_missing ?? 'the service does not say why'}.</p>
        </Panel>
      ) : (
        <Backtest backtest={backtest} />
      )}
    </>
  );
}

export function PerformanceIntro() {
  return (
    <p class="intro">
      What the rotation has returned after costs, what chance alone would explain of it, and what it may be said to
      prove. The forward record, which was logged before its outcome, and the back-test, which was not, are never
      joined. As JSON: <a href="/v1/performance">/v1/performance</a>.
    </p>
  );
}
