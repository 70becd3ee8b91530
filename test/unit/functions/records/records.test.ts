import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../functions/adapters/appError.ts';
import {
  dayBarRevisions,
  latestDayBars,
  newestDayBars,
  putNextDayBars,
} from '../../../../functions/adapters/records/dayBars.ts';
import { type BarRow, type HourPanel, hourPanel } from '../../../../functions/adapters/records/formats.ts';
import { gunzipJson, gzipJson } from '../../../../functions/adapters/records/gzipJson.ts';
import { hourPanelsBetween, latestHourPanel, putHourPanel } from '../../../../functions/adapters/records/hourPanels.ts';
import { mergeBarRows } from '../../../../functions/adapters/records/mergeBarRows.ts';
import { recordRun } from '../../../../functions/adapters/records/recordRun.ts';
import { getRunRecord } from '../../../../functions/adapters/records/runRecords.ts';
import { memoryStore } from '../../../../functions/adapters/store/memoryStore.ts';
import { dayOf } from '../../../../shared/market/day.ts';
import { silentLog } from '../../../fixtures/ingestRig.ts';

const NOW = Date.parse('2024-03-15T07:30:00Z');
const open = () => memoryStore(() => NOW);
const panel = (bucket: string): HourPanel => ({
  bucket,
  source: 's',
  volumeScope: 'venue',
  simulated: false,
  observedAt: `${bucket}:02:00.000Z`,
  rows: [['bitcoin', 1, 2, 3, 'accepted', null]],
});
const row = (token: string, close: number | null, rest: Partial<[number, number, number]> = []): BarRow => [
  token,
  close,
  rest[0] ?? null,
  rest[1] ?? null,
  rest[2] ?? null,
  's',
  close === null ? 'quarantined' : 'accepted',
];

describe('gzipJson', () => {
  it('gives equal bytes for equal values and takes them back through a schema', () => {
    expect(gzipJson(panel('2024-03-15T07'))).toEqual(gzipJson(panel('2024-03-15T07')));
    expect(gunzipJson(hourPanel, gzipJson(panel('2024-03-15T07')), 'x')).toEqual(panel('2024-03-15T07'));
  });

  it.each([
    ['is missing', undefined],
    ['is no gzip', new Uint8Array([1, 2, 3])],
    ['has another shape', gzipJson({ bucket: 'soon' })],
  ])('names the record whose body %s', (_what, body) => {
    expect(() => gunzipJson(hourPanel, body, 'PANEL / x')).toThrow(
      /^stored record PANEL \/ x (has no body|is damaged|does not)/,
    );
  });
});

describe('hour panels', () => {
  it('are read across the turn of a month and of a year', async () => {
    const store = memoryStore(() => 0);
    for (const bucket of ['2023-12-31T22', '2023-12-31T23', '2024-01-01T00', '2024-02-29T23', '2024-03-01T00']) {
      await putHourPanel(store, panel(bucket));
    }
    const buckets = async (from: string, to: string) =>
      (await hourPanelsBetween(store, from, to)).map((one) => one.bucket);
    expect(await buckets('2023-12-31T23', '2024-01-01T05')).toEqual(['2023-12-31T23', '2024-01-01T00']);
    expect(await buckets('2023-12-01T00', '2024-03-01T00')).toHaveLength(5);
    expect((await latestHourPanel(store, '2024-03-01T00'))?.bucket).toBe('2024-03-01T00');
    expect((await latestHourPanel(store, '2024-01-31T23'))?.bucket).toBe('2024-01-01T00');
  });
});

