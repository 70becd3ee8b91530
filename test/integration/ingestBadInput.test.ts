import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { ingestRig, rowOf } from '../fixtures/ingestRig.ts';
import { type Fault, type Replay, startReplay } from '../fixtures/startReplay.ts';

const YESTERDAY = '2024-03-14T07:30:00Z';
const NOW = '2024-03-15T07:30:00Z';
const BUCKET = '2024-03-15T07';
const TOKEN = 'pepe';

let replay: Replay;
let store: TableStore;
let rig: ReturnType<typeof ingestRig>;

beforeAll(async () => {
  replay = await startReplay({ now: YESTERDAY });
});
afterAll(() => replay.close());
beforeEach(async () => {
  replay.reset();
  store = memoryStore(() => replay.clock.now());
  rig = ingestRig(replay, store);
  expect(await rig.run(YESTERDAY)).toMatchObject({ status: 'ok' });
  replay.clock.update({ now: NOW });
});

const fault = (...faults: Fault[]) => replay.faults.add(faults, replay.clock.now());
const markets = (kind: string, fields: Record<string, unknown> = {}): Fault => ({
  path: 'coins/markets',
  kind,
  ...fields,
});

describe('a provider that is broken as a whole', () => {
  it.each([
    ['too many requests', [markets('status', { status: 429, headers: { 'Retry-After': '1' } })], 'SOURCE_RATE_LIMITED'],
    [
      'too many requests for an hour',
      [markets('status', { status: 429, headers: { 'Retry-After': '3600' } })],
      'SOURCE_RATE_LIMITED',
    ],
    ['a server error', [markets('status', { status: 503 })], 'SOURCE_FAILING'],
    ['no answer at all', [markets('hang')], 'SOURCE_TIMEOUT'],
    ['a connection reset', [markets('reset')], 'SOURCE_UNREACHABLE'],
    ['HTML instead of JSON', [markets('garbage')], 'SOURCE_NOT_JSON'],
    ['a truncated body', [markets('truncate', { at: 0.5 })], 'SOURCE_NOT_JSON'],
    ['a body of 30 MB', [markets('huge')], 'SOURCE_TOO_LARGE'],
    ['a refused key', [markets('status', { status: 401 })], 'SOURCE_DENIED'],
  ])('records %s, throws it, and writes no panel', async (_what, faults, code) => {
    fault(...faults);
    const hasty = ingestRig(replay, store, code === 'SOURCE_TIMEOUT' ? { timeoutMs: 200 } : {});
    expect(await hasty.run(NOW)).toMatchObject({ name: 'AppError', code });
    const record = await rig.record(BUCKET);
    expect(record).toMatchObject({ status: 'failed', error_code: code, started_at: '2024-03-15T07:30:00.000Z' });
    expect(record?.detail).toMatch(/^[^\n<]{20,400}$/);
    expect(await rig.panel(BUCKET)).toBeUndefined();

    replay.faults.clear();
    expect(await rig.run(NOW)).toMatchObject({ status: 'ok', error_code: null });
    expect((await rig.record(BUCKET))?.status).toBe('ok');
    expect(rowOf(await rig.panel(BUCKET), TOKEN)?.flag).toBe('accepted');
  });

  it('records a provider that is down', async () => {
    const gone = await startReplay({ now: NOW });
    const orphan = ingestRig(gone, store);
    await gone.close();
    expect(await orphan.run(NOW)).toMatchObject({ code: 'SOURCE_UNREACHABLE', retryable: true });
    expect(await rig.record(BUCKET)).toMatchObject({ status: 'failed', started_at: '2024-03-15T07:30:00.000Z' });
  });

  it('survives faults that pass within its retries', async () => {
    fault(
      markets('status', { status: 429, headers: { 'Retry-After': '0' }, times: 1 }),
      markets('reset', { times: 1 }),
    );
    expect(await rig.run(NOW)).toMatchObject({ status: 'ok' });
  });
});

