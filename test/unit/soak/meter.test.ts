import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../functions/adapters/store/memoryStore.ts';
import { billOf } from '../../soak/bill.ts';
import { meteredStore } from '../../soak/meter.ts';

const item = (sk: string, bytes: number) => ({ pk: 'KIND#1', sk, body: new Uint8Array(bytes) });

describe('the meter of a table', () => {
  it('counts a write for each started KB, a refused one too, and what was created once', async () => {
    const { store, take } = meteredStore(memoryStore(Date.now));
    await store.putIfAbsent(item('a', 100));
    await store.putIfAbsent(item('a', 100));
    await store.putIfAbsent(item('b', 2000));
    const { writeUnits, createdBytes } = take();
    expect(writeUnits[0]).toBe(1 + 1 + 2);
    expect(createdBytes.KIND).toBe(100 + 2000 + 2 * (2 + 6 + 2 + 1 + 4));
    expect(take().writeUnits).toEqual([0, 0, 0]);
  });

  it('counts a read for each started 4 KB of a whole query, and one for nothing; larger tables round each item up anew', async () => {
    const { store, take } = meteredStore(memoryStore(Date.now));
    for (const sk of ['a', 'b', 'c']) await store.put(item(sk, 3000));
    take();
    await store.query('KIND#1');
    await store.get('KIND#1', 'none');
    expect(take().readUnits).toEqual([3 + 1, 12 + 1, 111 + 1]);
  });

  it('counts keys that come back alone, and an end that is set, as the whole items they are', async () => {
    const { store, take } = meteredStore(memoryStore(Date.now));
    for (const sk of ['a', 'b', 'c']) await store.put(item(sk, 3000));
    take();
    await store.query('KIND#1', { keysOnly: true });
    expect(take().readUnits[0]).toBe(3);
    await store.expire('KIND#1', 'a', 1);
    expect(take().writeUnits[0]).toBe(3);
  });
});

describe('the bill of a month', () => {
  it('is nothing but its readers where nothing ran, and adds up', () => {
    const idle = billOf({ writeUnits: 0, readUnits: 0, invocations: 0, gbSeconds: 0, tableGb: 0, logBytes: 0 });
    expect(idle.total).toBe(idle.readers);
    const busy = billOf({
      writeUnits: 2e6,
      readUnits: 4e6,
      invocations: 1e6,
      gbSeconds: 1e5,
      tableGb: 2,
      logBytes: 1e9,
    });
    expect(busy.table).toBeCloseTo(2 * 0.625 + 4 * 0.125 + 2 * 0.45, 9);
    expect(busy.functions).toBeCloseTo(1.33334 + 0.2, 9);
    expect(busy.total).toBeCloseTo(busy.table + busy.functions + busy.schedules + busy.logs + busy.readers, 12);
  });
});
