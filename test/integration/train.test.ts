import { beforeAll, describe, expect, it } from 'vitest';
import { putProgress } from '../../functions/adapters/records/backfillRecords.ts';
import { putNextDayBars } from '../../functions/adapters/records/dayBars.ts';
import type { BarRow } from '../../functions/adapters/records/formats.ts';
import { judgedSections } from '../../functions/adapters/records/modelLog.ts';
import { latestModel } from '../../functions/adapters/records/models.ts';
import { readLog } from '../../functions/adapters/records/rotationLog.ts';
import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { compute } from '../../functions/compute/compute.ts';
import { train } from '../../functions/train/train.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { closeTimeOf, dayOf, type EpochDay } from '../../shared/market/day.ts';
import { simulatedMarket } from '../../shared/market/simulated/simulatedMarket.ts';
import { isRefitDay } from '../../shared/model/trainingWindow.ts';
import { REGISTRY } from '../../shared/registry/registry.ts';
import { contextOf } from '../fixtures/computeTable.ts';
import { type RecordedStore, recordedStore } from '../fixtures/recordedStore.ts';

/** Long enough for a first fit: 61 closes of features, 240 dates, the embargo, and some weeks to judge. SIMULATED. */
const FROM = dayOf('2023-01-01');
const GENESIS = dayOf('2024-01-20');
const REFIT = firstRefitAfter(GENESIS);

const market = simulatedMarket({ registry: REGISTRY, seed: 'train', startDay: FROM, endDay: REFIT });
const run = (store: TableStore, day: EpochDay) => {
  const at = Date.parse(closeTimeOf(day)) + 600_000;
  return compute(contextOf(store), at, FROM, async () => at);
};
const newStore = () => memoryStore(() => Date.parse('2024-02-01T00:00:00Z'));

function firstRefitAfter(day: EpochDay): EpochDay {
  let refit = day + 2;
  while (!isRefitDay(refit, PARAMETERS)) refit++;
  return refit;
}

async function putAllBars(store: TableStore): Promise<void> {
  const byDay = new Map<EpochDay, BarRow[]>();
  for (const token of market.tokens) {
    for (const { day, closeUsd, volumeUsd, supply } of market.bars(token)) {
      const rows = byDay.get(day) ?? [];
      byDay.set(day, rows);
      rows.push([token, closeUsd, volumeUsd, null, supply, 'simulated', 'accepted']);
    }
  }
  for (const [day, rows] of byDay) await putNextDayBars(store, day, undefined, rows);
  const when = '2024-01-20T00:00:00.000Z';
  const counts = { tokensDone: 1, tokensFailed: 0, tokensPending: 0, tokensTotal: 1, assembledTokens: 1 };
  await putProgress(store, {
    phase: 'done',
    ...counts,
    repairedThrough: REFIT,
    startedAt: when,
    updatedAt: when,
    detail: 'all tokens filled',
  });
}

let opened: RecordedStore;

beforeAll(async () => {
  opened = recordedStore(newStore());
  await putAllBars(opened.store);
  await run(opened.store, GENESIS);
});

describe('a fresh record', () => {
  it('opens with a model that learnt from history up to the embargo, and says what it has been worth', async () => {
    const model = await latestModel(opened.store, GENESIS);
    expect(model?.artefact.cutOff).toBeGreaterThan(GENESIS - PARAMETERS.model.refitDays);
    expect(model?.artefact.trainedTo).toBeLessThanOrEqual((model?.artefact.cutOff ?? 0) - PARAMETERS.model.embargoDays);
    expect(model?.card.coefficients).toHaveLength(24);
    expect((await judgedSections(opened.store)).length).toBeGreaterThan(0);
  });

  it('has nothing to train before the record is open, and nothing between refits', async () => {
    expect(await train(newStore(), PARAMETERS)).toMatchObject({ status: 'skipped', errorCode: 'NOT_READY' });
    expect(await train(opened.store, PARAMETERS)).toMatchObject({ status: 'skipped', errorCode: 'NOT_DUE' });
  });
});

describe('a refit', () => {
  it('is the same whether train came first or compute had to do it, and the log names it', async () => {
    const trained = await opened.copy(newStore());
    await run(trained.store, REFIT - 1);
    const alone = await trained.copy(newStore());

    expect(await train(trained.store, PARAMETERS)).toMatchObject({ status: 'ok' });
    expect((await latestModel(trained.store, REFIT))?.artefact.cutOff).toBe(REFIT);
    await run(trained.store, REFIT);
    await run(alone.store, REFIT);
    expect(await alone.table()).toBe(await trained.table());
    expect((await readLog(alone.store)).at(-1)?.date).toBe(new Date(REFIT * 86_400_000).toISOString().slice(0, 10));
  });
});
