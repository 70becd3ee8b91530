import { render } from 'preact';
import type { Feed } from '../data/feed.ts';
import { followSnapshot } from '../data/followSnapshot.ts';
import { serverClockOffset } from '../data/serverClock.ts';
import { editionInWords } from '../format/editionInWords.ts';
import { Notices } from './Notices.tsx';
import { PageApp } from './PageApp.tsx';
import type { PageView } from './pageView.ts';

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`mountPage: the page has no #${id}; does it use Page.astro?`);
  return element;
}

/** Draws the page anew for every state of the feed, over what the build rendered. */
export function mountPage<Facts>(view: PageView<Facts>): void {
  const root = elementOf('app');
  const earlyNotices = elementOf('early-notices');
  const edition = elementOf('edition');
  const title = document.title;
  const { asOf, staleAfter } = root.dataset;
  const facts = JSON.parse(root.dataset.facts ?? 'null') as Facts;
  let clockOffset = 0;
  let shown: Feed | undefined;

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
    render(<PageApp {...{ view, facts, feed, clockOffset }} onRetry={retry} />, root);
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
}
