import { beforeEach, describe, expect, it } from 'vitest';
import { putLatestRun } from '../../../functions/adapters/records/latestRuns.ts';
import { createApi } from '../../../functions/api/createApi.ts';
import { problem } from '../../../shared/contracts/meta.ts';
import { httpEvent, jsonOf } from '../../fixtures/apiCall.ts';
import { storeDown } from '../../fixtures/interceptedStore.ts';
import { NOW, openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { openApiText, SNAPSHOT_TARGETS } from '../../fixtures/routeTargets.ts';

let api: PublishedApi;
beforeEach(() => {
  api = openApi();
});
const isSnapshot = (pk: string) => pk.startsWith('SNAP#');

describe('before the first publish', () => {
  it('every route says how far history is and when to ask again', async () => {
    await api.store.put({
      pk: 'BACKFILL',
      sk: 'progress',
      attributes: { phase: 'history', tokensDone: 31, tokensTotal: 200, detail: '31 of 200 tokens' },
    });
    for (const path of SNAPSHOT_TARGETS) {
      const response = await api.call(path);
      expect(response.statusCode).toBe(503);
      expect(response.headers).toMatchObject({ 'retry-after': '10', 'cache-control': 'no-store' });
      const body = problem.parse(jsonOf(response));
      expect(body.progress).toEqual({ phase: 'history', done: 31, total: 200, detail: '31 of 200 tokens' });
    }
  });

  it('a backfill that has not begun is no error', async () => {
    const response = await api.call('/v1/rotation', { 'if-none-match': '*' });
    expect(response.statusCode).toBe(503);
    expect(problem.parse(jsonOf(response)).progress).toBeUndefined();
  });

  it('the first publish is seen within a second', async () => {
    await api.call('/v1/rotation');
    await api.publishHour(7);
    api.state.elapsedMs += 1_001;
    expect((await api.call('/v1/rotation')).statusCode).toBe(200);
  });
});

describe('reads', () => {
  beforeEach(async () => {
    await api.publishHour(7);
  });

  it('are two at most for the first request of a process, whatever the route', async () => {
    for (const path of SNAPSHOT_TARGETS) {
      const cold = openApi();
      await cold.publishHour(7);
      expect((await cold.call(path)).statusCode).toBe(200);
      expect(cold.reads.length).toBe(2);
    }
  });

  it('are shared among concurrent requests and among those of a second', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => api.call(index % 2 ? '/v1/rotation' : '/v1/tokens')));
    expect(api.reads.map((read) => read.pk.slice(0, 4)).sort()).toEqual(['PUB', 'SNAP']);
    api.state.elapsedMs += 1_000;
    await api.call('/v1/signals');
    expect(api.reads.length).toBe(2);
    api.state.elapsedMs += 1;
    await api.call('/v1/signals');
    expect(api.reads.length).toBe(3);
  });
});

describe('while one request looks at the pointer', () => {
  it('the others go on with the last one, for a second more', async () => {
    const first = await api.publishHour(7);
    await api.call('/v1/rotation');
    await api.publishHour(8);
    api.state.elapsedMs += 1_001;
    const [looking, beside] = await Promise.all([api.call('/v1/rotation'), api.call('/v1/rotation')]);
    expect(jsonOf(looking).snapshot_id).not.toBe(first);
    expect(jsonOf(beside).snapshot_id).toBe(first);
    await api.publishHour(9);
    api.state.elapsedMs += 2_001;
    const late = await Promise.all([api.call('/v1/rotation'), api.call('/v1/rotation')]);
    expect(new Set(late.map((response) => jsonOf(response).as_of))).toEqual(new Set(['2026-11-22T09:00:00.000Z']));
  });
});