describe('bad data about one token', () => {
  it.each([
    [
      'a price of the wrong type',
      markets('wrong_type', { id: TOKEN, fields: ['current_price'] }),
      'missing',
      /wrong type: current_price/,
    ],
    ['a null price', markets('null_field', { id: TOKEN, field: 'current_price' }), 'missing', /without a price/],
    ['a coin that is missing', markets('drop_coin', { id: TOKEN }), 'missing', /not in the answer/],
    [
      'a price 1000 times too high',
      markets('scale_price', { id: TOKEN, factor: 1000 }),
      'quarantined',
      /\+\d+\.\d% from/,
    ],
    [
      'a price 1000 times too low',
      markets('scale_price', { id: TOKEN, factor: 0.001 }),
      'quarantined',
      /-99\.\d% from/,
    ],
    ['a stale timestamp', markets('stale', { id: TOKEN, hours: 6 }), 'stale', /last traded 6\.\d hours/],
    [
      'an unreadable timestamp',
      markets('set_field', { id: TOKEN, field: 'last_updated', value: 'soon' }),
      'stale',
      /when it last saw/,
    ],
    [
      'a negative price',
      markets('set_field', { id: TOKEN, field: 'current_price', value: -1 }),
      'quarantined',
      /above zero/,
    ],
    [
      'a price of zero',
      markets('set_field', { id: TOKEN, field: 'current_price', value: 0 }),
      'quarantined',
      /above zero/,
    ],
  ])('flags %s and changes nothing else', async (_what, spec, flag, reason) => {
    fault(spec);
    expect(await rig.run(NOW)).toMatchObject({ status: 'ok', counts: { [flag]: expect.any(Number) } });
    const bad = await rig.panel(BUCKET);
    expect(rowOf(bad, TOKEN)).toMatchObject({ flag, reason: expect.stringMatching(reason) });
    expect((await rig.record(BUCKET))?.detail).toContain(TOKEN);

    const clean = ingestRig(
      replay,
      memoryStore(() => replay.clock.now()),
    );
    replay.faults.clear();
    await clean.run(NOW);
    const others = (rows = bad?.rows) => rows?.filter(([id]) => id !== TOKEN);
    expect(others()).toEqual(others((await clean.panel(BUCKET))?.rows));
    expect(others()?.length).toBeGreaterThan(100);
  });

  it('takes a null volume or supply for unknown, not for a fault', async () => {
    fault(
      markets('null_field', { id: TOKEN, field: 'circulating_supply' }),
      markets('null_field', { id: TOKEN, field: 'total_volume' }),
    );
    await rig.run(NOW);
    expect(rowOf(await rig.panel(BUCKET), TOKEN)).toMatchObject({ flag: 'accepted', volume: null, supply: null });
  });

  it('takes a coin listed twice with the same price once', async () => {
    fault(markets('duplicate_coin', { id: TOKEN }));
    await rig.run(NOW);
    const panel = await rig.panel(BUCKET);
    expect(panel?.rows.filter(([id]) => id === TOKEN)).toHaveLength(1);
    expect(rowOf(panel, TOKEN)?.flag).toBe('accepted');
  });

  it('stores nothing of a name that holds markup, nor of fields it never heard of', async () => {
    fault(
      markets('set_field', { id: TOKEN, field: 'name', value: '<script>alert(1)</script>' }),
      markets('extra_fields'),
    );
    expect(await rig.run(NOW)).toMatchObject({ status: 'ok' });
    const panel = await rig.panel(BUCKET);
    expect(rowOf(panel, TOKEN)?.flag).toBe('accepted');
    expect(JSON.stringify(panel)).not.toContain('script');
  });

  it('keeps hostile text of an error answer out of the record', async () => {
    fault(markets('status', { status: 400, body: { error: `<script>\u202e\n${'x'.repeat(5000)}` } }));
    expect(await rig.run(NOW)).toMatchObject({ code: 'SOURCE_REJECTED', retryable: false });
    expect((await rig.record(BUCKET))?.detail).toMatch(/^[^<\n\u202e]{20,300}$/);
  });
});
