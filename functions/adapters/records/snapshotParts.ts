import type { Meta } from '../../../shared/contracts/meta.ts';
import { AppError } from '../appError.ts';
import type { TableStore } from '../store/port.ts';
import { chunkedItems, textsOf } from './chunkedText.ts';

/** Where a snapshot's own account of itself is, beside its parts. */
const META = 'meta';

/** Canonical JSON of each part, by part name. */
export type PartTexts = Readonly<Record<string, string>>;

/** Nine parts an hour, for years: half the time of the default for a twelfth more bytes. */
const GZIP = { level: 3 };

export const snapshotPartition = (snapshotId: string): string => `SNAP#${snapshotId}`;

/**
 * Writes one part at SNAP#<snapshotId> / <part>, or <part>#00, #01, ... when it is large. A part that is there already
 * stays as it is, unless it was superseded before and waits for its end: then it lives again.
 */
export async function putPart(
  store: TableStore,
  snapshotId: string,
  part: string,
  text: string,
): Promise<'created' | 'exists'> {
  let outcome: 'created' | 'exists' = 'created';
  for (const item of chunkedItems(snapshotPartition(snapshotId), part, text, GZIP)) {
    if ((await store.putIfAbsent(item)) === 'created') continue;
    outcome = 'exists';
    const stored = await store.get(item.pk, item.sk);
    if (stored === undefined || stored.ttl !== undefined) await store.put(item);
  }
  return outcome;
}

/**
 * Writes what a snapshot says about itself beside its parts, for readers who come when the pointer has moved on. Returns
 * what is stored: of two publishers of one snapshot, the first one's `computed_at` stays.
 */
export async function putMeta(store: TableStore, meta: Meta): Promise<Meta> {
  const { snapshot_id: id } = meta;
  if ((await putPart(store, id, META, JSON.stringify(meta))) === 'created') return meta;
  const item = await store.get(snapshotPartition(id), META);
  return item === undefined ? meta : (JSON.parse(textsOf([item])[META] ?? '') as Meta);
}

/** A snapshot whole: its parts, and what it says about itself (undefined where it was published before that was stored). */
export interface StoredSnapshot {
  readonly meta: Meta | undefined;
  readonly parts: PartTexts;
}

/** A snapshot in one read. Throws AppError `SNAPSHOT_MISSING` when nothing is stored under the id. */
export async function readSnapshot(store: TableStore, snapshotId: string): Promise<StoredSnapshot> {
  const items = await store.query(snapshotPartition(snapshotId));
  if (items.length === 0) {
    throw new AppError(
      'SNAPSHOT_MISSING',
      `no parts of snapshot ${snapshotId} are stored; run compute to publish again`,
      {
        retryable: true,
      },
    );
  }
  const { [META]: meta, ...parts } = textsOf(items);
  return { meta: meta === undefined ? undefined : (JSON.parse(meta) as Meta), parts };
}

/** The parts of a snapshot alone. */
export async function readParts(store: TableStore, snapshotId: string): Promise<PartTexts> {
  return (await readSnapshot(store, snapshotId)).parts;
}

/**
 * Gives every item of a superseded snapshot its end, epoch seconds; those that have one keep it. Its own account is the
 * last to get it: it says that all have, so that a repeat (every run makes sure) costs one small read.
 */
export async function expireParts(store: TableStore, snapshotId: string, ttl: number): Promise<void> {
  const pk = snapshotPartition(snapshotId);
  const account = await store.get(pk, META);
  if (account?.ttl !== undefined) return;
  const items = await store.query(pk, { keysOnly: true });
  const endless = items.filter((item) => item.ttl === undefined && item.sk !== META);
  await Promise.all(endless.map((item) => store.expire(pk, item.sk, ttl)));
  if (account !== undefined) await store.expire(pk, META, ttl);
}
