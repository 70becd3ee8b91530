import { Component, type ComponentChildren } from 'preact';
import type { Feed } from '../data/feed.ts';
import { DataStrip } from './DataStrip.tsx';
import { Notices } from './Notices.tsx';
import { Today } from './Today.tsx';
import { Waiting } from './Waiting.tsx';

/** The whole page for one state of the feed; the same on the server and in the browser. */
export function TodayApp(props: { feed: Feed; clockOffset: number; onRetry: () => void }) {
  const { feed, clockOffset, onRetry } = props;
  const { snapshot } = feed;
  return (
    <>
      <DataStrip feed={feed} clockOffset={clockOffset} />
      {snapshot === undefined ? (
        <Waiting feed={feed} onRetry={onRetry} />
      ) : (
        <Guard key={snapshot.snapshot_id}>
          <Today snapshot={snapshot} />
        </Guard>
      )}
      {snapshot !== undefined && <Notices {...{ feed, snapshot, clockOffset, onRetry }} />}
    </>
  );
}

/** A snapshot this page cannot draw must not leave a blank page. */
class Guard extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main id="content" class="waiting">
        <h1>Today in crypto narratives</h1>
        <section class="panel state">
          <h2>This page cannot draw the latest snapshot</h2>
          <p role="status">
            It is probably older than the data: reload it. The data itself is at <a href="/v1/snapshot">/v1/snapshot</a>
            .
          </p>
        </section>
      </main>
    );
  }
}