describe('/v1/status', () => {
  beforeEach(async () => {
    await api.publishHour(7);
  });

  it('is judged by the clock at the request', async () => {
    expect(jsonOf(await api.call('/v1/status'))).toMatchObject({
      state: 'fresh',
      age_seconds: 5_400,
      now: new Date(NOW).toISOString(),
      runs: [],
    });
    api.state.nowMs = Date.parse('2026-11-22T10:00:00.001Z');
    expect(jsonOf(await api.call('/v1/status'))).toMatchObject({ state: 'stale', age_seconds: 10_800 });
  });

  it('shows the newest run of each job', async () => {
    const run = { job: 'ingest', bucket: '2026-11-22T08', status: 'ok', started_at: '2026-11-22T08:02:00Z' } as const;
    const rest = { duration_ms: 900, counts: { accepted: 7 }, error_code: null, detail: null };
    await putLatestRun(api.store, { ...run, ...rest, bucket: '2026-11-22T07' });
    await putLatestRun(api.store, { ...run, ...rest });
    await putLatestRun(api.store, { ...run, ...rest, job: 'compute', status: 'failed', error_code: 'X' });
    const { runs } = jsonOf(await api.call('/v1/status'));
    expect(runs).toEqual([
      { ...run, ...rest, job: 'compute', status: 'failed', error_code: 'X' },
      { ...run, ...rest },
    ]);
  });

  it('says 503 when the clock does not answer', async () => {
    const send = createApi({
      openApi: openApiText,
      store: api.store,
      clock: { now: () => Promise.reject(storeDown()) },
      onError: () => {},
    });
    expect((await send(httpEvent('/v1/status'))).statusCode).toBe(503);
    expect((await send(httpEvent('/v1/rotation'))).statusCode).toBe(200);
  });
});

describe('when the store fails', () => {
  it('a process that has read nothing says 503, and recovers', async () => {
    await api.publishHour(7);
    for (const failing of [() => true, ({ pk }: { pk: string }) => isSnapshot(pk)]) {
      api.state.down = failing;
      api.state.elapsedMs += 1_001;
      const response = await api.call('/v1/rotation');
      expect(response.statusCode).toBe(503);
      expect(response.headers['retry-after']).toBe('5');
      expect(response.body).not.toMatch(/STORE|SNAP|PUB|stack/);
      problem.parse(jsonOf(response));
    }
    api.state.down = () => false;
    expect((await api.call('/v1/rotation')).statusCode).toBe(200);
    expect(api.errors.length).toBe(2);
  });

  it('what was read before is served unchanged, routes not asked for yet included', async () => {
    await api.publishHour(7);
    const before = await api.call('/v1/rotation');
    api.state.down = () => true;
    api.state.elapsedMs += 3_600_000;
    expect(await api.call('/v1/rotation')).toEqual(before);
    expect((await api.call('/v1/snapshot')).statusCode).toBe(200);
    expect((await api.call('/v1/rotation', { 'if-none-match': before.headers.etag ?? '' })).statusCode).toBe(304);
    expect(api.errors.length).toBeGreaterThan(0);
  });

  it('between a new pointer and its parts, the last whole publication is served under its own name', async () => {
    const first = await api.publishHour(7, 0);
    const before = await api.call('/v1/signals');
    const second = await api.publishHour(8, 0.5);
    api.state.down = ({ pk }) => isSnapshot(pk);
    api.state.elapsedMs += 1_001;
    expect(await api.call('/v1/signals')).toEqual(before);
    expect(jsonOf(await api.call('/v1/snapshot')).snapshot_id).toBe(first);
    api.state.down = () => false;
    const after = jsonOf(await api.call('/v1/signals'));
    expect([after.snapshot_id, after.omega]).toEqual([second, 0.5]);
  });

  it('a fault of our own is a 500 without a word of its cause', async () => {
    await api.publishHour(7);
    api.state.down = () => {
      throw new TypeError('secret of the house');
    };
    const response = await api.call('/v1/rotation');
    expect(response.statusCode).toBe(500);
    expect(response.body).not.toContain('secret');
    problem.parse(jsonOf(response));
    expect(api.errors).toHaveLength(1);
  });
});
