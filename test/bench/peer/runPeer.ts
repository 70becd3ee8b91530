import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pythonEnvironment } from '../../fixtures/pythonEnvironment.ts';

const PROGRAM = path.join(import.meta.dirname, 'fold_peer.py');
const SCIPY = '1.17.1';
const NUMPY = '2.4.6';

/** What the peer says of its own runs. */
export interface PeerTimes {
  readonly versions: string;
  /** What the engine does and the peer does not: each makes it faster. */
  readonly leftOut: readonly string[];
  /** Milliseconds of computing alone; `firstMs` warmed up and is not among `ms`. */
  readonly firstMs: number;
  readonly ms: readonly number[];
}

/** Runs the peer over the panel in `folder`, where it leaves its results. Or says in one line why there is no peer here. */
export async function runPeer(folder: string, runs: number): Promise<PeerTimes | { readonly reason: string }> {
  const installed = await pythonEnvironment('scipy', SCIPY, [`numpy==${NUMPY}`]);
  if ('reason' in installed) return installed;
  // -B: no compiled files in the checkout.
  const { status, stderr, error } = spawnSync(
    path.join(installed.bin, 'python'),
    ['-B', PROGRAM, folder, String(runs)],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`the NumPy peer failed: ${error?.message ?? stderr.trim()}`);
  return JSON.parse(readFileSync(path.join(folder, 'peer.json'), 'utf8')) as PeerTimes;
}
