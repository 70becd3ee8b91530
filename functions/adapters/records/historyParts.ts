import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { AppError } from '../appError.ts';
import { type Item, MOST_KEYS, type TableStore } from '../store/port.ts';
import { chunkedItems, chunkNames, textsOf } from './chunkedText.ts';
import {
  type HistoryEntity,
  partPartition,
  SHARDS,
  type Superseded,
  shardOf,
  shardPartition,
  yearKey,
} from './historyKeys.ts';

const WRITES_AT_ONCE = 16;
/** Megabytes a close: half the time of the default for a twelfth more bytes. */
const GZIP = { level: 3 };

/**
 * Writes a part's texts, by name, under the hash of them all; returns that id. A part that is there stays as it is. `ttl` is
 * for parts that are rewritten before it anyway.
 */
export async function putHistoryPart(
  store: TableStore,
  texts: Readonly<Record<string, string>>,
  ttl?: number,
): Promise<string> {
  const hash = createHash('sha256');
  for (const [name, text] of Object.entries(texts)) hash.update(`${name}\0${text}\0`);
  const id = hash.digest('hex');
  const items = Object.entries(texts).flatMap(([name, text]) => chunkedItems(partPartition(id), name, text, GZIP));
  await putAll(store, ttl === undefined ? items : items.map((item) => ({ ...item, ttl })));
  return id;
}

/** Writes the rows cut from a year under its key, a shard an item. */
export async function putShards(
  store: TableStore,
  key: string,
  rows: Readonly<Record<HistoryEntity, readonly { readonly id: string }[]>>,
): Promise<void> {
  const itemsOf = (kind: HistoryEntity): Item[] =>
    [...Map.groupBy(rows[kind], ({ id }) => shardOf(id))].map(([shard, ofShard]) => ({
      pk: shardPartition(kind, shard),
      sk: key,
      body: gzipSync(JSON.stringify(ofShard), GZIP),
    }));
  await putAll(store, [...itemsOf('token'), ...itemsOf('narrative')]);
}

/** A part's texts by name; undefined where nothing is stored under the id, or nothing any more. */
export async function findHistoryPart(
  store: TableStore,
  id: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const items = await store.query(partPartition(id));
  return items.length > 0 ? textsOf(items) : undefined;
}

/** A part's texts by name. Throws AppError `HISTORY_MISSING` where nothing is stored under the id. */
export async function readHistoryPart(store: TableStore, id: string): Promise<Readonly<Record<string, string>>> {
  const part = await findHistoryPart(store, id);
  if (part !== undefined) return part;
  throw new AppError('HISTORY_MISSING', `part ${id} of history is not stored; restore the table to a point in time`, {
    retryable: true,
  });
}

/**
 * One text of several parts, each by its name, in the order of `ids`: in one read. A part with more chunks than were asked
 * for, or none, is read by itself. Throws as `readHistoryPart`.
 */
export async function readTogether(
  store: TableStore,
  ids: readonly string[],
  name: string,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const chunks = Math.floor(MOST_KEYS / ids.length) - 1;
  const names = chunkNames(name, chunks);
  const keys = ids.flatMap((id) => names.map((sk) => ({ pk: partPartition(id), sk })));
  const items = Map.groupBy(await store.getMany(keys), ({ pk }) => pk);
  return Promise.all(
    ids.map(async (id) => {
      const found = (items.get(partPartition(id)) ?? []).toSorted((a, b) => (a.sk < b.sk ? -1 : 1));
      const isWhole = found.length > 0 && found.length < chunks;
      return isWhole ? textsOf(found) : readHistoryPart(store, id);
    }),
  );
}

/**
 * Gives everything superseded its end, epoch seconds. The first item of a part is the last to get it: it says that all have,
 * so that a repeat costs one small read a part.
 */
export async function expireHistory(store: TableStore, { years, parts }: Superseded, ttl: number): Promise<void> {
  for (const [year, id] of Object.entries(years)) await expirePart(store, id, ttl, shardKeys(yearKey(year, id)));
  for (const id of parts) await expirePart(store, id, ttl, []);
}

async function expirePart(store: TableStore, id: string, ttl: number, cut: readonly Key[]): Promise<void> {
  const items = await store.query(partPartition(id), { keysOnly: true });
  if (items[0] === undefined || items[0].ttl !== undefined) return;
  await Promise.all(cut.map(({ pk, sk }) => store.expire(pk, sk, ttl)));
  for (const item of items.toReversed()) await store.expire(item.pk, item.sk, ttl);
}

type Key = Pick<Item, 'pk' | 'sk'>;

/** Where the shards of a year can be; not every one is written. */
function shardKeys(sk: string): Key[] {
  const kinds: HistoryEntity[] = ['token', 'narrative'];
  return kinds.flatMap((kind) => Array.from({ length: SHARDS }, (_, i) => ({ pk: shardPartition(kind, i), sk })));
}

async function putAll(store: TableStore, items: readonly Item[]): Promise<void> {
  for (let i = 0; i < items.length; i += WRITES_AT_ONCE) {
    await Promise.all(items.slice(i, i + WRITES_AT_ONCE).map((item) => store.putIfAbsent(item)));
  }
}
