import { memoryStore } from '../../functions/adapters/store/memoryStore.ts';
import type { Item, TableStore } from '../../functions/adapters/store/port.ts';
import type { JobName, RunRecord } from '../../shared/contracts/status.ts';
import type { Fault, Replay } from '../fixtures/startReplay.ts';
import { type AuditedStore, auditedStore } from './auditedStore.ts';
import { runJob } from './jobs.ts';

export interface Event {
  readonly job: JobName;
  /** Scheduled time, ISO 8601. */
  readonly at: string;
}
export const event = (job: JobName, at: string): Event => ({ job, at });

export interface Disturbance {
  readonly faults?: readonly Fault[];
  /** Wraps the table for this run only. */
  readonly store?: (store: TableStore) => TableStore;
  /** The clock when the job runs; its scheduled time when absent. */
  readonly clock?: string;
  /** The clock the job is told, ms away from the true one. */
  readonly clockErrorMs?: number;
  readonly timeoutMs?: number;
  readonly withoutExchange?: boolean;
}
/** A run's record, or what it threw. */
export type Outcome = RunRecord | Error;
export const failed = (outcome: Outcome): outcome is Error => outcome instanceof Error;

/** One table under one virtual clock: what happens to it is a case. */
export interface Session {
  readonly audited: AuditedStore;
  fire(event: Event, disturbance?: Disturbance): Promise<Outcome>;
  items(): Item[];
}

/** A session over a copy of `start`, in memory or in the store given (which must hold `start` already). */
export async function openSession(replay: Replay, start: readonly Item[], inner?: TableStore): Promise<Session> {
  let clockErrorMs = 0;
  const now = () => replay.clock.now() + clockErrorMs;
  const table = inner ?? memoryStore(now);
  if (inner === undefined) for (const item of start) await table.put(item);
  const audited = auditedStore(table, start);
  return {
    audited,
    items: () => [...audited.items.values()],
    async fire({ job, at }, disturbance = {}) {
      const { faults = [], store = (same) => same, clock = at, timeoutMs = 5000, withoutExchange } = disturbance;
      clockErrorMs = disturbance.clockErrorMs ?? 0;
      replay.clock.update({ now: clock });
      if (faults.length > 0) replay.faults.add(faults, replay.clock.now());
      try {
        return await runJob(job, at, {
          sourceUrl: replay.url,
          exchangeUrl: withoutExchange ? '' : `${replay.url}/binance`,
          store: store(audited.store),
          timeoutMs,
          ...(clockErrorMs !== 0 && { now: async () => now() }),
        });
      } catch (error) {
        return error as Error;
      } finally {
        clockErrorMs = 0;
        replay.faults.clear();
      }
    },
  };
}

/** Fires events one after the other, undisturbed; throws the first failure. */
export async function fireAll(session: Session, events: readonly Event[]): Promise<void> {
  for (const one of events) {
    const outcome = await session.fire(one);
    if (failed(outcome)) throw new Error(`${one.job} ${one.at} failed undisturbed`, { cause: outcome });
  }
}
