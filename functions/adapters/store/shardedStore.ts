import { createHash } from 'node:crypto';
import { AppError } from '../appError.ts';
import { MAX_BODY_BYTES } from './checkBodySize.ts';
import type { Item, TableStore } from './port.ts';

/** Attributes of an item whose body lies in shards; no caller sees them. */
const SHARDS = 'shards';
const DIGEST = 'shards_digest';
/** How the partition of an item's shards ends. */
export const SHARD_PARTITION = '#SHARDS';
const DIGEST_DIGITS = 32;

/**
 * A store that takes bodies of any size: one above an item's limit is cut into shards in a partition of their own,
 * `<pk>#SHARDS / <sk>#<digest>#sNN`, and the item itself names how many there are and the SHA-256 they add up to. Shards are
 * written first and are immutable, so that an item is there whole or not at all; a range of a partition never meets them.
 * Cut by bytes, not by token: states, grades and inputs of 10,000 tokens are as large as their prices, and all are read whole.
 * The pointer holds no body, and `expire` reaches the item alone: snapshot parts are cut by their own module.
 */
export function shardedStore(store: TableStore): TableStore {
  async function putShards(item: Item, body: Uint8Array): Promise<Item> {
    const digest = digestOf(body);
    const count = Math.ceil(body.byteLength / MAX_BODY_BYTES);
    const shards = Array.from({ length: count }, (_, shard): Item => {
      const piece = body.subarray(shard * MAX_BODY_BYTES, (shard + 1) * MAX_BODY_BYTES);
      return { ...shardKey(item, digest, shard), body: piece, ...(item.ttl !== undefined && { ttl: item.ttl }) };
    });
    await Promise.all(shards.map((shard) => store.putIfAbsent(shard)));
    const { body: _, ...head } = item;
    return { ...head, attributes: { ...item.attributes, [SHARDS]: count, [DIGEST]: digest } };
  }

  async function whole(item: Item): Promise<Item> {
    const { [SHARDS]: count, [DIGEST]: digest, ...attributes } = item.attributes ?? {};
    if (typeof count !== 'number' || typeof digest !== 'string') return item;
    const pieces = await Promise.all(
      Array.from({ length: count }, (_, shard) => {
        const { pk, sk } = shardKey(item, digest, shard);
        return store.get(pk, sk);
      }),
    );
    const body = Buffer.concat(pieces.map((piece) => piece?.body ?? new Uint8Array()));
    if (digestOf(body) !== digest) {
      throw new AppError(
        'SHARDS_INCOMPLETE',
        `item ${item.pk} / ${item.sk}: its ${count} shards do not add up to what was written; restore them from a backup`,
        { retryable: false },
      );
    }
    const { attributes: _, ...rest } = item;
    return { ...rest, body: new Uint8Array(body), ...(Object.keys(attributes).length > 0 && { attributes }) };
  }

  return {
    ...store,

    async get(pk, sk) {
      const item = await store.get(pk, sk);
      return item && whole(item);
    },

    async getMany(keys) {
      return Promise.all((await store.getMany(keys)).map(whole));
    },

    async query(pk, range) {
      return Promise.all((await store.query(pk, range)).map(whole));
    },

    async putIfAbsent(item) {
      if (!isLarge(item)) return store.putIfAbsent(item);
      // A repeated run would pay for every shard again before it is told that the item exists.
      if ((await store.get(item.pk, item.sk)) !== undefined) return 'exists';
      return store.putIfAbsent(await putShards(item, item.body));
    },

    async put(item) {
      return store.put(isLarge(item) ? await putShards(item, item.body) : item);
    },
  };
}

function isLarge(item: Item): item is Item & { readonly body: Uint8Array } {
  return item.body !== undefined && item.body.byteLength > MAX_BODY_BYTES;
}

function shardKey({ pk, sk }: Item, digest: string, shard: number): { readonly pk: string; readonly sk: string } {
  return { pk: `${pk}${SHARD_PARTITION}`, sk: `${sk}#${digest}#s${String(shard).padStart(2, '0')}` };
}

function digestOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex').slice(0, DIGEST_DIGITS);
}
