import { existsSync } from 'node:fs';
import path from 'node:path';
import { PAGES } from '../../site/src/layouts/pages.ts';
import { launchBrowser } from '../fixtures/browser.ts';
import { buildSite } from '../fixtures/buildSite.ts';
import { simulatedSnapshot } from '../fixtures/simulatedSnapshot.ts';
import { simulatedTrack } from '../fixtures/simulatedTrack.ts';
import { answeringTrack } from '../fixtures/sitePages.ts';
import { startSiteServer } from '../fixtures/siteServer.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { medianOf } from './medianOf.ts';
import { type PageTiming, timePage } from './timePage.ts';
import { inTemporaryFolder } from './workspace.ts';

const RUNS = 5;
const SUBJECTS = ['/narratives/ai/', '/tokens/fetch-ai/'];
const LIMITS = { paintMs: 1200, blockingMs: 150, shift: 0.02 } as const;

/**
 * What a reader waits for with a slow phone: each page of the built site, all its data from the API, CPU slowed four times.
 * The server and its simulated snapshot (200 tokens) are the tests'.
 */
export const pages: Benchmark = {
  name: 'pages',
  title: 'pages in a browser, CPU slowed 4x: largest paint, blocking, layout shift; and the build of all pages',
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      const dist = path.join(folder, 'dist');
      const begun = performance.now();
      buildSite(dist);
      const build: Figure = {
        what: 'build of all pages',
        value: (performance.now() - begun) / 1000,
        unit: 's',
        limit: { below: 20 },
        runs: 1,
      };
      const launched = await launchBrowser();
      if ('reason' in launched) throw new Error(launched.reason);
      const snapshot = simulatedSnapshot();
      const script = answeringTrack(snapshot, simulatedTrack(snapshot, '2024-12-31'));
      const server = await startSiteServer(dist, script);
      try {
        const figures: Figure[] = [build];
        for (const at of [...PAGES.map(({ href }) => href), ...SUBJECTS]) {
          if (!existsSync(path.join(dist, at, 'index.html'))) continue;
          const timings: PageTiming[] = [];
          for (let run = 0; run < RUNS; run++) timings.push(await timePage(launched.browser, server.origin + at));
          const of = (name: keyof PageTiming) => medianOf(timings.map((timing) => timing[name]));
          say(
            `${at}: ${timings.map(({ paintMs, blockingMs }) => `${paintMs.toFixed(0)}/${blockingMs.toFixed(0)}`).join(' ')} ms`,
          );
          const figure = (what: string, value: number, unit: Figure['unit'], below: number) =>
            figures.push({ what: `${at} ${what}`, value, unit, limit: { below }, runs: RUNS });
          figure('largest paint', of('paintMs'), 'ms', LIMITS.paintMs);
          figure('blocking', of('blockingMs'), 'ms', LIMITS.blockingMs);
          figure('layout shift', of('shift'), 'shift', LIMITS.shift);
        }
        return figures;
      } finally {
        await launched.browser.close();
        await server.close();
      }
    }),
};
