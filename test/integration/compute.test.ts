import { describe, expect, it } from 'vitest';
import { AppError } from '../../functions/adapters/appError.ts';
import { isAnnounced } from '../../functions/adapters/records/announcements.ts';
import { readPointer } from '../../functions/adapters/records/pointer.ts';
import { readLog } from '../../functions/adapters/records/rotationLog.ts';
import { readParts } from '../../functions/adapters/records/snapshotParts.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { compute } from '../../functions/compute/compute.ts';
import type { ComputeContext, ComputeMemory } from '../../functions/compute/context.ts';
import { snapshotParts } from '../../shared/contracts/snapshot.ts';
import { dayOf, isoDateOf } from '../../shared/market/day.ts';
import { verifyChain } from '../../shared/rotation/logEntry.ts';
import { contextOf, fillTable, HISTORY_FROM, putBars, putQuotes } from '../fixtures/computeTable.ts';
import { interceptedStore } from '../fixtures/interceptedStore.ts';
import { dyingStore, recordedStore } from '../fixtures/recordedStore.ts';

const GENESIS = dayOf('2024-03-10');
const at = (date: string, hour = '00'): number => Date.parse(`${date}T${hour}:10:00Z`);
const clock = (ms: number) => async () => ms;
const run = (store: TableStore, ms: number) => compute(contextOf(store), ms, HISTORY_FROM, clock(ms));
const newStore = () => memoryStore(() => at('2024-03-15'));

/** When the prices of the first hour were asked for. */
const HOUR_0 = '2024-03-11T00:02:00.000Z';

/** The job in one process for several runs: the code each ended with, and its calls to the table. */
function processOf(store: TableStore, settings: Partial<ComputeContext> = {}) {
  let calls = 0;
  const context = {
    ...contextOf(interceptedStore(store, () => void calls++)),
    memory: {} as ComputeMemory,
    ...settings,
  };
  return async (ms: number) => {
    calls = 0;
    const { errorCode: code } = await compute(context, ms, HISTORY_FROM, clock(ms));
    return { code, calls, asOf: context.memory.done?.asOf };
  };
}

describe('the first run', () => {
  it('waits, saying for what, until history is filled', async () => {
    const outcome = await run(newStore(), at('2024-03-11'));
    expect(outcome).toMatchObject({ status: 'skipped', errorCode: 'NOT_READY' });
    expect(outcome.detail).toMatch(/backfill/);
  });

  it('opens the record with a genesis entry in cash and publishes a valid snapshot', async () => {
    const store = newStore();
    await fillTable(store, GENESIS);
    await putQuotes(store, '2024-03-11T00');
    expect(await run(store, at('2024-03-11'))).toMatchObject({ status: 'ok', counts: { opened: 1, published: 1 } });

    const [genesis] = await readLog(store);
    expect(genesis).toMatchObject({ seq: 0, kind: 'GENESIS', date: '2024-03-10', nav_net: 1, cash: 1, holdings: {} });
    const pointer = await readPointer(store);
    expect(pointer).toMatchObject({ simulated: true, closeDate: '2024-03-10' });
    const texts = await readParts(store, pointer?.snapshotId ?? '');
    const parts = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, JSON.parse(text)]));
    expect(() => snapshotParts.parse(parts)).not.toThrow();
  });
});

