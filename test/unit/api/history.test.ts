import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { publish } from '../../../functions/compute/publish.ts';
import { CONTRACTS } from '../../../shared/api/contracts.ts';
import { ROUTES } from '../../../shared/api/routes.ts';
import { jsonOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { targetOf } from '../../fixtures/routeTargets.ts';
import { INFO, snapshotPartsFixture } from '../../fixtures/snapshotParts.ts';

const HISTORY = ROUTES.filter(({ from }) => from === 'history').map((route) => [route.path, route] as const);
let api: PublishedApi;
beforeEach(async () => {
  api = openApi();
  await api.publishHour(7);
});

describe('a route of history', () => {
  it.each(HISTORY)('%s has exactly what its contract says', async (_, route) => {
    const body = jsonOf(await api.call(targetOf(route)));
    z.strictObject(CONTRACTS[route.contract ?? 'OpenApi'].shape).parse(body);
  });

  it.each(HISTORY)('%s costs two reads at most, and 304 the pointer alone', async (_, route) => {
    const target = targetOf(route);
    const response = await api.call(target);
    expect(api.reads.length).toBeLessThanOrEqual(2);
    const cold = openApi(api.store);
    const again = await cold.call(target, { 'if-none-match': response.headers.etag ?? '' });
    expect(again.statusCode).toBe(304);
    expect(cold.reads).toEqual([{ method: 'query', pk: 'PUB' }]);
  });

  it.each(HISTORY)('%s is there as soon as history is', async (_, route) => {
    const old = openApi();
    await publish(old.store, snapshotPartsFixture, INFO, INFO.asOf);
    expect(await old.call(targetOf(route))).toMatchObject({ statusCode: 503, headers: { 'retry-after': '10' } });
  });
});

describe('a history', () => {
  it('reaches back as far as it is asked to', async () => {
    const daily = jsonOf(await api.call('/v1/narratives/ai/history'));
    expect(daily).toMatchObject({ interval: '1d', window: '90d', level: [1000, 1012.5, 998.25] });
    expect(daily.as_of).toBe('2026-11-22T07:00:00.000Z');
    expect(jsonOf(await api.call('/v1/narratives/ai/history?interval=1h&window=7d'))).toMatchObject({
      interval: '1h',
      times: ['2026-11-22T05:00:00Z', '2026-11-22T06:00:00Z'],
      heat: null,
    });
    expect(jsonOf(await api.call('/v1/tokens/fetch-ai/history?window=all'))).toMatchObject({
      window: 'all',
      signal: [null, 'neutral', 'bullish'],
    });
  });

  it('of an id that is none has the nearest, or where ids are listed while none is in memory', async () => {
    const cold = await api.call('/v1/tokens/fetch-ia/history');
    expect([cold.statusCode, jsonOf(cold).errors[0].allowed]).toEqual([404, ['/v1/tokens']]);
    expect(api.reads.length).toBeLessThanOrEqual(2);
    await api.call('/v1/tokens');
    const warm = await api.call('/v1/tokens/fetch-ia/history');
    expect(jsonOf(warm).errors[0].allowed[0]).toBe('fetch-ai');
    expect(jsonOf(await api.call('/v1/tokens/dogecoin/history')).detail).toMatch(/no history of the token dogecoin/);
  });

  it('of a year that is none says which there are', async () => {
    expect(jsonOf(await api.call('/v1/closes/2020'))).toMatchObject({ status: 404, errors: [{ allowed: ['2026'] }] });
    expect((await api.call('/v1/closes/1999')).statusCode).toBe(400);
  });

  it('of a year keeps its tag from one hour to the next, others go with the publication', async () => {
    const tagOf = async (target: string) => (await api.call(target)).headers.etag;
    const before = [await tagOf('/v1/closes/2026'), await tagOf('/v1/heat')];
    await api.publishHour(8);
    api.state.elapsedMs += 1_001;
    const after = [await tagOf('/v1/closes/2026'), await tagOf('/v1/heat')];
    expect([after[0] === before[0], after[1] === before[1]]).toEqual([true, false]);
  });
});
