import type { Feed } from '../data/feed.ts';
import { DataStrip } from './DataStrip.tsx';
import { Guard } from './Guard.tsx';
import { Notices } from './Notices.tsx';
import type { PageView } from './pageView.ts';
import { SimulatedBanner } from './SimulatedBanner.tsx';
import { Waiting } from './Waiting.tsx';

export interface PageAppProps<Facts> {
  readonly view: PageView<Facts>;
  readonly facts: Facts;
  readonly feed: Feed;
  readonly clockOffset: number;
  onRetry(): void;
}

/** The whole page for one state of the feed; the same at the build and in the browser. */
export function PageApp<Facts>({ view, facts, feed, clockOffset, onRetry }: PageAppProps<Facts>) {
  const { snapshot } = feed;
  const { Body, Intro } = view;
  return (
    <>
      <DataStrip feed={feed} clockOffset={clockOffset} sections={view.sections} />
      {snapshot === undefined ? (
        <Waiting heading={view.heading(facts)} feed={feed} onRetry={onRetry}>
          {Intro !== undefined && <Intro facts={facts} />}
        </Waiting>
      ) : (
        <Guard heading={view.heading(facts)} snapshotId={snapshot.snapshot_id}>
          <main id="content">
            {snapshot.simulated && <SimulatedBanner />}
            <Body facts={facts} snapshot={snapshot} />
          </main>
        </Guard>
      )}
      {snapshot !== undefined && <Notices {...{ feed, snapshot, clockOffset, onRetry }} />}
    </>
  );
}
