import { CopyButton } from '../common/CopyButton.tsx';
import { ScrollBox } from '../common/ScrollBox.tsx';
import type { Tried } from './tryRequest.ts';

/** Enough to see what an answer is like; all of it is one click away. */
const SHOWN_LINES = 160;
const bytesInWords = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** The answer of a request: status, time, the headers that matter, and the body's first lines. */
export function Answer({ tried, target }: { tried: Tried | 'asking' | undefined; target: string }) {
  if (tried === undefined) return <p class="room room-list">The answer stands here.</p>;
  if (tried === 'asking') {
    return (
      <p class="room room-list" role="status">
        Waiting for the answer…
      </p>
    );
  }
  if (tried.kind === 'none') {
    return (
      <p class="room room-list" role="status">
        {tried.reason}. Check your connection, then send it again.
      </p>
    );
  }
  const lines = tried.text.split('\n');
  return (
    <div class="answer">
      <p role="status">
        <strong class={tried.status < 400 ? 'answer-good' : 'answer-bad'}>{tried.status}</strong> in {tried.ms} ms,{' '}
        {bytesInWords.format(tried.bytes / 1000)} kB
      </p>
      <dl class="quality">
        {tried.headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      <ScrollBox label="Body of the answer, scrolls">
        <pre>
          <code>{lines.slice(0, SHOWN_LINES).join('\n')}</code>
        </pre>
      </ScrollBox>
      <p class="table-actions">
        <CopyButton text={() => tried.text}>Copy all</CopyButton>
        <a href={target}>Open it</a>
        {lines.length > SHOWN_LINES && (
          <span class="fine">
            The first {SHOWN_LINES} of {lines.length} lines are shown.
          </span>
        )}
      </p>
    </div>
  );
}
