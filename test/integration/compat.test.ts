import { describe, expect, it } from 'vitest';
import { COMPAT_ROUTES } from '../../shared/api/compatRoutes.ts';
import { isoDateOf } from '../../shared/market/day.ts';
import { jsonOf } from '../fixtures/apiCall.ts';
import { GENESIS, recordedCloses } from '../fixtures/compatTable.ts';
import { openApi } from '../fixtures/publishedApi.ts';

type Row = Record<string, unknown>;
const { store, lastClose } = await recordedCloses();
const api = openApi(store);
const json = async (target: string) => jsonOf(await api.call(target));
const rows = async (target: string): Promise<Row[]> => (await json(target)).data;

describe('the compatibility view', () => {
  it('answers every route in their envelope, with null where nothing published is what a field means', async () => {
    for (const route of COMPAT_ROUTES) {
      const target = 'required' in route ? `${route.path}?id=ai` : route.path;
      const body = await json(target);
      expect(body, target).toMatchObject({ success: true, length: body.data.length });
      expect(body.data.length, target).toBeGreaterThan(0);
      for (const row of body.data as Row[]) {
        for (const field of route.nulls) expect(row[field], `${target} ${field}`).toBeNull();
      }
    }
  });

  it('says the same as /v1, in percent', async () => {
    const { tokens } = await json('/v1/tokens?limit=250');
    const graded = tokens.find((token: Row) => token.grade !== null && token.grade_change !== null);
    const [grade] = await rows(`/v2/trader-grades?token_id=${graded.id}`);
    expect(grade?.TM_TRADER_GRADE).toBeCloseTo(graded.grade, 2);
    const before = graded.grade - graded.grade_change;
    expect(grade?.TM_TRADER_GRADE_24H_PCT_CHANGE).toBeCloseTo((graded.grade / before - 1) * 100, 2);
    const { narratives } = await json('/v1/narratives');
    const [narrative] = narratives;
    const index = (await rows('/v2/indices?indicesType=passive')).find((row) => row.ID === narrative.id);
    expect(index?.['7D']).toBeCloseTo(narrative.roi.absolute.d7 * 100, 3);
    const held = await rows(`/v2/indices-holdings?id=${narrative.id}`);
    expect(held.reduce((sum, row) => sum + Number(row.WEIGHT), 0)).toBeCloseTo(100, 1);
  });

  it('gives past closes by date, newest first, as they were stored then', async () => {
    const from = isoDateOf(GENESIS);
    const found = await rows(`/v2/trading-signals?symbol=eth&startDate=${from}&endDate=2030-01-01`);
    expect(found.map((row) => row.DATE)).toEqual([3, 2, 1, 0].map((back) => isoDateOf(GENESIS + back)));
    const grades = await rows(`/v2/trader-grades?startDate=${lastClose}&endDate=${lastClose}&limit=1000`);
    const latest = await rows('/v2/trader-grades?limit=1000');
    const value = (all: Row[]) => new Map(all.map((row) => [row.TOKEN_ID, row.TM_TRADER_GRADE]));
    expect(value(grades)).toEqual(value(latest));
    const [performance] = await rows(`/v2/indices-performance?id=ai&startDate=${lastClose}&endDate=${lastClose}`);
    const index = (await rows('/v2/indices?limit=1000')).find((row) => row.ID === 'ai');
    expect(Number(performance?.INDEX_CUMULATIVE_ROI)).toBeCloseTo(Number(index?.ALL_TIME), -1);
  });

  it('follows every index it lists, the rotation by its record', async () => {
    for (const { ID: id } of await rows('/v2/indices?limit=1000')) {
      expect((await api.call(`/v2/indices-performance?id=${id}`)).statusCode, String(id)).toBe(200);
      expect((await api.call(`/v2/indices-holdings?id=${id}`)).statusCode, String(id)).toBe(200);
    }
    const found = await rows('/v2/indices-performance?id=rotation');
    expect(found.map((row) => row.DATE)).toEqual([3, 2, 1, 0].map((back) => isoDateOf(GENESIS + back)));
    const { record } = await json('/v1/rotation');
    expect(Number(found[0]?.INDEX_CUMULATIVE_ROI)).toBeCloseTo(record.roi_net * 100, 2);
    expect(found.at(-1)?.INDEX_CUMULATIVE_ROI).toBe(0);
    const last = await rows(`/v2/indices-performance?id=rotation&startDate=${lastClose}`);
    expect(last).toEqual(found.slice(0, 1));
  });

  it('lets a page of another origin send the key that the SDKs send', async () => {
    const { headers } = await api.call('/v2/tokens', {}, 'OPTIONS');
    expect(headers['access-control-allow-headers']).toContain('api_key');
  });

  it('filters and pages', async () => {
    const all = await rows('/v2/tokens?category=AI,Memecoins&limit=1000');
    const pages = [
      await rows('/v2/tokens?category=ai,memecoins&limit=5&page=1'),
      await rows('/v2/tokens?category=ai,memecoins&limit=5&page=2'),
    ];
    expect(pages.flat()).toEqual(all.slice(0, 10));
    expect(await rows('/v2/tokens?category=ai,memecoins&limit=5&page=0')).toEqual(pages[0]);
    for (const row of await rows('/v2/trading-signals?signal=1')) expect(row.TRADING_SIGNAL).toBe(1);
    for (const row of await rows('/v2/trader-grades?traderGrade=70'))
      expect(row.TM_TRADER_GRADE).toBeGreaterThanOrEqual(70);
    const large = await rows('/v2/tokens?limit=1000');
    const priced = await rows('/v2/trader-grades?marketcap=100000000&limit=1000');
    expect(priced.length).toBeGreaterThan(0);
    expect(priced.length).toBeLessThan(large.length);
    expect((await rows('/v2/tokens?symbol=BTC,eth')).map((row) => row.TOKEN_ID)).toEqual(['bitcoin', 'ethereum']);
  });

  it('refuses what it cannot filter by, in both vocabularies', async () => {
    for (const query of ['exchange=binance', 'fdv=100', 'limit=0', 'limit=1001', 'signal=2', 'startDate=2024-02-30']) {
      const response = await api.call(`/v2/trading-signals?${query}`);
      expect(response.statusCode, query).toBe(400);
      expect(response.headers['content-type']).toContain('problem+json');
      const body = jsonOf(response);
      expect(body).toMatchObject({ status: 400, success: false, length: 0, data: [], message: body.detail });
      expect(body.errors[0].parameter).toBe(query.split('=')[0]);
    }
    expect(jsonOf(await api.call('/v2/indices-holdings')).errors[0]).toMatchObject({ parameter: 'id' });
    expect(jsonOf(await api.call('/v2/indices-holdings?id=aii')).errors[0].allowed).toContain('ai');
    expect((await api.call('/v2/ai-agent')).statusCode).toBe(404);
    expect((await api.call('/v2/tokens', {}, 'POST')).statusCode).toBe(405);
  });

  it('reads a year of closes once: the pieces that the SDKs ask for come from memory', async () => {
    const warm = openApi(store);
    const piece = (end: string) => `/v2/trading-signals?startDate=${isoDateOf(GENESIS - 20)}&endDate=${end}`;
    await warm.call(piece(lastClose));
    const before = warm.reads.length;
    const again = await warm.call(piece(isoDateOf(GENESIS)));
    expect(jsonOf(again).data.length).toBeGreaterThan(0);
    expect(warm.reads.length).toBe(before);
  });

  it('reads the table twice at most, and answers an unchanged publication without looking further', async () => {
    for (const target of [
      '/v2/trader-grades',
      `/v2/trader-grades?startDate=${lastClose}`,
      '/v2/indices-performance?id=ai',
      '/v2/indices-performance?id=rotation',
    ]) {
      const cold = openApi(store);
      const first = await cold.call(target);
      expect(cold.reads.length, target).toBeLessThanOrEqual(2);
      const again = await cold.call(target, { 'if-none-match': first.headers.etag as string });
      expect(again.statusCode, target).toBe(304);
    }
  });
});
