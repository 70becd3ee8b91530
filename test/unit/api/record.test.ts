import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { pinCloseInputs } from '../../../functions/adapters/records/closeInputs.ts';
import { putNextDayBars } from '../../../functions/adapters/records/dayBars.ts';
import { gzipJson } from '../../../functions/adapters/records/gzipJson.ts';
import { ROUTES } from '../../../shared/api/routes.ts';
import { closeModel, closeState, genesis, inputs, rotations } from '../../../shared/contracts/inputs.ts';
import { problem } from '../../../shared/contracts/meta.ts';
import type { LogEntry } from '../../../shared/contracts/rotation.ts';
import { stateHash } from '../../../shared/engine/closeEntry.ts';
import { inputsHash } from '../../../shared/engine/closeInputs.ts';
import type { EngineState } from '../../../shared/engine/types.ts';
import { dayOf } from '../../../shared/market/day.ts';
import { jsonOf } from '../../fixtures/apiCall.ts';
import { openApi, type PublishedApi } from '../../fixtures/publishedApi.ts';
import { putTinyRecord, rowsOf, tinyInputs } from '../../fixtures/tinyRecord.ts';

const LAST = dayOf('2024-01-12');
const FOREVER = 'public, max-age=31536000, immutable';
let api: PublishedApi;
let log: readonly LogEntry[];
beforeEach(async () => {
  api = openApi();
  log = await putTinyRecord(api.store, LAST);
  api.reads.length = 0;
});

const datesOf = async (target: string) => {
  const response = await api.call(target);
  expect(response.statusCode, target).toBe(200);
  const page = z.strictObject(rotations.shape).parse(jsonOf(response));
  return { response, page, dates: page.entries.map(({ date }) => date.slice(8)) };
};
const detailOf = async (target: string, status: number) => {
  const response = await api.call(target);
  expect(response.statusCode, target).toBe(status);
  return problem.parse(jsonOf(response)).detail;
};

describe('/v1/rotations', () => {
  it('is the log as it is stored, from the genesis on', async () => {
    const { page, response } = await datesOf('/v1/rotations');
    expect(page).toEqual({ entries: log, next_cursor: null });
    // Tomorrow it has an entry more.
    expect(response.headers['cache-control']).toBe('public, max-age=60, s-maxage=60, stale-if-error=86400');
    expect(response.headers.link).toBeUndefined();
  });

  it('keeps to the dates asked for, one without a close included', async () => {
    expect((await datesOf('/v1/rotations?from=2024-01-07&to=2024-01-10')).dates).toEqual(['07', '09', '10']);
    expect((await datesOf('/v1/rotations?from=2024-01-08')).dates).toEqual(['09', '10', '11', '12']);
    expect((await datesOf('/v1/rotations?to=2024-01-08')).dates).toEqual(['05', '06', '07']);
    expect((await datesOf('/v1/rotations?from=2023-01-01&to=2023-12-31')).dates).toEqual([]);
    expect((await datesOf('/v1/rotations?from=2030-01-01')).dates).toEqual([]);
  });

  it('goes page by page along its links, and a page that something follows is kept for ever', async () => {
    const dates: string[] = [];
    let target: string | undefined = '/v1/rotations?from=2024-01-06&to=2024-01-11&limit=2';
    while (target !== undefined) {
      const page = await datesOf(target);
      dates.push(...page.dates);
      target = /^<(.+)>; rel="next"$/.exec(page.response.headers.link ?? '')?.[1];
      expect(page.response.headers['cache-control']).toBe(FOREVER);
    }
    expect(dates).toEqual(['06', '07', '09', '10', '11']);
  });

  it('ends a page early where its entries are large, and loses none', async () => {
    const large = openApi();
    for (let seq = 0; seq < 100; seq += 1) {
      const entry = { seq, date: '2024-01-05', padding: 'x'.repeat(5_000) };
      await large.store.put({ pk: 'ROTATION', sk: String(seq).padStart(9, '0'), body: gzipJson(entry) });
    }
    const seen: number[] = [];
    for (let at: string | undefined = '/v1/rotations?limit=100'; at !== undefined; ) {
      const response = await large.call(at);
      const page: { seq: number }[] = jsonOf(response).entries;
      expect(page.length).toBeLessThan(50);
      seen.push(...page.map(({ seq }) => seq));
      at = /^<(.+)>; rel="next"$/.exec(response.headers.link ?? '')?.[1];
    }
    expect(seen).toEqual(Array.from({ length: 100 }, (_, seq) => seq));
  });

  it('ends exactly at its end: no empty page follows', async () => {
    const { page } = await datesOf(`/v1/rotations?limit=${log.length}`);
    expect(page.next_cursor).toBeNull();
  });

  it.each([
    'limit=0',
    'limit=251',
    'from=2024-02-30',
    'to=yesterday',
    'cursor=abc',
    'cursor=',
    'order=desc',
    'to=2024-01-06&from=2024-01-07',
  ])('refuses %s by name', async (query) => {
    const response = await api.call(`/v1/rotations?${query}`);
    expect(response.statusCode).toBe(400);
    expect(problem.parse(jsonOf(response)).errors?.[0]?.parameter).toBe(query.split('=')[0]);
  });
});

