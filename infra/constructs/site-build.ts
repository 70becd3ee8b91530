import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { siteBuildEnvironment } from './env.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LINES_SHOWN = 20;

/**
 * Builds the pages with Astro and returns the folder they are in. Never from local data: without a snapshot's URL the
 * pages hold no numbers and fetch them from /v1 themselves, so that the same commit gives the same files anywhere. With
 * the site's own address, links meant for crawlers are absolute.
 */
export function buildSite(snapshotUrl: string | undefined, siteUrl: string | undefined): string {
  const site = join(ROOT, 'site');
  const astro = join(ROOT, 'node_modules/astro/bin/astro.mjs');
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [astro, 'build', '--root', site], {
    cwd: ROOT,
    encoding: 'utf8',
    env: siteBuildEnvironment({ snapshotUrl, siteUrl }),
  });
  const dist = join(site, 'dist');
  if (status === 0 && existsSync(join(dist, 'index.html'))) return dist;
  const said = [stdout, stderr, error?.message].filter(Boolean).join('\n').trim().split('\n').slice(-LINES_SHOWN);
  throw new Error(
    `The site could not be built (astro build in site/ ended with ${status}); its last lines:\n${said.join('\n')}`,
  );
}
