import { readFile } from 'node:fs/promises';
import { meta } from '../../../shared/contracts/meta.ts';
import { snapshotParts } from '../../../shared/contracts/snapshot.ts';
import { SNAPSHOT_URL } from './env.ts';
import type { Snapshot } from './snapshot.ts';

let read: Promise<Snapshot | undefined> | undefined;

/**
 * The snapshot the build was given, checked against the contract; undefined without one. Rejects on a wrong one. Read
 * once: all pages of a build show the same, and checking it takes longer than drawing a page.
 */
export function buildTimeSnapshot(): Promise<Snapshot | undefined> {
  read ??= readSnapshot();
  return read;
}

async function readSnapshot(): Promise<Snapshot | undefined> {
  if (SNAPSHOT_URL === undefined || SNAPSHOT_URL === '') return undefined;
  const url = new URL(SNAPSHOT_URL);
  const text = url.protocol === 'file:' ? await readFile(url, 'utf8') : await download(url);
  const parsed = meta.extend(snapshotParts.shape).safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`SNAPSHOT_URL ${url.href} is not a snapshot: ${issue?.path.join('.')}: ${issue?.message}`);
}

async function download(url: URL): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new Error(`SNAPSHOT_URL ${url.href} answered ${response.status}; build without it or fix it`);
  return response.text();
}
