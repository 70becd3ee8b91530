import type { ComponentChildren } from 'preact';
import type { Feed } from '../data/feed.ts';
import { Countdown } from './Countdown.tsx';

/** The page before its first snapshot: what can be read without one, then loading, collecting history, or no answer. */
export function Waiting(props: { heading: string; feed: Feed; onRetry: () => void; children: ComponentChildren }) {
  const { heading, feed, onRetry, children } = props;
  const { preparing, trouble } = feed;
  return (
    <main id="content" class="waiting">
      <h1>{heading}</h1>
      {children}
      {preparing !== undefined && trouble.kind === 'none' ? (
        <Preparing progress={preparing.progress} nextAt={feed.nextAt} />
      ) : trouble.kind === 'failed' || trouble.kind === 'offline' ? (
        <Unreachable feed={feed} onRetry={onRetry} />
      ) : (
        <Loading slow={trouble.kind === 'slow'} />
      )}
    </main>
  );
}

function Loading({ slow }: { slow: boolean }) {
  return (
    <>
      <noscript>
        <p>
          This page needs JavaScript to read the latest numbers. Without it, read them as JSON:{' '}
          <a href="/v1/rotation">the rotation</a>, <a href="/v1/narratives">the narratives</a>,{' '}
          <a href="/v1/tokens">the tokens</a>, <a href="/v1/signals">the signals</a>,{' '}
          <a href="/v1/status">the state of the data</a>.
        </p>
      </noscript>
      <p class="lead needs-script" role="status">
        {slow
          ? 'The data service is slow to answer. Still waiting…'
          : 'Loading the latest prices, narratives and rotation…'}
      </p>
      <div class="skeleton needs-script" aria-hidden="true">
        <div class="bone short" />
        <div class="bone tall" />
        <div class="bone tall" />
        <div class="bone tall" />
      </div>
    </>
  );
}

function Preparing({
  progress,
  nextAt,
}: {
  progress: NonNullable<Feed['preparing']>['progress'];
  nextAt: number | undefined;
}) {
  const share = progress === undefined || progress.total === 0 ? undefined : progress.done / progress.total;
  return (
    <section class="panel state" aria-labelledby="preparing-title">
      <h2 id="preparing-title">Collecting price history</h2>
      <p>
        Nothing is published yet. Tidewatch first reads the past prices that its indices, grades and signals are
        computed from; this page shows the market by itself as soon as the first snapshot is there. There is nothing to
        do.
      </p>
      <progress aria-label="Price history collected" {...(share !== undefined && { value: share, max: 1 })} />
      <p class="state-line">
        {progress === undefined ? (
          'Starting…'
        ) : (
          <>
            <strong>
              {progress.done} of {progress.total}
            </strong>{' '}
            tokens · {progress.phase} · {progress.detail}
          </>
        )}
      </p>
      <p class="state-line">
        <Countdown until={nextAt} />
      </p>
    </section>
  );
}

function Unreachable({ feed, onRetry }: { feed: Feed; onRetry: () => void }) {
  const { trouble, nextAt } = feed;
  return (
    <section class="panel state" aria-labelledby="unreachable-title">
      <h2 id="unreachable-title">{trouble.kind === 'offline' ? 'You are offline' : 'No data to show yet'}</h2>
      <p role="status">
        {trouble.kind === 'failed' ? `${trouble.reason}. ` : ''}This page tries again by itself. If it goes on: check
        your connection; if you run Tidewatch yourself, see that <code>npm start</code> is running and what{' '}
        <a href="/v1/status">/v1/status</a> says.
      </p>
      <p class="state-line">
        {trouble.kind === 'failed' && <Countdown until={nextAt} />}{' '}
        <button type="button" onClick={onRetry}>
          Try now
        </button>
      </p>
    </section>
  );
}
