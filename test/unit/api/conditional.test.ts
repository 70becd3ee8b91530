import { beforeEach, describe, expect, it } from 'vitest';
import { jsonOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { LATEST_TARGETS as LATEST } from '../../fixtures/routeTargets.ts';

let api: PublishedApi;
beforeEach(async () => {
  api = openApi();
  await api.publishHour(7);
});
const tagOf = async (target: string, headers?: Record<string, string>) =>
  (await api.call(target, headers)).headers.etag ?? '';

describe('entity tags', () => {
  it('differ between routes and encodings, and change with the publication', async () => {
    const tags: string[] = [];
    for (const hour of [7, 8]) {
      await api.publishHour(hour);
      api.state.elapsedMs += 1_001;
      for (const path of LATEST) {
        for (const encoding of ['identity', 'gzip', 'br'])
          tags.push(await tagOf(path, { 'accept-encoding': encoding }));
      }
    }
    expect(new Set(tags).size).toBe(2 * 3 * LATEST.length);
  });

  it('stay the same in another process, and while nothing is published', async () => {
    const tag = await tagOf('/v1/rotation');
    const other = openApi();
    await other.publishHour(7);
    expect((await other.call('/v1/rotation')).headers.etag).toBe(tag);
    await api.publishHour(7);
    api.state.elapsedMs += 1_001;
    expect(await tagOf('/v1/rotation')).toBe(tag);
  });
});

describe('a conditional request', () => {
  it('gets 304 with the tag and the cache headers of the full answer', async () => {
    for (const path of LATEST) {
      const full = await api.call(path);
      const response = await api.call(path, { 'if-none-match': full.headers.etag ?? '' });
      expect(response.statusCode).toBe(304);
      expect(response.body).toBe('');
      for (const name of ['etag', 'cache-control', 'vary', 'access-control-allow-origin']) {
        expect(response.headers[name]).toBe(full.headers[name]);
      }
    }
  });

  it.each<[string, (tag: string) => string]>([
    ['a list', (tag) => `"other", ${tag} , "more"`],
    ['a weak prefix', (tag) => `W/${tag}`],
    ['a list of weak ones', (tag) => `W/"other",W/${tag}`],
    ['a star', () => ' * '],
  ])('understands %s', async (_what, header) => {
    const tag = await tagOf('/v1/rotation');
    expect((await api.call('/v1/rotation', { 'if-none-match': header(tag) })).statusCode).toBe(304);
  });

  it('gets 304 for the same content in another encoding, with the tag it holds', async () => {
    const packed = await tagOf('/v1/rotation', { 'accept-encoding': 'gzip' });
    const response = await api.call('/v1/rotation', { 'if-none-match': packed, 'accept-encoding': 'br' });
    expect(response).toMatchObject({ statusCode: 304, headers: { etag: packed } });
  });

  it.each<[string, (tag: string) => string]>([
    ['another route', (tag) => tag.replace('rotation', 'signals')],
    ['no tag', () => ''],
    ['an unquoted tag', (tag) => tag.slice(1, -1)],
    ['a prefix', (tag) => `${tag.slice(0, -2)}"`],
    ['an endless header', (tag) => `${'"x",'.repeat(10_000)}${tag}`],
  ])('gets the full answer for %s', async (_what, header) => {
    const tag = await tagOf('/v1/rotation');
    expect((await api.call('/v1/rotation', { 'if-none-match': header(tag) })).statusCode).toBe(200);
  });

  it('gets the new answer as soon as a second after a publish', async () => {
    const tag = await tagOf('/v1/signals');
    await api.publishHour(8, 0.5);
    api.state.elapsedMs += 1_001;
    const response = await api.call('/v1/signals', { 'if-none-match': tag });
    expect(response.statusCode).toBe(200);
    expect(jsonOf(response).omega).toBe(0.5);
  });

  it('is answered from the pointer alone, in a process that has read nothing else', async () => {
    const tag = await tagOf('/v1/snapshot', { 'accept-encoding': 'br' });
    const cold = openApi();
    await cold.publishHour(7);
    const response = await cold.call('/v1/snapshot', { 'if-none-match': tag, 'accept-encoding': 'br' });
    expect(response.statusCode).toBe(304);
    expect(cold.reads).toEqual([{ method: 'query', pk: 'PUB' }]);
  });

  it('is never answered with 304 by /v1/status, which changes by the second', async () => {
    const first = await api.call('/v1/status');
    expect(first.headers.etag).toBeUndefined();
    expect(first.headers['cache-control']).toBe('public, max-age=5, s-maxage=5');
    expect((await api.call('/v1/status', { 'if-none-match': '*' })).statusCode).toBe(200);
  });
});
