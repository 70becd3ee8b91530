import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { createApi } from '../../functions/api/createApi.ts';
import { SNAPSHOT_ROUTES } from '../../functions/api/routes.ts';
import { publish } from '../../functions/compute/publish.ts';
import type { SnapshotParts } from '../../shared/contracts/snapshot.ts';
import { httpEvent, jsonOf } from '../fixtures/apiCall.ts';
import { interceptedStore } from '../fixtures/interceptedStore.ts';
import { INFO, snapshotPartsFixture } from '../fixtures/snapshotParts.ts';
import { type DynaliteFixture, startDynalite } from '../fixtures/startDynalite.ts';

const START = Date.parse('2026-11-22T07:00:00Z');
const READERS = 8;

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
  ['memory', 300, memory],
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
    model: { ...base.model, note: `publish ${n}` },
  };
}

/** The publish's number wherever a payload of any route shows it; `as_of` carries it too. */
// biome-ignore lint/suspicious/noExplicitAny: payloads of every route
function numbersIn(payload: any): number[] {
  const numbers = [(Date.parse(payload.as_of) - START) / 1000];
  const { market, rotation, narratives, tokens, signals, status, curation, model } = payload.market
    ? payload
    : sections(payload);
  if (market) numbers.push(Number(market.sentence.split(' ')[1]));
  if (rotation) numbers.push(rotation.record.days);
  for (const row of narratives?.narratives ?? []) numbers.push(row.member_count);
  for (const row of tokens?.tokens ?? []) numbers.push(row.volume_usd);
  if (signals) numbers.push(Math.round(signals.omega * 1000));
  if (status) numbers.push((status.data ?? status).live_tokens);
  if (curation) numbers.push(curation.daily.tokens);
  if (model) numbers.push(Number(model.note.split(' ')[1]));
  return numbers;
}

// biome-ignore lint/suspicious/noExplicitAny: payloads of every route
function sections(payload: any) {
  if (payload.record) return { rotation: payload };
  if (payload.tokens) return { tokens: payload };
  if (payload.signals) return { signals: payload };
  if ('card' in payload) return { model: payload };
  return payload.data ? { status: payload } : { narratives: payload };
}

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
        const path = SNAPSHOT_ROUTES[turn % SNAPSHOT_ROUTES.length]?.path ?? '';
        const response = await send?.(httpEvent(path, turn % 3 ? { 'accept-encoding': 'gzip' } : {}));
        if (response?.statusCode !== 200) throw new Error(`${path} answered ${response?.statusCode}`);
        const numbers = new Set(numbersIn(jsonOf(response)));
        expect(numbers.size).toBe(1);
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