describe('later runs', () => {
  it('advance every complete close since the last one, chain the log, and enter at the next close with costs', async () => {
    const store = newStore();
    await fillTable(store, GENESIS);
    await run(store, at('2024-03-11'));
    for (let day = GENESIS + 1; day <= GENESIS + 4; day++) await putBars(store, day);
    expect((await run(store, at('2024-03-15'))).counts).toMatchObject({ closes_advanced: 4 });

    const log = await readLog(store);
    expect(log.map(({ date }) => date)).toEqual([0, 1, 2, 3, 4].map((n) => isoDateOf(GENESIS + n)));
    expect(verifyChain(log)).toEqual({ ok: true });
    const opening = log[0]?.target ?? {};
    if (Object.keys(opening).length > 0) {
      expect(log[1]?.trades.length).toBeGreaterThan(0);
      expect(log[1]?.nav_net).toBeLessThan(log[1]?.nav_gross ?? 0);
    }
  });

  it('wait for a close without coverage, name it, and pass over it once two later ones are complete', async () => {
    const store = newStore();
    await fillTable(store, GENESIS);
    await run(store, at('2024-03-11'));
    await putBars(store, GENESIS + 1, (token) => token < 'd');
    await putBars(store, GENESIS + 2);
    const waiting = await run(store, at('2024-03-13'));
    expect(waiting).toMatchObject({ status: 'partial', errorCode: 'COVERAGE_LOW', counts: { closes_advanced: 0 } });
    expect(waiting.detail).toMatch(/2024-03-11/);
    await putBars(store, GENESIS + 3);
    expect((await run(store, at('2024-03-14'))).counts).toMatchObject({ closes_advanced: 2 });
    expect((await readLog(store)).map(({ date }) => date)).toEqual(['2024-03-10', '2024-03-12', '2024-03-13']);
  });

  it('repeats of an hour that is done look at nothing in the process that did it, once in another', async () => {
    const store = newStore();
    await fillTable(store, GENESIS);
    await putQuotes(store, '2024-03-11T00');
    const [one, other] = [processOf(store), processOf(store)];
    expect((await one(at('2024-03-11'))).code).toBeUndefined();
    expect(await one(at('2024-03-11') + 900_000)).toEqual({ code: 'HOUR_PUBLISHED', calls: 0, asOf: HOUR_0 });
    expect((await other(at('2024-03-11') + 1_800_000)).calls).toBeGreaterThan(0);
    expect(await other(at('2024-03-11') + 2_700_000)).toEqual({ code: 'HOUR_PUBLISHED', calls: 0, asOf: HOUR_0 });
    await putQuotes(store, '2024-03-11T01');
    expect((await one(at('2024-03-11', '01'))).code).toBeUndefined();
    expect((await readPointer(store))?.asOf).toBe('2024-03-11T01:02:00.000Z');
  });

  it('repeats go on until the prices of the hour are published and everything of the close is told', async () => {
    const store = newStore();
    await fillTable(store, GENESIS);
    let isDown = true;
    const fail = () => Promise.reject(new AppError('NOTIFY_FAILED', 'the topic does not answer', { retryable: true }));
    const run = processOf(store, { notify: async () => (isDown ? fail() : undefined) });
    await run(at('2024-03-11'));
    await putQuotes(store, '2024-03-11T00');
    await run(at('2024-03-11') + 900_000);
    expect((await readPointer(store))?.asOf).toBe(HOUR_0);
    isDown = false;
    expect((await run(at('2024-03-11') + 1_800_000)).calls).toBeGreaterThan(0);
    expect(await run(at('2024-03-11') + 2_700_000)).toEqual({ code: 'HOUR_PUBLISHED', calls: 0, asOf: HOUR_0 });
    expect(await isAnnounced(store, '2024-03-10')).toBe(true);
  });

  it('an hour without a new close marks prices only: no log entry, another snapshot', async () => {
    const store = newStore();
    await fillTable(store, GENESIS);
    await putQuotes(store, '2024-03-11T00');
    await run(store, at('2024-03-11'));
    const before = await readPointer(store);
    await putQuotes(store, '2024-03-11T05');
    await run(store, at('2024-03-11', '05'));
    const after = await readPointer(store);
    expect(after?.snapshotId).not.toBe(before?.snapshotId);
    expect(after?.asOf).toBe('2024-03-11T05:02:00.000Z');
    expect(await readLog(store)).toHaveLength(1);
  });
});

describe('whatever happens', () => {
  const first = (store: TableStore) => run(store, at('2024-03-11'));
  const second = (store: TableStore) => run(store, at('2024-03-12'));
  const prepared = async () => {
    const recorded = recordedStore(newStore());
    await fillTable(recorded.store, GENESIS);
    await putBars(recorded.store, GENESIS + 1);
    await putQuotes(recorded.store, '2024-03-11T00');
    await putQuotes(recorded.store, '2024-03-12T00');
    return recorded;
  };

  it('the same event twice, two computes at once and a late event leave the same table', async () => {
    const once = await prepared();
    await first(once.store);
    const opened = await once.copy(newStore());
    await second(once.store);

    await Promise.all([second(opened.store), second(opened.store)]);
    await second(opened.store);
    expect(await first(opened.store)).toMatchObject({ status: 'skipped', errorCode: 'SLOT_OVER' });
    expect(await opened.table()).toBe(await once.table());
  });

  /** Where to kill: the ends of every run of writes of one kind, and the middle of a long one. */
  const killPoints = (writes: readonly string[]): number[] => {
    const kindOf = (pk: string | undefined) => pk?.split('#')[0];
    const isEnd = (i: number) =>
      kindOf(writes[i]) !== kindOf(writes[i - 1]) || kindOf(writes[i]) !== kindOf(writes[i + 1]);
    return writes.flatMap((_, i) => (isEnd(i) || i % 30 === 0 ? [i + 1] : []));
  };

  it('a kill between any two writes of an advance, then a repeat, leaves the same table', async () => {
    const start = await prepared();
    await first(start.store);
    const undisturbed = await start.copy(newStore());
    await second(undisturbed.store);
    const expected = await undisturbed.table();
    const points = killPoints(undisturbed.writes());
    expect(points.length).toBeGreaterThan(12);
    for (const killAt of points) {
      const victim = await start.copy(newStore());
      await expect(second(dyingStore(victim.store, killAt))).rejects.toThrow('killed');
      await second(victim.store);
      expect(await victim.table(), `killed at write ${killAt}`).toBe(expected);
    }
  });

  it('a kill while the record is being opened, then a repeat, leaves the same table', async () => {
    const start = await prepared();
    const undisturbed = await start.copy(newStore());
    await first(undisturbed.store);
    const expected = await undisturbed.table();
    const writes = undisturbed.writes();
    const at = (partition: RegExp) => writes.findIndex((pk) => partition.test(pk)) + 1;
    const points = [at(/^HIST#/), at(/^ROTATION/), at(/^STATE#/), writes.length - 1];
    expect(points).toEqual(points.toSorted((a, b) => a - b));
    for (const killAt of points) {
      const victim = await start.copy(newStore());
      await expect(first(dyingStore(victim.store, killAt))).rejects.toThrow('killed');
      await first(victim.store);
      expect(await victim.table(), `killed at write ${killAt} of ${writes.length}`).toBe(expected);
    }
  });
});
