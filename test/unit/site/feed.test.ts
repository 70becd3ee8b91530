import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Feed, feedAfter } from '../../../site/src/data/feed.ts';
import { requestSnapshot } from '../../../site/src/data/requestSnapshot.ts';
import type { Snapshot } from '../../../site/src/data/snapshot.ts';
import { INFO, snapshotPartsFixture } from '../../fixtures/snapshotParts.ts';

const snapshot: Snapshot = {
  ...snapshotPartsFixture,
  as_of: INFO.asOf,
  computed_at: INFO.asOf,
  close_date: INFO.closeDate,
  methodology_version: INFO.methodologyVersion,
  snapshot_id: 'ab'.repeat(16),
  source: INFO.source,
  simulated: INFO.simulated,
  stale_after: INFO.staleAfter,
};
const empty: Feed = { snapshot: undefined, trouble: { kind: 'none' }, preparing: undefined, nextAt: undefined };
const respond = (body: BodyInit | null, init: ResponseInit) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(body, init)),
  );

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the feed', () => {
  it('keeps the last good snapshot while requests fail, and waits longer each time', () => {
    let feed = feedAfter(empty, { kind: 'snapshot', snapshot, etag: '"a"' }).feed;
    const waits: number[] = [];
    for (let failure = 0; failure < 6; failure++) {
      const step = feedAfter(feed, { kind: 'failed', reason: 'down' });
      feed = step.feed;
      waits.push(step.waitSeconds);
    }
    expect(feed.snapshot).toBe(snapshot);
    expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
    expect(feedAfter(feed, { kind: 'unchanged' }).feed.trouble).toEqual({ kind: 'none' });
  });

  it('waits as long as the service says before the first publish', () => {
    const step = feedAfter(empty, { kind: 'preparing', progress: undefined, retrySeconds: 7 });
    expect(step.waitSeconds).toBe(7);
    expect(step.feed.preparing).toEqual({ progress: undefined });
  });
});

describe('a request for the snapshot', () => {
  it('sends the known ETag and takes 304 for an answer', async () => {
    respond(null, { status: 304 });
    expect(await requestSnapshot('"a"', 1000)).toEqual({ kind: 'unchanged' });
    expect(vi.mocked(fetch).mock.calls[0]?.[1]?.headers).toMatchObject({ 'if-none-match': '"a"' });
  });

  it('reads a snapshot with its ETag', async () => {
    respond(JSON.stringify(snapshot), { status: 200, headers: { etag: '"b"' } });
    expect(await requestSnapshot(null, 1000)).toMatchObject({ kind: 'snapshot', etag: '"b"' });
  });

  it('tells a first publish under way from a service that fails', async () => {
    const progress = { phase: 'history', done: 3, total: 9, detail: 'x' };
    const body = JSON.stringify({ type: 'urn:tidewatch:problem:not-published', progress });
    respond(body, { status: 503, headers: { 'retry-after': '4' } });
    expect(await requestSnapshot(null, 1000)).toEqual({ kind: 'preparing', progress, retrySeconds: 4 });
    respond(JSON.stringify({ type: 'urn:tidewatch:problem:unavailable' }), { status: 503 });
    expect(await requestSnapshot(null, 1000)).toMatchObject({ kind: 'failed' });
  });

  it.each([
    ['HTML instead of JSON', '<!doctype html><title>proxy</title>'],
    ['a cut-off body', JSON.stringify(snapshot).slice(0, 400)],
    ['another JSON', '{"hello":"world"}'],
  ])('refuses %s', async (_what, body) => {
    respond(body, { status: 200 });
    expect(await requestSnapshot(null, 1000)).toMatchObject({ kind: 'failed' });
  });

  it('never rejects when the network does', async () => {
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new TypeError('Failed to fetch')));
    expect(await requestSnapshot(null, 1000)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('reached'),
    });
  });
});
