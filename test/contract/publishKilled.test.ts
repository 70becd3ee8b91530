import { describe, expect, it } from 'vitest';
import { AppError } from '../../functions/adapters/appError.ts';
import { readPointer } from '../../functions/adapters/records/pointer.ts';
import { readParts, snapshotPartition } from '../../functions/adapters/records/snapshotParts.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { publish } from '../../functions/compute/publish.ts';
import { PART_NAMES } from '../../shared/contracts/partNames.ts';
import { interceptedStore } from '../fixtures/interceptedStore.ts';
import { INFO, snapshotPartsFixture } from '../fixtures/snapshotParts.ts';

const NOW = Date.parse('2026-11-22T08:10:00Z');
const NEXT = { ...INFO, asOf: '2026-11-22T08:00:00.000Z' };
const computedAt = (hour: number) => `2026-11-22T0${hour}:10:00.000Z`;
const nextParts = { ...snapshotPartsFixture, signals: { ...snapshotPartsFixture.signals, omega: 0.5 } };

async function published(): Promise<{ store: TableStore; firstId: string }> {
  const store = memoryStore(() => NOW);
  const { snapshotId } = await publish(store, snapshotPartsFixture, INFO, computedAt(7));
  return { store, firstId: snapshotId };
}

/** A store whose n-th call (from 0) and all later ones never happen: what a killed process leaves. */
function killedAt(store: TableStore, n: number): TableStore {
  let calls = 0;
  return interceptedStore(store, () => {
    if (calls++ >= n) throw new Error('killed');
  });
}

async function tableOf(store: TableStore, snapshotIds: readonly string[]) {
  const partitions = ['PUB', ...snapshotIds.map(snapshotPartition)];
  return Promise.all(partitions.map((pk) => store.query(pk)));
}

describe('publish, killed', () => {
  it('leaves the old snapshot or the new one whole at every call, and the next run ends in the same table', async () => {
    const undisturbed = await published();
    const { snapshotId } = await publish(undisturbed.store, nextParts, NEXT, computedAt(8));
    const expected = await tableOf(undisturbed.store, [undisturbed.firstId, snapshotId]);

    let killed = 0;
    for (let n = 0; ; n += 1) {
      const { store, firstId } = await published();
      const outcome = await publish(killedAt(store, n), nextParts, NEXT, computedAt(8)).catch((error) => error.message);
      const current = (await readPointer(store))?.snapshotId ?? '';
      expect([firstId, snapshotId]).toContain(current);
      const parts = await readParts(store, current);
      expect(Object.keys(parts).sort()).toEqual([...PART_NAMES].sort());
      expect(JSON.parse(parts.signals ?? '').omega).toBe(current === firstId ? 0 : 0.5);

      await publish(store, nextParts, NEXT, computedAt(8));
      expect(await tableOf(store, [firstId, snapshotId])).toEqual(expected);
      if (outcome !== 'killed') break;
      killed += 1;
    }
    // One read, what it says of itself (put), the parts, the flip, the two reads and the ends of what was superseded.
    expect(killed).toBe(1 + 1 + PART_NAMES.length + 1 + 2 + PART_NAMES.length + 1);
  });

  it('gives an end to what a killed publisher superseded, even if the next one publishes something else', async () => {
    const { store, firstId } = await published();
    const beforeEnds = 1 + 2 + PART_NAMES.length + 1;
    await expect(publish(killedAt(store, beforeEnds), nextParts, NEXT, computedAt(8))).rejects.toThrow('killed');
    const ends = async () => (await store.query(snapshotPartition(firstId))).map((item) => item.ttl);
    expect(new Set(await ends())).toEqual(new Set([undefined]));
    await publish(store, snapshotPartsFixture, { ...INFO, asOf: '2026-11-22T09:00:00Z' }, computedAt(9));
    expect(new Set(await ends())).toEqual(new Set([Date.parse(computedAt(8)) / 1000 + 90 * 86_400]));
  });

  it('says that it lost when every flip is lost', async () => {
    const { store } = await published();
    const contended: TableStore = { ...store, flip: async () => 'lost' };
    const error = await publish(contended, nextParts, NEXT, computedAt(8)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'PUBLISH_CONTENDED', retryable: true });
  });
});
