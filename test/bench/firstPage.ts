import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { status } from '../../shared/contracts/status.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { startedApp } from './startedApp.ts';
import { inTemporaryFolder, ROOT } from './workspace.ts';

const LIMIT_S = 90;
const PATIENCE_MS = 10 * 60_000;
const POLL_MS = 200;

/**
 * What a stranger waits for: `npm start` in a fresh clone of HEAD without node_modules, on the simulated market, until the page
 * answers and the rotation is published. The clone itself is not counted. One run: it takes a minute or more.
 */
export const firstPage: Benchmark = {
  name: 'first-page',
  title: 'npm start in a fresh clone of HEAD, from a warm npm cache to the first published page',
  run: (say) =>
    inTemporaryFolder(async (folder) => {
      const clone = path.join(folder, 'clone');
      execFileSync('git', ['clone', '--quiet', '--no-local', ROOT, clone]);
      const app = startedApp(clone, ['--simulated', '--port', '0'], say);
      try {
        const started = performance.now();
        const secondsSince = (from: number) => (performance.now() - from) / 1000;
        const phases: Figure[] = [];
        const phase = (what: string, value: number) => phases.push({ what, value, unit: 's', runs: 1 });

        await app.line(/^Synthesizing/, PATIENCE_MS);
        phase('install', secondsSince(started));
        const installed = performance.now();
        const url = (await app.line(/^Tidewatch serves (\S+)/, PATIENCE_MS))[1] ?? '';
        phase('synthesize and serve', secondsSince(installed));
        await published(url, app.failure);
        const total = secondsSince(started);
        const { runs } = status.parse(await (await fetch(`${url}/v1/status`)).json());
        for (const run of runs) phase(run.job, run.duration_ms / 1000);
        return [
          ...phases,
          { what: 'first published page', value: total, unit: 's', limit: { below: LIMIT_S }, runs: 1 },
        ];
      } finally {
        await app.stop();
        await rm(clone, { recursive: true, force: true });
      }
    }),
};

/** Until the page and the rotation both answer 200. */
async function published(url: string, failure: Promise<never>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  const answers = async (path: string) => (await fetch(`${url}${path}`)).status === 200;
  while (performance.now() < deadline) {
    if ((await answers('/v1/rotation')) && (await answers('/'))) return;
    await Promise.race([new Promise((resolve) => setTimeout(resolve, POLL_MS)), failure]);
  }
  throw new Error(`nothing was published within ${PATIENCE_MS / 60_000} minutes`);
}