describe('day bars', () => {
  const day = dayOf('2023-12-31');

  it('grow by revisions, and only when something changed', async () => {
    const store = open();
    expect(await putNextDayBars(store, day, undefined, [row('b', 2), row('a', 1)])).toBe('written');
    const first = await latestDayBars(store, day);
    expect(first?.rows.map(([token]) => token)).toEqual(['a', 'b']);
    expect(await putNextDayBars(store, day, first, [row('a', 1), row('b', 2)])).toBe('unchanged');
    expect(await putNextDayBars(store, day, first, [row('a', 1)])).toBe('written');
    expect(await putNextDayBars(store, day, first, [row('c', 3)])).toBe('lost');
    await putNextDayBars(store, day + 1, undefined, [row('a', 5)]);
    expect((await dayBarRevisions(store, day, day + 1)).map((bars) => [bars.date, bars.revision])).toEqual([
      ['2023-12-31', 0],
      ['2023-12-31', 1],
      ['2024-01-01', 0],
    ]);
    expect((await newestDayBars(store, day, day)).get('2023-12-31')?.revision).toBe(1);
  });

  it('merge so that what stood stays, what was unknown is filled, and a repeat changes nothing', () => {
    const merged = mergeBarRows(
      [row('a', 1, [7]), row('q', null)],
      [row('a', 9, [8, 5, 4]), row('q', 3, [1]), row('n', 2)],
    );
    expect(merged).toEqual([row('a', 1, [7, 5, 4]), row('n', 2), row('q', null)]);
    const cell = fc.option(fc.integer({ min: 1, max: 9 }), { nil: null });
    const rows = fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), cell, cell, cell), { selector: ([token]) => token })
      .map((list) =>
        list.map(
          ([token, close, venue, supply]): BarRow => [
            token,
            close,
            venue,
            null,
            supply,
            's',
            close === null ? 'quarantined' : 'accepted',
          ],
        ),
      );
    fc.assert(
      fc.property(rows, rows, (existing, learnt) => {
        const once = mergeBarRows(existing, learnt);
        expect(mergeBarRows(once, learnt)).toEqual(once);
        for (const [token, close] of existing) expect(once.find(([id]) => id === token)?.[1]).toBe(close);
      }),
      { seed: 7 },
    );
  });
});

describe('recordRun', () => {
  const context = (store = open()) =>
    ({
      job: 'ingest',
      bucket: '2024-03-15T07',
      scheduledAt: NOW,
      store,
      clock: { now: async () => NOW + 5 },
      log: silentLog,
    }) as const;

  it('keeps the outcome and how long it took', async () => {
    const store = open();
    await recordRun(context(store), async () => ({
      status: 'skipped',
      counts: { a: 1 },
      errorCode: 'HOUR_OVER',
      detail: 'why',
    }));
    expect(await getRunRecord(store, 'ingest', '2024-03-15T07')).toMatchObject({
      status: 'skipped',
      started_at: '2024-03-15T07:30:00.005Z',
      counts: { a: 1 },
      error_code: 'HOUR_OVER',
      detail: 'why',
    });
  });

  it.each([
    [new AppError('SOURCE_FAILING', 'it broke', { retryable: true }), 'SOURCE_FAILING', 'it broke'],
    [new Error('secret <b>'), 'INTERNAL', 'ingest met an error nobody foresaw; this is a bug, see the log'],
  ])('records a failure and rethrows it: %s', async (error, code, detail) => {
    const store = open();
    await expect(recordRun(context(store), () => Promise.reject(error))).rejects.toBe(error);
    expect(await getRunRecord(store, 'ingest', '2024-03-15T07')).toMatchObject({
      status: 'failed',
      error_code: code,
      detail,
    });
  });

  it('starts at the scheduled time when the clock itself is what failed', async () => {
    const store = open();
    const clock = { now: () => Promise.reject(new AppError('CLOCK_UNAVAILABLE', 'x', { retryable: true })) };
    await recordRun({ ...context(store), clock }, clock.now).catch(() => {});
    expect((await getRunRecord(store, 'ingest', '2024-03-15T07'))?.started_at).toBe('2024-03-15T07:30:00.000Z');
  });

  it('throws the failure even when the store takes no record of it', async () => {
    const store = {
      ...open(),
      put: () => Promise.reject(new AppError('STORE_UNAVAILABLE', 'down', { retryable: true })),
    };
    const error = new AppError('SOURCE_FAILING', 'it broke', { retryable: true });
    await expect(recordRun(context(store), () => Promise.reject(error))).rejects.toBe(error);
  });
});
