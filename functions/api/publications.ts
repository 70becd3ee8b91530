import { createHash } from 'node:crypto';
import type { Meta } from '../../shared/contracts/meta.ts';
import type { RunRecord } from '../../shared/contracts/status.ts';
import { AppError } from '../adapters/appError.ts';
import { type HistoryIds, historyOf } from '../adapters/records/historyKeys.ts';
import { latestRunsOf } from '../adapters/records/latestRuns.ts';
import { metaOf, POINTER_KEY, PUBLIC_PARTITION, pointerOf } from '../adapters/records/pointer.ts';
import { type PartTexts, readSnapshot, type StoredSnapshot } from '../adapters/records/snapshotParts.ts';
import type { TableStore } from '../adapters/store/port.ts';

/** How long a pointer is taken for the latest without looking again. */
const REUSE_MS = 1_000;
/** Age of a pointer up to which requests do not wait for one that is looking. */
const WAIT_MS = 2_000;
/** Snapshots kept in memory: the latest, and older ones that cursors go on in. */
const KEPT_SNAPSHOTS = 4;

/** What is known of a snapshot without its parts: of the latest, from the pointer alone. */
export interface Head {
  readonly meta: Meta;
  /** Parts of history that belong to it; undefined where it was published before those were kept, or is not the latest. */
  readonly history: HistoryIds | undefined;
  readonly runs: readonly RunRecord[];
  /** Differs whenever a byte of a response may differ; part of every entity tag. */
  readonly version: string;
  /** The `meta` of every payload, JSON text. */
  readonly metaText: string;
}

export interface Whole {
  readonly head: Head;
  readonly parts: PartTexts;
}

export interface Publications {
  /** The latest head; undefined before the first publish. Rejects only if the store fails and none was ever read. */
  head(): Promise<Head | undefined>;
  /** All parts of a head's snapshot; if the store fails, the last publication read whole, with its own head. */
  load(head: Head): Promise<Whole>;
  /** A snapshot by its id, `latest` or older; undefined where it is not, or no longer, kept. */
  byId(id: string, latest: Head): Promise<Whole | undefined>;
  /** Parts of the snapshot read last, without a read; undefined in a process that has read none. */
  inMemory(): PartTexts | undefined;
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
  let lastWhole: Whole | undefined;
  const snapshots = new Map<string, Promise<StoredSnapshot>>();

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

  function stored(snapshotId: string): Promise<StoredSnapshot> {
    const known = snapshots.get(snapshotId);
    const reading = known ?? readSnapshot(store, snapshotId);
    // The one used last goes last.
    snapshots.delete(snapshotId);
    snapshots.set(snapshotId, reading);
    if (known === undefined) reading.catch(() => snapshots.delete(snapshotId));
    for (const oldest of snapshots.keys()) {
      if (snapshots.size <= KEPT_SNAPSHOTS) break;
      snapshots.delete(oldest);
    }
    return reading;
  }

  return {
    async head() {
      // An absent head is not reused: the first publish is to be seen at once.
      const age = elapsed() - checkedAt;
      // One request asks; those beside it go on with what is there, and wait only when it takes long.
      if (checking !== undefined && head !== undefined && age <= WAIT_MS) return head;
      if (head === undefined || age > REUSE_MS) {
        checking ??= check().finally(() => {
          checking = undefined;
        });
        await checking;
      }
      return head;
    },

    async load(wanted) {
      try {
        const { parts } = await stored(wanted.meta.snapshot_id);
        lastWhole = { head: wanted, parts };
        return lastWhole;
      } catch (error) {
        if (lastWhole === undefined) throw error;
        onError(error);
        return lastWhole;
      }
    },

    inMemory: () => lastWhole?.parts,

    async byId(id, latest) {
      try {
        const { meta, parts } = await stored(id);
        if (id === latest.meta.snapshot_id) return { head: latest, parts };
        return meta && { head: aboutHead(meta, [], undefined), parts };
      } catch (error) {
        if (error instanceof AppError && error.code === 'SNAPSHOT_MISSING') return undefined;
        throw error;
      }
    },
  };
}

/** The head of the public partition's items; an unchanged pointer keeps its version without hashing it again. */
function headOf(items: Awaited<ReturnType<TableStore['query']>>, before: Head | undefined): Head | undefined {
  const item = items.find((row) => row.sk === POINTER_KEY);
  if (item === undefined) return undefined;
  const pointer = pointerOf(item);
  const meta = metaOf(pointer);
  const runs = latestRunsOf(items);
  const isSame = before?.meta.snapshot_id === meta.snapshot_id && before.meta.computed_at === meta.computed_at;
  return isSame ? { ...before, runs } : aboutHead(meta, runs, historyOf(pointer));
}

function aboutHead(meta: Meta, runs: readonly RunRecord[], history: HistoryIds | undefined): Head {
  const metaText = JSON.stringify(meta);
  const digest = createHash('sha256').update(metaText).digest('hex');
  return { meta, runs, history, version: `${meta.snapshot_id.slice(0, 16)}-${digest.slice(0, 16)}`, metaText };
}
