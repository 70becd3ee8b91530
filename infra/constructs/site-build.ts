import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds the pages with Astro and returns the folder they are in. Never from local data: without a snapshot's URL the
 * pages hold no numbers and fetch them from /v1 themselves, so that the same commit gives the same files anywhere.
 */
export function buildSite(snapshotUrl: string | undefined): string {
  const site = join(ROOT, 'site');
  const { SNAPSHOT_URL: _ignored, ...inherited } = process.env;
  const result = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/astro/bin/astro.mjs'), 'build', '--root', site],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...inherited,
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
        ...(snapshotUrl !== undefined && { SNAPSHOT_URL: snapshotUrl }),
      },
    },
  );
  const dist = join(site, 'dist');
  if (result.status === 0 && existsSync(join(dist, 'index.html'))) return dist;
  const said = [result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n').trim();
  throw new Error(
    `The site could not be built (astro build in site/, exit ${result.status}):\n${said.split('\n').slice(-20).join('\n')}`,
  );
}
