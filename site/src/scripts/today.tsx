import { render } from 'preact';
import { Notices } from '../components/Notices.tsx';
import { TodayApp } from '../components/TodayApp.tsx';
import type { Feed } from '../data/feed.ts';
import { followSnapshot } from '../data/followSnapshot.ts';
import { serverClockOffset } from '../data/serverClock.ts';
import { editionInWords } from '../format/editionInWords.ts';

/** Draws the page anew for every state of the feed, over what the build rendered. */
const root = elementOf('app');
const earlyNotices = elementOf('early-notices');
const edition = elementOf('edition');
const title = document.title;
const { asOf, staleAfter } = root.dataset;
let clockOffset = 0;
let shown: Feed | undefined;

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`today: the page has no #${id}`);
  return element;
}

function draw(feed: Feed): void {
  const { snapshot } = feed;
  const before = shown?.snapshot?.snapshot_id;
  shown = feed;
  if (snapshot === undefined && asOf !== undefined && staleAfter !== undefined) {
    // The numbers of the build stay; only what hinders newer ones is told.
    const built = { as_of: asOf, stale_after: staleAfter };
    render(<Notices feed={feed} snapshot={built} clockOffset={clockOffset} onRetry={retry} />, earlyNotices);
    return;
  }
  render(null, earlyNotices);
  render(<TodayApp feed={feed} clockOffset={clockOffset} onRetry={retry} />, root);
  if (snapshot === undefined || snapshot.snapshot_id === before) return;
  document.title = snapshot.simulated ? `SIMULATED · ${title}` : title;
  edition.textContent = editionInWords(snapshot);
  void setClock();
}

async function setClock(): Promise<void> {
  clockOffset = await serverClockOffset();
  if (shown !== undefined) draw(shown);
}

const retry = followSnapshot(draw);
