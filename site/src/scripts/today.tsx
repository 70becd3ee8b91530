import { render } from 'preact';
import { TodayApp } from '../components/TodayApp.tsx';
import type { Feed } from '../data/feed.ts';
import { followSnapshot } from '../data/followSnapshot.ts';
import { serverClockOffset } from '../data/serverClock.ts';

/** Draws the page anew for every state of the feed, over what the server rendered. */
const root = document.getElementById('app');
if (root === null) throw new Error('today: the page has no #app');
const title = document.title;
let clockOffset = 0;
let retry = (): void => undefined;
let shown: Feed | undefined;

function draw(feed: Feed): void {
  const before = shown?.snapshot?.snapshot_id;
  shown = feed;
  document.title = feed.snapshot?.simulated ? `SIMULATED · ${title}` : title;
  render(<TodayApp feed={feed} clockOffset={clockOffset} onRetry={retry} />, root as HTMLElement);
  if (feed.snapshot !== undefined && feed.snapshot.snapshot_id !== before) void setClock();
}

async function setClock(): Promise<void> {
  clockOffset = await serverClockOffset();
  if (shown !== undefined) draw(shown);
}

retry = followSnapshot(undefined, draw);
