import type { Meta } from '../../../shared/contracts/meta.ts';
import { useNow } from '../components/common/useNow.ts';
import type { Feed, Trouble } from '../data/feed.ts';
import { ageInWords } from '../format/age.ts';
import { instantInWords, timeInWords } from '../format/utc.ts';
import { Countdown } from './Countdown.tsx';

/** Of what instant the data on screen is, and until when it may be called fresh. */
export type Freshness = Pick<Meta, 'as_of' | 'stale_after'>;

/**
 * What a reader has to know before trusting the numbers: stale, not updating, offline, slow. Stays at the lower edge of
 * the window, so that it moves nothing when it appears.
 */
export function Notices(props: { feed: Feed; snapshot: Freshness; clockOffset: number; onRetry: () => void }) {
  const { feed, snapshot, clockOffset, onRetry } = props;
  const now = useNow();
  const stale = now !== undefined && now + clockOffset > Date.parse(snapshot.stale_after);
  return (
    <div class="notices" role="status">
      {feed.trouble.kind !== 'none' && (
        <div class="notice">
          <p>{troubleInWords(feed.trouble, snapshot)}</p>
          {feed.trouble.kind === 'failed' && (
            <p class="notice-action">
              <Countdown until={feed.nextAt} />
              <button type="button" onClick={onRetry}>
                Try now
              </button>
            </p>
          )}
        </div>
      )}
      {stale && now !== undefined && (
        <div class="notice">
          <p>
            <strong>Stale:</strong> prices of {instantInWords(snapshot.as_of)} (
            {ageInWords(now + clockOffset - Date.parse(snapshot.as_of))}); newer ones were due by{' '}
            {timeInWords(snapshot.stale_after)}. Do not take them for current. What went wrong is on the{' '}
            <a href="/status/">status page</a>.
          </p>
        </div>
      )}
    </div>
  );
}

function troubleInWords(trouble: Trouble, snapshot: Freshness): string {
  const kept = `What you see was published for ${timeInWords(snapshot.as_of)} and is kept on screen.`;
  switch (trouble.kind) {
    case 'failed':
      return `Not updating: ${trouble.reason.charAt(0).toLowerCase()}${trouble.reason.slice(1)}. ${kept}`;
    case 'offline':
      return `You are offline. ${kept} It updates by itself when you are back.`;
    case 'slow':
      return `The data service is slow to answer. ${kept}`;
    case 'none':
      return '';
  }
}
