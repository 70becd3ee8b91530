import type { PerformanceHistory } from '../../../../shared/contracts/performance.ts';
import { namesOf } from '../../data/namesOf.ts';
import { asPerformance } from '../../data/performanceBody.ts';
import type { Snapshot } from '../../data/snapshot.ts';
import { type Loaded, useEndpoint } from '../../data/useEndpoint.ts';
import { Later } from '../common/Later.tsx';
import { PageHead } from '../common/PageHead.tsx';
import { ForwardRecord } from '../today/ForwardRecord.tsx';
import { Moves } from '../today/Moves.tsx';
import { RotationPanel } from '../today/RotationPanel.tsx';
import { Allocation } from './Allocation.tsx';
import { Holdings } from './holdings/Holdings.tsx';
import { MoveLog } from './log/MoveLog.tsx';
import { WhatIf } from './whatIf/WhatIf.tsx';

/** What the rules want to hold and why, how that came about, and what it means for the reader's own portfolio. */
export function RotationPage({ snapshot }: { snapshot: Snapshot }) {
  const names = namesOf(snapshot);
  const performance: Loaded<PerformanceHistory> = useEndpoint('/v1/performance', snapshot.close_date, asPerformance);
  return (
    <>
      <PageHead title="Rotation">
        <RotationIntro />
      </PageHead>
      <div class="columns wide-left">
        <RotationPanel snapshot={snapshot} names={names} />
        <div class="stack">
          <Moves snapshot={snapshot} names={names} />
          <ForwardRecord record={snapshot.rotation.record} hypotheticalBefore={snapshot.status.hypothetical_before} />
        </div>
      </div>
      <Later step={1}>
        <Allocation performance={performance} />
      </Later>
      <Later step={2}>
        <MoveLog snapshot={snapshot} names={names} performance={performance} />
      </Later>
      <Later step={3}>
        <Holdings snapshot={snapshot} />
      </Later>
      <Later step={4}>
        <WhatIf performance={performance} />
      </Later>
    </>
  );
}

export function RotationIntro() {
  return (
    <p class="intro">
      What a portfolio run by published rules wants to hold now, what it holds, and why each move was made: the rule,
      its numbers, the runner-up, and the smallest change that would have reversed it. With your own holdings it gives
      the trades that lead there; with other settings, what the past would have looked like. As JSON:{' '}
      <a href="/v1/rotation">/v1/rotation</a>.
    </p>
  );
}
