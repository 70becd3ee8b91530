import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { queryCloseRecords } from '../../functions/adapters/records/closeRecords.ts';
import { readLog } from '../../functions/adapters/records/rotationLog.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { pipelineModel } from '../../infra/local/pipelineModel.ts';
import { type LocalApp, startLocal } from '../../infra/local/startLocal.ts';
import { openTable } from '../../infra/local/table.ts';
import { thisCheckout } from '../../infra/local/verify/checkout.ts';
import { publishedRecord } from '../../infra/local/verify/publishedRecord.ts';
import { type Verification, verifyRecord } from '../../infra/local/verify/verifyRecord.ts';
import type { LogEntry } from '../../shared/contracts/rotation.ts';
import { dayOf, type EpochDay, isoDateOf } from '../../shared/market/day.ts';
import { verifyChain } from '../../shared/rotation/logEntry.ts';
import type { RotationFact } from '../../shared/rotation/types.ts';
import { type Replay, realReplayExists, startReplay } from '../fixtures/startReplay.ts';

const FIRST = dayOf('2024-01-10');
const LAST = dayOf('2024-04-20');
/** Days on which prices are also ingested and marked between the closes. */
const HOURLY_DAYS = ['2024-02-20', '2024-03-05'];
const HOURS = ['05', '11', '17', '23'];
/** When the record so far is recomputed from what it publishes. */
const VERIFIED_ON = '2024-01-25';
/** A majority of the seven tranches. */
const MAJORITY = 4;
const STORY = ['ai', 'meme', 'rwa'];
const MINUTES = 60_000;

let replay: Replay;
let dataDirectory: string;
let app: LocalApp;
let log: readonly LogEntry[];
let verification: Verification;
let allocations: ReadonlyMap<EpochDay, RotationFact>;
/** 30-day returns of the story's narratives as published, by the day read. */
const published = new Map<string, Record<string, number>>();
const hourlyAsOf: string[] = [];

