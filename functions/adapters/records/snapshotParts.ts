import { gunzipSync, gzipSync } from 'node:zlib';
import type { Meta } from '../../../shared/contracts/meta.ts';
import { AppError } from '../appError.ts';
import type { Item, TableStore } from '../store/port.ts';

/**
 * Bytes of text in one item. Cut before compression, so that two processes with different zlibs cut alike; an item
 * holds 400 KB, and even text that does not compress stays under it.
 */
const CHUNK_BYTES = 350 * 1024;
/** A chunk's number has two digits. */
const MAX_CHUNKS = 100;

/** Where a snapshot's own account of itself is, beside its parts. */
const META = 'meta';

/** Canonical JSON of each part, by part name. */
export type PartTexts = Readonly<Record<string, string>>;

export const snapshotPartition = (snapshotId: string): string => `SNAP#${snapshotId}`;

/**
 * Writes one part at SNAP#<snapshotId> / <part>, or <part>#00, #01, ... when it is large. A part that is there already
 * stays as it is, unless it was superseded before and waits for its end: then it lives again.
 */
export async function putPart(store: TableStore, snapshotId: string, part: string, text: string): Promise<void> {
  for (const item of itemsOf(snapshotId, part, text)) {
    if ((await store.putIfAbsent(item)) === 'created') continue;
    const stored = await store.get(item.pk, item.sk);
    if (stored === undefined || stored.ttl !== undefined) await store.put(item);
  }
}

/**
 * Writes what a snapshot says about itself beside its parts, for readers who come when the pointer has moved on. Returns
 * what is stored: of two publishers of one snapshot, the first one's `computed_at` stays.
 */
export async function putMeta(store: TableStore, meta: Meta): Promise<Meta> {
  const { snapshot_id: id } = meta;
  await putPart(store, id, META, JSON.stringify(meta));
  const item = await store.get(snapshotPartition(id), META);
  return item === undefined ? meta : (JSON.parse(textOf([item])) as Meta);
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
  const chunks = new Map<string, Item[]>();
  for (const item of items) {
    const part = item.sk.split('#', 1)[0] as string;
    chunks.set(part, [...(chunks.get(part) ?? []), item]);
  }
  const { [META]: meta, ...parts } = Object.fromEntries([...chunks].map(([part, pieces]) => [part, textOf(pieces)]));
  return { meta: meta === undefined ? undefined : (JSON.parse(meta) as Meta), parts };
}

/** The parts of a snapshot alone. */
export async function readParts(store: TableStore, snapshotId: string): Promise<PartTexts> {
  return (await readSnapshot(store, snapshotId)).parts;
}

const textOf = (items: readonly Item[]): string =>
  Buffer.concat(items.map((item) => gunzipSync(item.body ?? new Uint8Array()))).toString('utf8');

/** Gives every item of a superseded snapshot its end, epoch seconds; those that have one keep it. */
export async function expireParts(store: TableStore, snapshotId: string, ttl: number): Promise<void> {
  const items = await store.query(snapshotPartition(snapshotId));
  const endless = items.filter((item) => item.ttl === undefined);
  await Promise.all(endless.map((item) => store.expire(item.pk, item.sk, ttl)));
}

function itemsOf(snapshotId: string, part: string, text: string): Item[] {
  const pk = snapshotPartition(snapshotId);
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= CHUNK_BYTES) return [{ pk, sk: part, body: gzipSync(bytes) }];
  const count = Math.ceil(bytes.length / CHUNK_BYTES);
  if (count > MAX_CHUNKS) {
    throw new AppError(
      'PART_TOO_LARGE',
      `snapshot part ${part} is ${bytes.length} bytes, more than ${MAX_CHUNKS * CHUNK_BYTES}; split it into more parts`,
      { retryable: false },
    );
  }
  return Array.from({ length: count }, (_, index) => ({
    pk,
    sk: `${part}#${String(index).padStart(2, '0')}`,
    body: gzipSync(bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)),
  }));
}
