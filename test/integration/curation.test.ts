import { beforeAll, describe, expect, it } from 'vitest';
import { curationOfMonthBefore, latestCuration } from '../../functions/adapters/records/curation.ts';
import { readPointer } from '../../functions/adapters/records/pointer.ts';
import { readParts } from '../../functions/adapters/records/snapshotParts.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { compute } from '../../functions/compute/compute.ts';
import { curateMonth } from '../../functions/compute/curateMonth.ts';
import { type Curation, curation } from '../../shared/contracts/curation.ts';
import type { Narratives } from '../../shared/contracts/narratives.ts';
import { liquidityAt } from '../../shared/indices/liquidity.ts';
import { dayOf } from '../../shared/market/day.ts';
import { rowOf } from '../../shared/market/panel.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { contextOf, fillTable, HISTORY_FROM, putBars, putQuotes } from '../fixtures/computeTable.ts';
import { recordedStore } from '../fixtures/recordedStore.ts';
import { simulatedPanel } from '../fixtures/simulatedPanel.ts';

/** The first close of April, with 91 bars of SIMULATED history up to it. */
const FIRST = dayOf('2024-04-01');
const at = (date: string): number => Date.parse(`${date}T00:10:00Z`);
const newStore = () => memoryStore(() => at('2024-04-05'));
const run = (store: TableStore, ms: number) => compute(contextOf(store), ms, HISTORY_FROM, async () => ms);

async function publishedPart<Part>(store: TableStore, name: string): Promise<Part> {
  const pointer = await readPointer(store);
  const parts = await readParts(store, pointer?.snapshotId ?? '');
  return JSON.parse(parts[name] ?? 'null') as Part;
}

describe('compute over the turn of a month', () => {
  const store = newStore();
  let before: Curation;
  beforeAll(async () => {
    await fillTable(store, FIRST - 1);
    await run(store, at('2024-04-01'));
    before = await publishedPart<Curation>(store, 'curation');
    await putBars(store, FIRST);
    await putBars(store, FIRST + 1);
    await run(store, at('2024-04-03'));
  });

  it('publishes no run while no month has begun with 90 days of history behind it', () => {
    expect(curation.parse(before)).toMatchObject({ run_date: null, daily: null, moves: [], emergent: [] });
  });

  it('makes one run at the first close of the month and publishes it from then on', async () => {
    const stored = await latestCuration(store, FIRST + 1);
    expect(stored).toMatchObject({ day: FIRST, measured: { daily: { points: 90 }, fourHour: null } });
    const part = curation.parse(await publishedPart<Curation>(store, 'curation'));
    expect(part).toMatchObject({ run_date: '2024-04-01', four_hour: null, daily: stored?.measured.daily });
    expect(part.emergent).toHaveLength(stored?.candidates.length ?? -1);
    expect(await latestCuration(store, FIRST - 1)).toBeUndefined();
    expect(await curationOfMonthBefore(store, dayOf('2024-05-03'))).toEqual(stored);
  });

  it('publishes the heat of the close beside every narrative', async () => {
    const { narratives } = await publishedPart<Narratives>(store, 'narratives');
    const measured = narratives.filter(({ heat }) => heat !== null);
    expect(measured.length).toBeGreaterThan(10);
    for (const { stage, heat_components } of measured) {
      expect(stage).not.toBeNull();
      expect(heat_components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    }
  });
});

describe('the four-hour detector', () => {
  const panel = simulatedPanel(REGISTRY, '2024-01-01', '2024-04-02', 'compute');
  const closeOf = (day: number) => {
    const liquidity = [...liquidityAt(panel, rowOf(panel, day), [], contextOf(newStore()).params).values()];
    return { day, liquidity };
  };
  const hours = Array.from({ length: 181 }, (_, i) =>
    new Date((FIRST + 1) * 86_400_000 - i * 4 * 3_600_000).toISOString().slice(0, 13),
  );
  const curateWith = async (buckets: readonly string[]) => {
    const { store, writes } = recordedStore(newStore());
    for (const bucket of buckets) await putQuotes(store, bucket);
    const before = writes().length;
    await curateMonth(contextOf(store), panel, FIRST - 1, closeOf(FIRST));
    expect(writes().length - before).toBe(1);
    return (await latestCuration(store, FIRST))?.measured;
  };

  it('joins in once 30 days of hours are stored', async () => {
    const measured = await curateWith(hours);
    expect(measured?.fourHour?.points).toBe(180);
    expect(measured?.fourHour?.tokens).toBeGreaterThan(50);
  });

  it('stays out while more than a tenth of the hours are missing', async () => {
    expect((await curateWith(hours.slice(0, 160)))?.fourHour).toBeNull();
  });

  it('is not asked at any other close', async () => {
    const { store, writes } = recordedStore(newStore());
    await curateMonth(contextOf(store), panel, FIRST, closeOf(FIRST + 1));
    expect(writes()).toEqual([]);
  });
});
