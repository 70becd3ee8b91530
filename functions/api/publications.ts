import { createHash } from 'node:crypto';
import type { Meta } from '../../shared/contracts/meta.ts';
import type { RunRecord } from '../../shared/contracts/status.ts';
import type { Pointer } from '../adapters/records/formats.ts';
import { latestRunsOf } from '../adapters/records/latestRuns.ts';
import { POINTER_KEY, PUBLIC_PARTITION, pointerOf } from '../adapters/records/pointer.ts';
import { type PartTexts, readParts } from '../adapters/records/snapshotParts.ts';
import type { TableStore } from '../adapters/store/port.ts';

/** How long a pointer is taken for the latest without looking again. */
const REUSE_MS = 1_000;
/** Snapshots kept in memory: the latest, and the one before for requests under way. */
const KEPT_SNAPSHOTS = 2;

/** What is published, as far as the pointer alone tells. */
interface Head {
  readonly pointer: Pointer;
  readonly runs: readonly RunRecord[];
  /** Differs whenever a byte of a response may differ; part of every entity tag. */
  readonly version: string;
  /** The `meta` of every payload, JSON text. */
  readonly metaText: string;
}

export interface Publications {
  /** The latest head; undefined before the first publish. Rejects only if the store fails and none was ever read. */
  head(): Promise<Head | undefined>;
  /** All parts of a head's snapshot; if the store fails, the last publication read whole, with its own head. */
  load(head: Head): Promise<{ head: Head; parts: PartTexts }>;
}

/**
 * Reads publications with at most one read for the head and one for the parts, each shared among concurrent requests.
 * Parts never change, so they stay in memory. `elapsed` is a monotonic clock in ms; wall time plays no role here.
 */
export function publications(
  store: TableStore,
  onError: (error: unknown) => void,
  elapsed: () => number = () => performance.now(),
): Publications {
  let head: Head | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let checking: Promise<void> | undefined;
  let lastWhole: { head: Head; parts: PartTexts } | undefined;
  const snapshots = new Map<string, Promise<PartTexts>>();

  async function check(): Promise<void> {
    const startedAt = elapsed();
    try {
      head = headOf(await store.query(PUBLIC_PARTITION), head);
    } catch (error) {
      if (head === undefined) throw error;
      onError(error);
    }
    checkedAt = startedAt;
  }

  function partsOf(snapshotId: string): Promise<PartTexts> {
    const known = snapshots.get(snapshotId);
    if (known !== undefined) return known;
    const reading = readParts(store, snapshotId);
    snapshots.set(snapshotId, reading);
    reading.catch(() => snapshots.delete(snapshotId));
    for (const oldest of snapshots.keys()) {
      if (snapshots.size <= KEPT_SNAPSHOTS) break;
      snapshots.delete(oldest);
    }
    return reading;
  }

  return {
    async head() {
      // An absent head is not reused: the first publish is to be seen at once.
      if (head === undefined || elapsed() - checkedAt > REUSE_MS) {
        checking ??= check().finally(() => {
          checking = undefined;
        });
        await checking;
      }
      return head;
    },

    async load(wanted) {
      try {
        const parts = await partsOf(wanted.pointer.snapshotId);
        lastWhole = { head: wanted, parts };
        return lastWhole;
      } catch (error) {
        if (lastWhole === undefined) throw error;
        onError(error);
        return lastWhole;
      }
    },
  };
}

/** The head of the public partition's items; an unchanged pointer keeps its version without hashing it again. */
function headOf(items: Awaited<ReturnType<TableStore['query']>>, before: Head | undefined): Head | undefined {
  const item = items.find((row) => row.sk === POINTER_KEY);
  if (item === undefined) return undefined;
  const pointer = pointerOf(item);
  const runs = latestRunsOf(items);
  if (before?.pointer.seq === pointer.seq && before.pointer.snapshotId === pointer.snapshotId) {
    return { ...before, runs };
  }
  const meta: Meta = {
    as_of: pointer.asOf,
    computed_at: pointer.computedAt,
    close_date: pointer.closeDate,
    methodology_version: pointer.methodologyVersion,
    snapshot_id: pointer.snapshotId,
    source: pointer.source,
    simulated: pointer.simulated,
    stale_after: pointer.staleAfter,
  };
  const metaText = JSON.stringify(meta);
  const digest = createHash('sha256').update(`${pointer.seq}${metaText}`).digest('hex');
  return { pointer, runs, version: `${pointer.snapshotId.slice(0, 16)}-${digest.slice(0, 16)}`, metaText };
}
