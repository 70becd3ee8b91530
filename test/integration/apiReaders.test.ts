import { setImmediate } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { createApi } from '../../functions/api/createApi.ts';
import type { HttpResponse } from '../../functions/api/http.ts';
import { publish } from '../../functions/compute/publish.ts';
import type { SnapshotParts } from '../../shared/contracts/snapshot.ts';
import { httpEvent, jsonOf, textOf } from '../fixtures/apiCall.ts';
import { interceptedStore } from '../fixtures/interceptedStore.ts';
import { openApiText } from '../fixtures/routeTargets.ts';
import { INFO, snapshotPartsFixture } from '../fixtures/snapshotParts.ts';
import { type DynaliteFixture, startDynalite } from '../fixtures/startDynalite.ts';

const START = Date.parse('2026-11-22T07:00:00Z');
const READERS = 3;

let dynalite: DynaliteFixture;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.close());

/** In memory, every call of the store first lets everybody else run: readers come between any two writes. */
const memory = () =>
  interceptedStore(
    memoryStore(() => START),
    () => setImmediate(),
  );
const table = () => dynamoStore({ tableName: dynalite.tableName, client: dynalite.client, now: () => START });
const stores: [string, number, () => TableStore][] = [
  ['memory', 1_000, memory],
  ['dynalite', 30, table],
];

/** The fixture with the publish's number in every part. */
function numbered(n: number): SnapshotParts {
  const base = snapshotPartsFixture;
  return {
    market: { ...base.market, sentence: `publish ${n}` },
    rotation: { ...base.rotation, record: { ...base.rotation.record, days: n } },
    narratives: { narratives: base.narratives.narratives.map((row) => ({ ...row, member_count: n })) },
    tokens: { tokens: base.tokens.tokens.map((row) => ({ ...row, volume_usd: n })) },
    signals: { ...base.signals, omega: n / 1000 },
    status: { ...base.status, live_tokens: n },
    curation: { ...base.curation, daily: { tokens: n, points: 90 } },
    model: { ...base.model, omega: n / 1000, note: `publish ${n}` },
  };
}

/** Where a payload of any route shows the publish's number, and how. */
const NUMBER_OF: Readonly<Record<string, (value: never) => number>> = {
  as_of: (value: string) => (Date.parse(value) - START) / 1000,
  sentence: (value: string) => Number(value.split(' ')[1]),
  note: (value: string) => Number(value.split(' ')[1]),
  omega: (value: number) => Math.round(value * 1000),
  volume_usd: Number,
  member_count: Number,
  live_tokens: Number,
  days: Number,
  daily: (value: { tokens: number }) => value.tokens,
};

/** Every publish's number in a payload, at any depth. */
function numbersIn(payload: unknown): number[] {
  if (typeof payload !== 'object' || payload === null) return [];
  return Object.entries(payload).flatMap(([name, value]) => {
    const read = NUMBER_OF[name];
    return read === undefined ? numbersIn(value) : [read(value as never)];
  });
}

function payloadOf(response: HttpResponse): unknown {
  const isCsv = response.headers['content-type']?.startsWith('text/csv');
  return isCsv ? parse(textOf(response), { columns: true }) : jsonOf(response);
}

const nextOf = (response: HttpResponse): string | undefined =>
  /^<(.+)>; rel="next"$/.exec(response.headers.link ?? '')?.[1];

const TARGETS = [
  ...['/v1/rotation', '/v1/narratives', '/v1/tokens', '/v1/signals', '/v1/model', '/v1/status', '/v1/snapshot'],
  ...['/v1/narratives/ai', '/v1/tokens/fetch-ai', '/v1/tokens?sort=-grade&limit=2', '/v1/tokens.csv', '/v1/feed.json'],
];

describe.each(stores)('readers on %s', (_name, publishes, open) => {
  it(`never see a mixture of snapshots, nor time run backwards, through ${publishes} publishes`, async () => {
    const store = open();
    const publishNumber = async (n: number) => {
      const asOf = new Date(START + n * 1000).toISOString();
      expect((await publish(store, numbered(n), { ...INFO, asOf }, asOf)).outcome).toBe('published');
    };
    await publishNumber(1);
    // Every look at the clock finds a second gone, so that no reader reuses a pointer.
    let elapsed = 0;
    const apis = Array.from({ length: 2 }, () =>
      createApi({
        openApi: openApiText,
        store,
        clock: { now: async () => START },
        onError: (error) => {
          throw error;
        },
        elapsed: () => {
          elapsed += 2_000;
          return elapsed;
        },
      }),
    );
    let publishing = true;
    const seen = new Set<number>();
    let answers = 0;
    const reader = async (index: number) => {
      const send = apis[index % apis.length];
      let newest = 0;
      for (let turn = index; publishing; turn += 1) {
        const target = TARGETS[turn % TARGETS.length] ?? '';
        const numbers = new Set<number>();
        for (let page: string | undefined = target; page !== undefined; ) {
          const response = await send?.(httpEvent(page, turn % 5 ? {} : { 'accept-encoding': 'gzip' }));
          if (response?.statusCode !== 200) throw new Error(`${page} answered ${response?.statusCode}`);
          for (const number of numbersIn(payloadOf(response))) numbers.add(number);
          // The pages after it are of the same snapshot, whatever is published meanwhile.
          page = nextOf(response);
        }
        expect([...numbers], target).toHaveLength(1);
        const [n = 0] = numbers;
        expect(n).toBeGreaterThanOrEqual(newest);
        newest = n;
        seen.add(n);
        answers += 1;
        await setImmediate();
      }
    };
    const readers = Array.from({ length: READERS }, (_, index) => reader(index));
    for (let n = 2; n <= publishes; n += 1) await publishNumber(n);
    publishing = false;
    await Promise.all(readers);
    expect(answers).toBeGreaterThan(publishes);
    expect(seen.size).toBeGreaterThan(publishes / 10);
  });
});
