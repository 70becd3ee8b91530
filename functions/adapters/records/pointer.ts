import type { Meta } from '../../../shared/contracts/meta.ts';
import { AppError } from '../appError.ts';
import type { Item, TableStore } from '../store/port.ts';
import type { Pointer } from './formats.ts';

/** The partition of what readers look at first: the pointer and the newest run of each job, one small Query. */
export const PUBLIC_PARTITION = 'PUB';
export const POINTER_KEY = 'LATEST';

/** The pointer as its item: attributes only, so that the flip's condition and a person can read them. */
export function pointerItem(pointer: Pointer): Item {
  const { previousSnapshotId, history, supersededHistory, ...attributes } = pointer;
  return {
    pk: PUBLIC_PARTITION,
    sk: POINTER_KEY,
    attributes: {
      ...attributes,
      ...(previousSnapshotId !== undefined && { previousSnapshotId }),
      ...(history !== undefined && { history }),
      ...(supersededHistory !== undefined && { supersededHistory }),
    },
  };
}

/**
 * The pointer of its item. Checked by hand, not by the schema: the HTTP function reads it and stays without zod.
 * Throws AppError `RECORD_INVALID` when the item is not a pointer.
 */
export function pointerOf(item: Item): Pointer {
  const attributes = (item.attributes ?? {}) as Partial<Pointer>;
  if (typeof attributes.seq !== 'number' || typeof attributes.snapshotId !== 'string' || !attributes.staleAfter) {
    throw new AppError(
      'RECORD_INVALID',
      `stored record ${item.pk} / ${item.sk} is not a pointer; restore it from a backup, or delete it and run compute`,
      { retryable: false },
    );
  }
  return attributes as Pointer;
}

/** What is published now; undefined before the first publish. */
export async function readPointer(store: TableStore): Promise<Pointer | undefined> {
  const item = await store.get(PUBLIC_PARTITION, POINTER_KEY);
  return item && pointerOf(item);
}

/** What every payload says of the snapshot a pointer is, or would be, of. */
export function metaOf(
  pointer: Omit<Pointer, 'seq' | 'parts' | 'previousSnapshotId' | 'history' | 'supersededHistory'>,
): Meta {
  return {
    as_of: pointer.asOf,
    computed_at: pointer.computedAt,
    close_date: pointer.closeDate,
    methodology_version: pointer.methodologyVersion,
    snapshot_id: pointer.snapshotId,
    source: pointer.source,
    simulated: pointer.simulated,
    stale_after: pointer.staleAfter,
  };
}
