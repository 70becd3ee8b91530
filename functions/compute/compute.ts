import type { Mark } from '../../shared/engine/mark.ts';
import type { Parameters } from '../../shared/engine/parameters.ts';
import { assembleSnapshot } from '../../shared/engine/snapshot/assemble.ts';
import { movesOf } from '../../shared/engine/snapshot/rotationRows.ts';
import { dayOf, type EpochDay, isoDateOf, lastClosedDay } from '../../shared/market/day.ts';
import { isAnnounced } from '../adapters/records/announcements.ts';
import { getProgress } from '../adapters/records/backfillRecords.ts';
import { firstPinnedClose } from '../adapters/records/closeInputs.ts';
import { latestState, type StateRecord } from '../adapters/records/engineStates.ts';
import type { Pointer } from '../adapters/records/formats.ts';
import type { HistoryManifest } from '../adapters/records/historyManifests.ts';
import { putHourLevels } from '../adapters/records/hourLevels.ts';
import { readPointer } from '../adapters/records/pointer.ts';
import type { RunOutcome } from '../adapters/records/recordRun.ts';
import { hourBucket } from '../jobEvent.ts';
import { advanceCloses } from './advanceCloses.ts';
import { announce } from './announce/announce.ts';
import type { ComputeContext } from './context.ts';
import { extendHistory } from './history/extendHistory.ts';
import { publishedHours } from './history/publishedHours.ts';
import { putHours } from './history/putHours.ts';
import { openRecord } from './openRecord.ts';
import { expireSuperseded, publish } from './publish.ts';
import { readSnapshotInput } from './snapshotInput.ts';
import { upgradeTable } from './upgradeTable.ts';

const STALE_AFTER_MS = 3 * 3_600_000;
const HOUR_PUBLISHED: RunOutcome = {
  status: 'skipped',
  counts: {},
  errorCode: 'HOUR_PUBLISHED',
  detail: 'this hour is published already, nothing to do',
  idle: 'noted',
};

/**
 * The compute job for a scheduled instant: opens the record on the first run, advances every complete close since the
 * last one done, marks the result to the newest prices and publishes. Every write is idempotent, so any run may repeat.
 * A table of an older format is brought to the present one before anything is computed; of a newer one it throws.
 */
export async function compute(
  context: ComputeContext,
  scheduledAt: number,
  historyFrom: EpochDay,
  now: () => Promise<number>,
): Promise<RunOutcome> {
  const { store, params } = context;
  const through = lastClosedDay(scheduledAt);
  const slot = `${hourBucket(scheduledAt)} ${through}`;
  if (context.memory.done?.slot === slot) return HOUR_PUBLISHED;
  // Before the state, which is by far the larger: three of an hour's four runs end here.
  const pointer = await readPointer(store);
  if (pointer !== undefined && (await isPublished(context, pointer, hourBucket(scheduledAt), through))) {
    context.memory.done = { slot, asOf: pointer.asOf };
    return HOUR_PUBLISHED;
  }
  await upgradeTable(store);
  const last = await latestState(store, params.methodologyVersion);
  if (last?.state.day != null && last.state.day > through) {
    const detail = `close ${isoDateOf(last.state.day)} is done already; this slot's work is behind it, nothing to do`;
    return { status: 'skipped', counts: {}, errorCode: 'SLOT_OVER', detail };
  }
  const notReady = last === undefined ? await reasonToWait(context) : undefined;
  if (notReady !== undefined) return { status: 'skipped', counts: {}, errorCode: 'NOT_READY', detail: notReady };

  const opened = last ?? (await openRecord(context, historyFrom, await openingThrough(context, through)));
  const { record, advanced, moves, waitingFor, bars } = await advanceCloses(context, opened, through);
  const history = await extendHistory(context, record, bars);
  const published = await markAndPublish(context, pointer, record, history, hourBucket(scheduledAt), now);
  if (published.isDone && waitingFor === null) context.memory.done = { slot, asOf: published.asOf };
  return {
    status: waitingFor === null ? 'ok' : 'partial',
    counts: {
      closes_advanced: advanced,
      moves,
      opened: last === undefined ? 1 : 0,
      log_seq: record.head.seq,
      ...published.counts,
    },
    ...(waitingFor !== null && {
      errorCode: 'COVERAGE_LOW',
      detail: `close ${isoDateOf(waitingFor)} has prices for under ${params.coverage.minLiveShare * 100}% of live tokens; waiting for the backfill to repair it`,
    }),
  };
}

