import { beforeEach, describe, expect, it } from 'vitest';
import type { StateRecord } from '../../../../functions/adapters/records/engineStates.ts';
import { readHistoryPart } from '../../../../functions/adapters/records/historyParts.ts';
import { putHourLevels } from '../../../../functions/adapters/records/hourLevels.ts';
import { memoryStore } from '../../../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../../../functions/adapters/store/port.ts';
import { putHours } from '../../../../functions/compute/history/putHours.ts';
import { bucketBefore } from '../../../../functions/compute/prices.ts';
import type { HourlyLevels } from '../../../../shared/history/hourlyLevels.ts';
import { dayOf } from '../../../../shared/market/day.ts';
import { contextOf } from '../../../fixtures/computeTable.ts';
import { interceptedStore } from '../../../fixtures/interceptedStore.ts';

const NOW = '2026-11-20T12';
const record = { startedOn: dayOf('2026-01-05'), state: { indices: {} } } as unknown as StateRecord;

let table: TableStore;
let read: number;

beforeEach(async () => {
  table = memoryStore(() => Date.parse(`${NOW}:10:00Z`));
  read = 0;
  for (let hour = 730; hour >= 0; hour--) {
    // A missed hour, and one whose prices lacked a benchmark.
    if (hour === 5) continue;
    const bucket = bucketBefore(NOW, hour);
    const levels = { ai: 100 + Math.sin(hour), 'real-world-assets': 1000 / (hour + 1) };
    const benchmarks = hour === 7 ? {} : { bitcoin: 90_000 + hour / 3, ethereum: 3000 };
    await putHourLevels(table, bucket, { asOf: `${bucket}:02:03.004Z`, levels, benchmarks });
  }
});

async function put(bucket: string, before?: HourlyLevels) {
  const counting = interceptedStore(table, ({ method, pk }) => {
    if (method === 'query' && pk.startsWith('INDEX1H#')) read++;
  });
  const id = await putHours(contextOf(counting), record, bucket, before);
  return { id, hours: JSON.parse((await readHistoryPart(table, id)).hours ?? '') as HourlyLevels };
}

describe('the hours of a month', () => {
  it.each([1, 4, 6, 9])('go on from those of %i hours before as if read anew', async (ago) => {
    const before = await put(bucketBefore(NOW, ago));
    read = 0;
    const extended = await put(NOW, before.hours);
    expect(read).toBe(1);
    expect(extended).toEqual(await put(NOW));
    expect(extended.hours.times).toHaveLength(720);
    expect(extended.hours.narratives.find(({ id }) => id === 'ai')?.level.at(-1)).toBe(100);
  });

  it('of a later hour do not get into an earlier one', async () => {
    const late = bucketBefore(NOW, 3);
    expect((await put(late, (await put(NOW)).hours)).hours.times.at(-1)).toBe(`${late}:02:03.004Z`);
  });
});
