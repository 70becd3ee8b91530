import { beforeEach, describe, expect, it } from 'vitest';
import { jsonOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { TOKENS } from '../../fixtures/tokenRows.ts';

let api: PublishedApi;
let firstId: string;
beforeEach(async () => {
  api = openApi();
  firstId = await api.publishHour(7);
});

/** Addresses and rows of every page from `target` on. */
async function walk(target: string, between: () => Promise<void> = async () => {}) {
  const pages = [];
  for (let at: string | undefined = target; at !== undefined; ) {
    const response = await api.call(at);
    expect(response.statusCode, at).toBe(200);
    pages.push({ target: at, response, body: jsonOf(response) });
    at = /^<(.+)>; rel="next"$/.exec(response.headers.link ?? '')?.[1];
    await between();
  }
  return pages;
}
const idsOf = (body: { tokens: { id: string }[] }) => body.tokens.map(({ id }) => id);

describe('pages of a list', () => {
  it('hold every row once, in order, and say how many there are', async () => {
    const pages = await walk('/v1/tokens?limit=3');
    expect(pages.map(({ body }) => body.tokens.length)).toEqual([3, 3, 2]);
    expect(pages.flatMap(({ body }) => idsOf(body))).toEqual(TOKENS.map(({ id }) => id));
    for (const { body } of pages) expect(body.total).toBe(TOKENS.length);
    expect(pages.at(-1)?.body.next_cursor).toBeNull();
    expect(pages[0]?.response.headers.link).toContain(`cursor=${pages[0]?.body.next_cursor}`);
  });

  it('stay in the snapshot they began in, and are kept for ever from the second on', async () => {
    let hour = 8;
    const pages = await walk('/v1/signals?limit=1&kind=token', async () => {
      await api.publishHour(hour++, 0.5);
      api.state.elapsedMs += 1_001;
    });
    expect(pages.length).toBeGreaterThan(2);
    expect(new Set(pages.map(({ body }) => body.snapshot_id))).toEqual(new Set([firstId]));
    expect(new Set(pages.map(({ body }) => body.omega))).toEqual(new Set([0]));
    expect(pages.map(({ response }) => response.headers['cache-control'])).toEqual([
      'public, max-age=60, s-maxage=60, stale-if-error=86400',
      ...pages.slice(1).map(() => 'public, max-age=31536000, immutable'),
    ]);
    expect(jsonOf(await api.call('/v1/signals')).omega).toBe(0.5);
  });

  it('cost two reads at most, in a process that has read nothing', async () => {
    const [, second] = await walk('/v1/tokens?limit=5');
    await api.publishHour(8, 0.5);
    const cold = openApi(api.store);
    const response = await cold.call(second?.target ?? '');
    expect(jsonOf(response).snapshot_id).toBe(firstId);
    expect(cold.reads.map(({ pk }) => pk)).toEqual(['PUB', `SNAP#${firstId}`]);
    const tag = response.headers.etag ?? '';
    expect((await cold.call(second?.target ?? '', { 'if-none-match': tag })).statusCode).toBe(304);
  });

  it('of a snapshot that is no longer kept are gone, with the place to start again', async () => {
    const [, second] = await walk('/v1/tokens?limit=5&sort=-cap_usd');
    await api.publishHour(8, 0.5);
    api.state.nowMs += 91 * 86_400_000;
    const response = await openApi(api.store).call(second?.target ?? '');
    expect(response.statusCode).toBe(410);
    expect(jsonOf(response)).toMatchObject({
      type: 'urn:tidewatch:problem:gone',
      errors: [{ parameter: 'cursor', allowed: ['/v1/tokens?limit=5&sort=-cap_usd'] }],
    });
  });

  it('refuse a cursor of another list, of other filters, or of nobody', async () => {
    const [, second] = await walk('/v1/tokens?limit=5');
    const cursor = /cursor=([^&]+)/.exec(second?.target ?? '')?.[1];
    for (const target of [
      `/v1/tokens?cursor=${cursor}&signal=neutral`,
      `/v1/tokens?cursor=${cursor}&sort=grade`,
      `/v1/narratives?cursor=${cursor}`,
      '/v1/tokens?cursor=c2VxOjE',
    ]) {
      const response = await api.call(target);
      expect([response.statusCode, jsonOf(response).errors[0].parameter], target).toEqual([400, 'cursor']);
    }
    // Another length of page is the same list.
    expect((await api.call(`/v1/tokens?cursor=${cursor}&limit=1`)).statusCode).toBe(200);
  });
});

describe('the order of a list', () => {
  const sorted = async (target: string) => idsOf(jsonOf(await api.call(target)));

  it('is by value either way, rows without one last', async () => {
    const descending = await sorted('/v1/tokens?sort=-cap_usd');
    const ascending = await sorted('/v1/tokens?sort=cap_usd');
    expect(descending.slice(0, 2)).toEqual(['bitcoin', 'ethereum']);
    expect(descending.at(-1)).toBe('ondo-finance');
    expect(ascending.at(-1)).toBe('ondo-finance');
    expect(ascending.slice(0, -1).reverse()).toEqual(descending.slice(0, -1));
    expect((await sorted('/v1/tokens?sort=-h24'))[0]).toBe('fetch-ai');
  });

  it('goes with filters', async () => {
    expect(await sorted('/v1/tokens?sort=grade&signal=neutral')).toEqual(['dogecoin', 'render-token']);
    const { signals } = jsonOf(await api.call('/v1/signals?kind=narrative'));
    expect(signals).toEqual([]);
  });
});

describe('one row by its id', () => {
  it('is the row of the list, with what belongs to it', async () => {
    const body = jsonOf(await api.call('/v1/tokens/fetch-ai'));
    expect(body.token).toEqual(jsonOf(await api.call('/v1/tokens')).tokens[0]);
    expect(body).toMatchObject({
      signal: { id: 'fetch-ai', kind: 'token' },
      flips: [{ id: 'fetch-ai', to: 'bullish' }],
      memberships: [{ narrative: 'ai', name: 'Artificial intelligence', weight: 0.6, contribution_d7: 0.08 }],
    });
    const narrative = jsonOf(await api.call('/v1/narratives/ai'));
    expect(narrative).toMatchObject({ narrative: { id: 'ai' }, score: { narrative: 'ai' }, flips: [] });
  });

  it('has the nearest ids where there is none of that name', async () => {
    for (const [target, nearest] of [
      ['/v1/tokens/fetch-ia', 'fetch-ai'],
      ['/v1/narratives/memes', 'meme'],
    ] as const) {
      const response = await api.call(target, { 'if-none-match': '*' });
      expect(response.statusCode).toBe(404);
      expect(jsonOf(response).errors[0]).toMatchObject({ parameter: 'id', allowed: expect.arrayContaining([nearest]) });
    }
  });
});

describe('/v1/snapshots/{id}', () => {
  it('is the same bytes while it is the latest, when it is superseded, and in another process', async () => {
    const target = `/v1/snapshots/${firstId}`;
    const before = await api.call(target);
    expect(before.body).toBe((await api.call('/v1/snapshot')).body);
    expect(before.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    await api.publishHour(8, 0.5);
    api.state.elapsedMs += 1_001;
    expect(await api.call(target)).toEqual(before);
    expect(await openApi(api.store).call(target)).toEqual(before);
    expect((await api.call(target, { 'if-none-match': before.headers.etag ?? '' })).statusCode).toBe(304);
  });

  it('is not found where no such snapshot is kept', async () => {
    expect((await api.call(`/v1/snapshots/${'0'.repeat(64)}`)).statusCode).toBe(404);
    expect((await api.call('/v1/snapshots/latest')).statusCode).toBe(400);
  });
});
