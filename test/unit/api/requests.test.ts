import { beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../../shared/contracts/meta.ts';
import { jsonOf, textOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { SNAPSHOT_TARGETS } from '../../fixtures/routeTargets.ts';

let api: PublishedApi;
beforeEach(async () => {
  api = openApi();
  await api.publishHour(7);
});

describe('a successful answer', () => {
  it('is JSON that any page may read, cached for a minute and for a day when the server fails', async () => {
    const { statusCode, headers } = await api.call('/v1/rotation');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=60, s-maxage=60, stale-if-error=86400',
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'ETag, Link, Retry-After, Allow',
      'x-content-type-options': 'nosniff',
      vary: 'Accept, Accept-Encoding',
    });
    expect(headers.etag).toMatch(/^"[^"]+"$/);
  });

  it.each(['br', 'gzip'])('says the same thing in %s', async (encoding) => {
    for (const path of SNAPSHOT_TARGETS) {
      const plain = await api.call(path);
      const packed = await api.call(path, { 'accept-encoding': encoding });
      expect(packed.headers['content-encoding']).toBe(encoding);
      expect(packed.isBase64Encoded).toBe(true);
      expect(textOf(packed)).toBe(textOf(plain));
    }
  });

  it('answers HEAD like GET without a body', async () => {
    for (const path of SNAPSHOT_TARGETS) {
      const get = await api.call(path, { 'accept-encoding': 'br' });
      const head = await api.call(path, { 'accept-encoding': 'br' }, 'HEAD');
      expect(head).toEqual({ ...get, body: '', isBase64Encoded: false });
    }
  });

  it('answers a percent-encoded spelling of a known path', async () => {
    expect((await api.call('/v1/rotat%69on')).statusCode).toBe(200);
  });
});

describe('/v1/tokens', () => {
  const idsOf = async (query: string) =>
    jsonOf(await api.call(`/v1/tokens?${query}`)).tokens.map((token: { id: string }) => token.id);

  it('keeps the rows that meet every filter, in their order', async () => {
    expect(await idsOf('narrative=ai')).toEqual(['fetch-ai', 'render-token']);
    expect(await idsOf('signal=neutral')).toEqual(['render-token', 'dogecoin']);
    expect(await idsOf('min_grade=60')).toEqual(['fetch-ai', 'render-token']);
    expect(await idsOf('min_grade=0')).not.toContain('bitcoin');
    expect(await idsOf('narrative=ai&signal=neutral&min_grade=64')).toEqual(['render-token']);
    expect(await idsOf('narrative=real-world-assets&min_grade=0')).toEqual([]);
  });

  it('has one tag for one meaning, whatever the order and spelling of the parameters', async () => {
    const one = await api.call('/v1/tokens?narrative=ai&min_grade=7');
    const other = await api.call('/v1/tokens?min_grade=007&narrative=%61i');
    expect(other.headers.etag).toBe(one.headers.etag);
    expect((await api.call('/v1/tokens?narrative=ai')).headers.etag).not.toBe(one.headers.etag);
  });

  it('names the narratives there are when asked for another', async () => {
    const response = await api.call('/v1/tokens?narrative=gaming');
    expect(response.statusCode).toBe(400);
    expect(jsonOf(response).errors).toEqual([
      { parameter: 'narrative', detail: 'there is no such narrative', allowed: ['ai', 'meme', 'real-world-assets'] },
    ]);
  });
});

describe('a request that cannot be answered', () => {
  const bad = async (target: string, status: number, method = 'GET') => {
    const response = await api.call(target, {}, method);
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.headers['access-control-allow-origin']).toBe('*');
    const body = problem.parse(jsonOf(response));
    expect(body.status).toBe(status);
    return body;
  };

  it('names each unknown, repeated and invalid parameter with what is allowed', async () => {
    const body = await bad('/v1/tokens?signal=up&signal=bullish&min_grade=101&from=5&narrative=ai&narrative=ai', 400);
    expect(body.errors).toEqual([
      { parameter: 'signal', detail: 'invalid value', allowed: ['bullish', 'neutral', 'bearish'] },
      { parameter: 'min_grade', detail: 'invalid value', allowed: ['an integer from 0 to 100'] },
      {
        parameter: 'from',
        detail: 'unknown parameter',
        allowed: ['narrative', 'signal', 'min_grade', 'sort', 'limit', 'cursor'],
      },
      { parameter: 'narrative', detail: 'given more than once' },
    ]);
    expect((await bad('/v1/rotation?x=1', 400)).errors).toEqual([
      { parameter: 'x', detail: 'unknown parameter', allowed: [] },
    ]);
  });

  it('suggests near routes for an unknown one', async () => {
    const body = await bad('/v1/rotatoin', 404);
    expect(body.errors?.[0]?.allowed?.[0]).toBe('/v1/rotation');
    expect(body.detail).toContain('/v1/rotation');
    expect((await bad('/v1/tokens/', 404)).errors?.[0]?.allowed?.[0]).toBe('/v1/tokens');
    await bad('/v1//rotation', 404);
    await bad('/v1/rotation/', 404);
    await bad('/', 404);
    await bad('', 404);
  });

  it.each(['/v1/%ff', '/v1/rotation%', '/v1/%E0%A4%A', '/%zz'])('refuses %s as not UTF-8', async (path) => {
    await bad(path, 400);
  });

  it('answers a very long path or query quickly and shortly', async () => {
    const longPath = await api.call(`/v1/${'a'.repeat(100_000)}`);
    expect(longPath.statusCode).toBe(404);
    expect(longPath.body.length).toBeLessThan(1_000);
    const longQuery = await api.call(`/v1/tokens?${'signal=up&'.repeat(100_000)}`);
    expect(longQuery.statusCode).toBe(400);
    const manyNames = await api.call(`/v1/tokens?${Array.from({ length: 300 }, (_, i) => `p${i}=`).join('&')}`);
    expect(manyNames.statusCode).toBe(400);
    expect(manyNames.body.length).toBeLessThan(3_000);
  });

  it('refuses every writing method, and says which there are', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'get', '']) {
      const response = await api.call('/v1/rotation', {}, method);
      expect(response.statusCode).toBe(405);
      expect(response.headers.allow).toBe('GET, HEAD, OPTIONS');
    }
  });

  it('tells OPTIONS what a page of another origin may do', async () => {
    const { statusCode, headers } = await api.call('/v1/tokens?whatever=1', {}, 'OPTIONS');
    expect(statusCode).toBe(204);
    expect(headers).toMatchObject({
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'If-None-Match, Accept',
      'access-control-allow-origin': '*',
    });
  });

  it('never reads the store for a request that is wrong in itself', async () => {
    api.reads.length = 0;
    await bad('/v1/nothing', 404);
    await bad('/v1/rotation?x=1', 400);
    await bad('/v1/rotation', 405, 'POST');
    expect(api.reads).toEqual([]);
  });
});