/** Whether readers already see this hour's prices on the newest close. */
async function isPublished(
  { store, params }: ComputeContext,
  pointer: Pointer,
  bucket: string,
  through: EpochDay,
): Promise<boolean> {
  const isNewest =
    pointer.methodologyVersion === params.methodologyVersion &&
    pointer.closeDate === isoDateOf(through) &&
    pointer.asOf.slice(0, 13) >= bucket;
  if (!isNewest) return false;
  // A run killed right after its flip leaves what it superseded to the next one, here or in publishing.
  const [announced] = await Promise.all([isAnnounced(store, pointer.closeDate), expireSuperseded(store, pointer)]);
  return announced;
}

/** Why a first publish has to wait; undefined when history is filled. */
async function reasonToWait({ store }: ComputeContext): Promise<string | undefined> {
  const progress = await getProgress(store);
  if (progress === undefined) return 'the backfill has not run yet; it runs every five minutes';
  if (progress.phase !== 'done') {
    return `history is being filled: ${progress.tokensDone} of ${progress.tokensTotal} tokens`;
  }
  return undefined;
}

/** An opening that was interrupted is finished at the close it was pinned to. */
async function openingThrough({ store }: ComputeContext, through: EpochDay): Promise<EpochDay> {
  const pinned = await firstPinnedClose(store);
  return pinned === undefined ? through : dayOf(pinned.date);
}

interface Published {
  /** Readers see this hour's prices and subscribers know everything: a repeat has nothing to do. */
  readonly isDone: boolean;
  readonly asOf: string;
  readonly counts: Record<string, number>;
}

const NOT_TOLD = { announced: 0, whole: false };

async function markAndPublish(
  context: ComputeContext,
  pointer: Pointer | undefined,
  record: StateRecord,
  manifest: HistoryManifest,
  bucket: string,
  now: () => Promise<number>,
): Promise<Published> {
  const { store, params } = context;
  const [{ input, prices }, before] = await Promise.all([
    readSnapshotInput(context, record, bucket),
    publishedHours(store, pointer, record),
  ]);
  const levels = Object.fromEntries([...input.mark.indices].map(([narrative, { level }]) => [narrative, level]));
  await putHourLevels(store, prices.bucket, {
    asOf: prices.asOf,
    levels,
    benchmarks: benchmarkPrices(input.mark, params),
  });
  const history = { ...manifest, hours: await putHours(context, record, prices.bucket, before) };
  const parts = assembleSnapshot(input);
  const info = {
    asOf: prices.asOf,
    closeDate: isoDateOf(input.day),
    methodologyVersion: params.methodologyVersion,
    source: prices.source,
    simulated: prices.simulated,
    staleAfter: new Date(Date.parse(prices.asOf) + STALE_AFTER_MS).toISOString(),
  };
  const result = await publish(store, parts, info, new Date(await now()).toISOString(), history);
  const news = { parts, moves: movesOf(input.rotations) };
  const told = result.outcome === 'superseded' ? NOT_TOLD : await announce(context, news, info);
  const issues = parts.status.issues;
  return {
    isDone: told.whole && prices.bucket >= bucket,
    asOf: prices.asOf,
    counts: {
      published: result.outcome === 'published' ? 1 : 0,
      snapshot_seq: result.seq,
      announced: told.announced,
      coverage_percent: Math.round(parts.status.coverage * 100),
      quarantined: issues.filter(({ flag }) => flag === 'quarantined').length,
      stale: issues.filter(({ flag }) => flag === 'stale').length,
      missing: issues.filter(({ flag }) => flag === 'missing').length,
    },
  };
}

const benchmarkPrices = ({ prices }: Mark, { benchmarks }: Parameters): Record<string, number> =>
  Object.fromEntries(
    benchmarks.flatMap((token) => {
      const price = prices.get(token);
      return price === undefined ? [] : [[token, price]];
    }),
  );
