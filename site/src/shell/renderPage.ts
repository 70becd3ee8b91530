import { h } from 'preact';
import renderToString from 'preact-render-to-string';
import type { Snapshot } from '../data/snapshot.ts';
import { PageApp, type PageAppProps } from './PageApp.tsx';
import type { PageView } from './pageView.ts';

/** The page as the build writes it: with the numbers of its snapshot, or waiting for the first one. */
export function renderPage<Facts>(view: PageView<Facts>, facts: Facts, snapshot: Snapshot | undefined): string {
  const feed = { snapshot, trouble: { kind: 'none' }, preparing: undefined, nextAt: undefined } as const;
  const props: PageAppProps<Facts> = { view, facts, feed, clockOffset: 0, onRetry: () => undefined };
  return renderToString(h(PageApp<Facts>, props));
}
