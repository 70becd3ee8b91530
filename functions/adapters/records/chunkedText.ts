import { gunzipSync, gzipSync, type ZlibOptions } from 'node:zlib';
import { AppError } from '../appError.ts';
import type { Item } from '../store/port.ts';

/**
 * Bytes of text in one item. Cut before compression, so that two processes with different zlibs cut alike; an item
 * holds 400 KB, and even text that does not compress stays under it.
 */
const CHUNK_BYTES = 350 * 1024;
/** A chunk's number has two digits; three in a text of more than a hundred chunks (a year of 10,000 tokens). */
const MAX_CHUNKS = 1000;

/** The items of a text at `pk` / `name`, or `name`#00, #01, ... when it is large. */
export function chunkedItems(pk: string, name: string, text: string, gzip: ZlibOptions = {}): Item[] {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= CHUNK_BYTES) return [{ pk, sk: name, body: gzipSync(bytes, gzip) }];
  const count = Math.ceil(bytes.length / CHUNK_BYTES);
  if (count > MAX_CHUNKS) {
    throw new AppError(
      'PART_TOO_LARGE',
      `${pk} / ${name} is ${bytes.length} bytes, more than ${MAX_CHUNKS * CHUNK_BYTES}; split it into more parts`,
      { retryable: false },
    );
  }
  const digits = count > 100 ? 3 : 2;
  return Array.from({ length: count }, (_, index) => ({
    pk,
    sk: `${name}#${String(index).padStart(digits, '0')}`,
    body: gzipSync(bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES), gzip),
  }));
}

/** The names under which the first `count` chunks of a text lie, and the one of a text that needs none. */
export const chunkNames = (name: string, count: number): string[] => [
  name,
  ...Array.from({ length: count }, (_, index) => `${name}#${String(index).padStart(2, '0')}`),
];

/** The texts among the items of a partition, ascending by key, by name. */
export function textsOf(items: readonly Item[]): Readonly<Record<string, string>> {
  const chunks = new Map<string, Buffer[]>();
  for (const item of items) {
    const name = item.sk.split('#', 1)[0] as string;
    chunks.set(name, [...(chunks.get(name) ?? []), gunzipSync(item.body ?? new Uint8Array())]);
  }
  return Object.fromEntries([...chunks].map(([name, pieces]) => [name, Buffer.concat(pieces).toString('utf8')]));
}