describe('/v1/inputs/{date}', () => {
  const read = async (target: string) => z.strictObject(inputs.shape).parse(jsonOf(await api.call(target)));

  it('has the bars of a close, and hashes that are of what is served', async () => {
    const response = await api.call('/v1/inputs/2024-01-09');
    expect(response.headers['cache-control']).toBe(FOREVER);
    const body = z.strictObject(inputs.shape).parse(jsonOf(response));
    expect(body).toMatchObject({ date: '2024-01-09', revision: 0, close: { seq: 3, model_hash: null } });
    expect(body.bars[1]).toEqual({
      token: 'solana',
      close: dayOf('2024-01-09') / 200,
      venue_volume_usd: null,
      aggregate_volume_usd: 1e8,
      supply: null,
      source: 'simulated',
      flag: 'accepted',
    });
    if (body.close === null) throw new Error('the close has no inputs');
    expect(inputsHash(body.close)).toBe(log[3]?.inputs_hash);
  });

  it('has the bars of a day before the genesis, without a close', async () => {
    expect(await read('/v1/inputs/2024-01-02')).toMatchObject({ revision: 0, close: null });
  });

  it('stays at the revision the record read when a later one is written, which can be asked for', async () => {
    const day = dayOf('2024-01-09');
    const [bitcoin] = rowsOf(day);
    const before = { date: '2024-01-09', revision: 0, rows: rowsOf(day) };
    await putNextDayBars(api.store, day, before, bitcoin === undefined ? [] : [bitcoin]);
    expect((await read('/v1/inputs/2024-01-09')).bars).toHaveLength(2);
    expect(await read('/v1/inputs/2024-01-09?revision=1')).toMatchObject({ revision: 1, bars: [{ token: 'bitcoin' }] });
    expect(await detailOf('/v1/inputs/2024-01-09?revision=7', 404)).toContain('no revision 7');
  });

  it('says which days there are when asked for another', async () => {
    const range = 'the record has 2024-01-01 to 2024-01-12';
    expect(await detailOf('/v1/inputs/2024-01-13', 404)).toContain(range);
    expect(await detailOf('/v1/inputs/2023-12-31', 404)).toContain(range);
    expect(await detailOf('/v1/inputs/2024-01-08', 404)).toContain('no bars when the record read that day');
  });

  it.each(['2024-02-30', '2024-1-1', '{date}', 'today', '%32024-01-09x'])('refuses %s as a day', async (date) => {
    expect(await detailOf(`/v1/inputs/${date}`, 400)).toContain('date');
  });

  it('has no rooms below it', async () => {
    await detailOf('/v1/inputs', 404);
    await detailOf('/v1/inputs/2024-01-09/bars', 404);
    expect(await detailOf('/v1/input/2024-01-09', 404)).toContain('/v1/inputs/{date}');
  });
});