async function get(route: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${app.url}${route}`);
  expect(response.status, route).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

/** Waits until the published instant begins so: the function may show the snapshot before for a second. */
async function asOfBegins(start: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const asOf = String((await get('/v1/rotation')).as_of);
      if (!asOf.startsWith(start)) throw new Error(`published as of ${asOf}, not ${start}`);
      return asOf;
    },
    { timeout: 5_000, interval: 100 },
  );
}

/** Clock and jobs driven together: prices at :02, computation at :10, as the schedules would. */
async function runHour(date: string, hour: string): Promise<void> {
  replay.clock.update({ now: `${date}T${hour}:02:00Z` });
  expect(await app.runJob('ingest', `${date}T${hour}:02:00Z`)).toMatchObject({ status: 'ok' });
  replay.clock.update({ now: `${date}T${hour}:10:00Z` });
  expect(await app.runJob('compute', `${date}T${hour}:10:00Z`)).toMatchObject({ status: 'ok' });
}

/** The published snapshot of a date, read as a user would. */
async function readPublished(date: string): Promise<void> {
  await asOfBegins(date);
  const { narratives } = (await get('/v1/narratives')) as {
    narratives: { id: string; roi: { absolute: { d30: number } } }[];
  };
  const rois = STORY.map((id) => [id, narratives.find((row) => row.id === id)?.roi.absolute.d30 ?? Number.NaN]);
  published.set(date, Object.fromEntries(rois));
}

beforeAll(async () => {
  dataDirectory = mkdtempSync(path.join(tmpdir(), 'tidewatch-replay-'));
  replay = await startReplay({ now: `${isoDateOf(FIRST)}T00:03:00Z` });
  const source = { kind: 'custom', url: replay.url, klinesUrl: '', volumeScope: 'venue' } as const;
  const silent = { say: () => {} };
  app = await startLocal({ port: 0, dataDirectory, once: false, source }, silent);
  expect(await app.bringUp()).toMatchObject({ status: 'ok' });
  for (let day = FIRST + 1; day <= LAST; day++) {
    const date = isoDateOf(day);
    await runHour(date, '00');
    for (const hour of HOURLY_DAYS.includes(date) ? HOURS : []) {
      await runHour(date, hour);
      hourlyAsOf.push(await asOfBegins(`${date}T${hour}`));
    }
    if (['2024-02-23', '2024-03-05', '2024-03-28'].includes(date)) await readPublished(date);
    if (date === VERIFIED_ON) {
      const silently = { progress: () => {}, rules: () => {} };
      verification = await verifyRecord(publishedRecord(app.url), thisCheckout(), undefined, silently);
    }
  }
  await app.close();

  const { table: model } = pipelineModel(path.resolve(import.meta.dirname, '../../cdk.out'));
  const table = await openTable(model, path.join(dataDirectory, app.source.folder));
  const store = dynamoStore({ tableName: model.TableName, client: table.client, now: () => replay.clock.now() });
  log = await readLog(store);
  const records = await queryCloseRecords(store, 'ALLOCATION', FIRST, LAST);
  allocations = new Map(records.map(({ day, body }) => [day, body]));
  await table.close();
  printLog();
}, 8 * MINUTES);

afterAll(async () => {
  await app?.close();
  await replay?.close();
  rmSync(dataDirectory, { recursive: true, force: true });
});

function printLog(): void {
  const lines = log.map((entry) => {
    const conviction = Object.entries(allocations.get(dayOf(entry.date))?.narrativeConviction ?? {});
    const held = conviction.sort(([, a], [, b]) => b - a).map(([narrative, count]) => `${narrative} ${count}`);
    const nav = `${entry.nav_net.toFixed(4)}  cash ${entry.cash.toFixed(2)}  trades ${String(entry.trades.length).padStart(2)}`;
    return `${String(entry.seq).padStart(3)}  ${entry.date}  NAV ${nav}  ${held.join(', ')}`;
  });
  console.log(`Rotation log${realReplayExists ? '' : ' (SIMULATED prices)'}\n${lines.join('\n')}`);
}

/** First close from which a majority of the tranches held a narrative. */
function majoritySince(narrative: string): string | undefined {
  const days = [...allocations].sort(([a], [b]) => a - b);
  const found = days.find(([, fact]) => (fact.narrativeConviction[narrative] ?? 0) >= MAJORITY);
  return found && isoDateOf(found[0]);
}

describe('a hundred days of the running app', () => {
  it('logs every close once, in a chain, from a genesis in cash', () => {
    expect(log.map(({ date }) => date)).toEqual(log.map((_, n) => isoDateOf(FIRST - 1 + n)));
    expect(log.at(-1)?.date).toBe(isoDateOf(LAST - 1));
    expect(verifyChain(log)).toEqual({ ok: true });
    expect(log[0]).toMatchObject({ kind: 'GENESIS', nav_net: 1, cash: 1, trades: [] });
  });

  it('is recomputed from what it publishes, close by close, to the last digit', () => {
    const closes = dayOf(VERIFIED_ON) - FIRST + 1;
    expect(verification).toMatchObject({ closes, differences: [], last: log[closes - 1] });
  });

  it('trades one close after it decides, within its limits, and pays for it', () => {
    for (const entry of log) {
      const weights = Object.values(entry.holdings);
      expect(entry.cash + weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
      expect(entry.nav_net).toBeLessThanOrEqual(entry.nav_gross + 1e-12);
    }
    const entered = log.filter(({ trades }) => trades.some(({ reasons }) => reasons.includes('NARRATIVE_ENTER')));
    expect(entered.length).toBeGreaterThan(10);
  });

  it('explains every move', () => {
    const moves = log.flatMap(({ decisions }) => decisions);
    expect(moves.length).toBeGreaterThan(50);
    for (const { explanation } of moves) expect(explanation.inputs.length).toBeGreaterThan(0);
  });

  it('marks the hours between closes without deciding anything', () => {
    expect(hourlyAsOf.map((asOf) => asOf.slice(0, 13))).toEqual(
      HOURLY_DAYS.flatMap((date) => HOURS.map((hour) => `${date}T${hour}`)),
    );
  });
});

describe.runIf(realReplayExists)('early 2024 as it was', () => {
  it('shows who led: AI in February, memecoins in early March, real-world assets at the end of March', () => {
    const roi = (date: string, narrative: string): number => published.get(date)?.[narrative] ?? Number.NaN;
    expect(roi('2024-02-23', 'ai')).toBeGreaterThan(roi('2024-02-23', 'meme'));
    expect(roi('2024-02-23', 'ai')).toBeGreaterThan(roi('2024-02-23', 'rwa'));
    expect(roi('2024-03-05', 'meme')).toBeGreaterThan(roi('2024-03-05', 'ai'));
    expect(roi('2024-03-05', 'ai')).toBeGreaterThan(roi('2024-03-05', 'rwa'));
    expect(roi('2024-03-28', 'rwa')).toBeGreaterThan(roi('2024-03-28', 'ai'));
  });

  it('enters them in that order', () => {
    const [ai = '', meme = '', rwa = ''] = STORY.map(majoritySince);
    console.log(`held by ${MAJORITY} of 7 tranches since: ai ${ai}, meme ${meme}, rwa ${rwa}`);
    expect(ai.slice(0, 7)).toBe('2024-02');
    expect(meme.slice(0, 7)).toBe('2024-03');
    expect(rwa > meme && rwa < '2024-04').toBe(true);
  });
});
