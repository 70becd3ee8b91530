import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../fixtures/browser.ts';
import { buildSite } from '../fixtures/buildSite.ts';
import { simulatedSnapshot } from '../fixtures/simulatedSnapshot.ts';
import { simulatedTrack } from '../fixtures/simulatedTrack.ts';
import { answeringTrack } from '../fixtures/sitePages.ts';
import { startSiteServer } from '../fixtures/siteServer.ts';
import type { Benchmark } from './benchmark.ts';
import { medianOf } from './medianOf.ts';
import { inTemporaryFolder } from './workspace.ts';

const RUNS = 3;
const LIMIT_S = 3;
const WAIT_MS = 120_000;

/** What a reader waits for on the Rotation page: three years again with other settings, from the click to the figures. */
export const whatIf: Benchmark = {
  name: 'what-if',
  title: 'what if in a browser: three simulated years of 233 tokens with other settings, unslowed',
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      const dist = path.join(folder, 'dist');
      buildSite(dist);
      const snapshot = simulatedSnapshot();
      const script = answeringTrack(snapshot, simulatedTrack(snapshot, '2024-12-31'));
      const launched = await launchBrowser();
      if ('reason' in launched) throw new Error(launched.reason);
      const server = await startSiteServer(dist, script);
      try {
        const page = await launched.browser.newPage({ locale: 'en-US' });
        await page.goto(`${server.origin}/rotation/`);
        const first = await timeRun(page, 4);
        const times: number[] = [];
        for (let run = 0; run < RUNS; run++) times.push(await timeRun(page, 5 + run));
        say(`first ${first.toFixed(2)} s; then ${times.map((time) => time.toFixed(2)).join(' ')} s`);
        return [
          { what: 'first run: closes read, laid out, run twice', value: first, unit: 's', runs: 1 },
          { what: 'a run of three years', value: medianOf(times), unit: 's', limit: { below: LIMIT_S }, runs: RUNS },
        ];
      } finally {
        await launched.browser.close();
        await server.close();
      }
    }),
};

/** Seconds from the click to the outcome of a run with so many tokens a narrative. */
async function timeRun(page: Page, tokens: number): Promise<number> {
  await page.getByLabel('Tokens a narrative').fill(String(tokens));
  return page.evaluate(async (waitMs) => {
    const begun = performance.now();
    const button = [...document.querySelectorAll<HTMLButtonElement>('#what-if button')].find(
      ({ type }) => type === 'submit',
    );
    if (button === undefined) throw new Error('the page has no button to run it');
    button.click();
    const until = (is: () => boolean) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (is()) return resolve();
          if (performance.now() - begun > waitMs) return reject(new Error('no outcome'));
          setTimeout(look, 10);
        };
        look();
      });
    await until(() => document.querySelector('#what-if progress') !== null);
    await until(() => document.querySelector('#what-if .outcome') !== null);
    return (performance.now() - begun) / 1000;
  }, WAIT_MS);
}