describe('/v1/genesis and /v1/states/{date}', () => {
  it('open with the first entry and the state it names', async () => {
    const body = z.strictObject(genesis.shape).parse(jsonOf(await api.call('/v1/genesis')));
    expect(body.entry).toEqual(log[0]);
    expect(stateHash(body.state as unknown as EngineState)).toBe(log[0]?.state_hash);
    expect(body.benchmark_closes).toEqual({ bitcoin: 40_000 + dayOf('2024-01-05') });
  });

  it('have the state after every close, and none of other days', async () => {
    const body = z.strictObject(closeState.shape).parse(jsonOf(await api.call('/v1/states/2024-01-09')));
    expect(body.seq).toBe(3);
    expect(stateHash(body.state as unknown as EngineState)).toBe(log[3]?.state_hash);
    for (const date of ['2024-01-08', '2024-01-04', '2024-01-13']) {
      expect(await detailOf(`/v1/states/${date}`, 404)).toContain('closes from 2024-01-05 to 2024-01-12');
    }
  });
});

describe('/v1/models/{date}', () => {
  const read = async (date: string) =>
    z.strictObject(closeModel.shape).parse(jsonOf(await api.call(`/v1/models/${date}`)));

  it('is null where the close had none', async () => {
    expect(await read('2024-01-09')).toEqual({ date: '2024-01-09', model_hash: null, artefact: null });
    expect(await detailOf('/v1/models/2024-01-08', 404)).toContain('closes from 2024-01-05 to 2024-01-12');
  });

  it('is the last one fitted by then', async () => {
    for (const cutOff of ['2024-01-04', '2024-01-11', '2024-01-18']) {
      await api.store.put({ pk: 'MODEL', sk: cutOff, body: gzipJson({ artefact: { intercept: cutOff }, card: {} }) });
    }
    const inputsOf13 = { ...tinyInputs(LAST + 1, 8), model_hash: 'e'.repeat(64) };
    await pinCloseInputs(api.store, LAST + 1, inputsOf13);
    expect(await read('2024-01-13')).toEqual({
      date: '2024-01-13',
      model_hash: 'e'.repeat(64),
      artefact: { intercept: '2024-01-11' },
    });
  });
});

describe('every route of the record', () => {
  const TARGETS = [
    '/v1/rotations',
    '/v1/rotations?from=2024-01-07',
    '/v1/genesis',
    '/v1/inputs/2024-01-09',
    '/v1/states/2024-01-09',
    '/v1/models/2024-01-09',
  ];
  const LOST = ['/v1/inputs/2030-01-01', '/v1/inputs/2020-01-01', '/v1/inputs/2024-01-08', '/v1/states/2024-01-08'];

  it('is among these', () => {
    const known = ROUTES.filter(({ from }) => from === 'record').map(({ path }) => path.replace('{date}', ''));
    expect(known.filter((path) => !TARGETS.some((target) => target.startsWith(path)))).toEqual([]);
  });

  it.each([...TARGETS, ...LOST])('%s costs two reads at most', async (target) => {
    await api.call(target);
    expect(api.reads.length).toBeLessThanOrEqual(2);
  });

  it.each(TARGETS)('%s has a tag of its content in each encoding, and gets 304 with it', async (target) => {
    const tags = new Set<string>();
    for (const encoding of ['identity', 'gzip', 'br']) {
      const full = await api.call(target, { 'accept-encoding': encoding });
      tags.add(full.headers.etag ?? '');
      const again = await api.call(target, { 'if-none-match': full.headers.etag ?? '' });
      expect(again).toMatchObject({ statusCode: 304, body: '' });
      expect(again.headers['cache-control']).toBe(full.headers['cache-control']);
      expect(await api.call(target, { 'accept-encoding': encoding }, 'HEAD')).toEqual({
        ...full,
        body: '',
        isBase64Encoded: false,
      });
    }
    expect(tags.size).toBe(3);
  });

  it.each(TARGETS)('%s says that there is no record yet', async (target) => {
    const empty = openApi();
    const response = await empty.call(target);
    if (target.includes('from=')) expect(jsonOf(response)).toEqual({ entries: [], next_cursor: null });
    else expect(response).toMatchObject({ statusCode: 503, headers: { 'retry-after': '10' } });
  });
});
