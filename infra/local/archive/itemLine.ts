import * as z from 'zod';
import type { Item } from '../../../functions/adapters/store/port.ts';

const schema = z.object({
  pk: z.string(),
  sk: z.string(),
  ttl: z.number().optional(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** The stored body as it is (gzipped JSON), in base64. */
  body: z.base64().optional(),
});

/** An item as one line of JSON. */
export function lineOf({ pk, sk, ttl, attributes, body }: Item): string {
  return JSON.stringify({
    pk,
    sk,
    ...(ttl !== undefined && { ttl }),
    ...(attributes && {
      attributes: Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
    ...(body && { body: Buffer.from(body).toString('base64') }),
  });
}

/** The item of a line. Throws when it is none. */
export function itemOf(line: string): Item {
  const { pk, sk, ttl, attributes, body } = schema.parse(JSON.parse(line));
  return {
    pk,
    sk,
    ...(ttl !== undefined && { ttl }),
    ...(attributes && { attributes }),
    ...(body !== undefined && { body: Buffer.from(body, 'base64') }),
  };
}
