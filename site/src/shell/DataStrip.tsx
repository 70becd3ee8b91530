import { useNow } from '../components/common/useNow.ts';
import type { Feed } from '../data/feed.ts';
import type { Snapshot } from '../data/snapshot.ts';
import { ageInWords } from '../format/age.ts';
import { dateInWords, instantInWords, timeInWords } from '../format/utc.ts';

/** Always in view: how old the prices are, where they come from, and the way to each section. */
export function DataStrip(props: {
  feed: Feed;
  clockOffset: number;
  sections: readonly (readonly [id: string, name: string])[];
}) {
  const { feed, clockOffset, sections } = props;
  const { snapshot } = feed;
  return (
    <section class="strip" aria-label="State of the data">
      <div class={sections.length === 0 ? 'strip-inner short' : 'strip-inner'}>
        {snapshot === undefined ? (
          <>
            <p class="strip-data needs-script">{waitingFor(feed)}</p>
            <p class="strip-nav">
              Which narrative capital flows into, and what a rules-based portfolio holds because of it
            </p>
          </>
        ) : (
          <Age {...{ snapshot, clockOffset }} />
        )}
        {snapshot !== undefined && sections.length > 0 && (
          <nav class="strip-nav" aria-label="On this page">
            {sections.map(([id, name]) => (
              <a key={id} href={`#${id}`}>
                {name}
              </a>
            ))}
          </nav>
        )}
      </div>
    </section>
  );
}

function Age({ snapshot, clockOffset }: { snapshot: Snapshot; clockOffset: number }) {
  const now = useNow();
  const time = now === undefined ? undefined : now + clockOffset;
  const stale = time !== undefined && time > Date.parse(snapshot.stale_after);
  return (
    <p class="strip-data" data-state={stale ? 'stale' : 'fresh'}>
      {snapshot.simulated && <strong class="tag simulated">Simulated</strong>}
      <strong class={`tag ${stale ? 'stale' : 'fresh'}`}>
        {stale ? 'Stale' : time === undefined ? 'Data' : 'Fresh'}
      </strong>
      <span title={`Prices of ${instantInWords(snapshot.as_of)}`}>
        <span class="strip-long">Prices of {dateInWords(snapshot.as_of)}, </span>
        <time dateTime={snapshot.as_of}>{timeInWords(snapshot.as_of)}</time>
      </span>
      <span class="strip-age">
        {time === undefined ? '' : ageInWords(Math.max(0, time - Date.parse(snapshot.as_of)))}
      </span>
      <span class="strip-source">
        <span class="strip-long">source </span>
        {snapshot.source}
      </span>
    </p>
  );
}

function waitingFor({ preparing, trouble }: Feed): string {
  if (preparing !== undefined) return 'Collecting history: nothing is published yet';
  if (trouble.kind === 'failed') return 'No data yet: the data service does not answer';
  if (trouble.kind === 'offline') return 'No data yet: you are offline';
  return trouble.kind === 'slow' ? 'Still waiting for the data service' : 'Loading the latest prices';
}
