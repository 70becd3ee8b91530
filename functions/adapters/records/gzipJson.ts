import { gunzipSync, gzipSync } from 'node:zlib';
import type * as z from 'zod';
import { AppError } from '../appError.ts';

/** What no record of ours unpacks to; a larger one is not a record but an accident. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;

/** What was unpacked of bodies that are still held: a warm process holds those that never change. */
const unpacked = new WeakMap<Uint8Array, { readonly schema: unknown; readonly value: unknown }>();

/** A stored body: gzipped JSON. Equal values of equal key order give equal bytes. */
export function gzipJson(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value));
}

/**
 * The value of a stored body, checked against its schema. Throws AppError `RECORD_INVALID` (not retryable) naming
 * `where` (pk / sk) when the body is missing, damaged or of another shape. The same body (the object) gives the same value:
 * nobody may change it.
 */
export function gunzipJson<T>(schema: z.ZodType<T>, body: Uint8Array | undefined, where: string): T {
  const known = body && unpacked.get(body);
  if (known?.schema === schema) return known.value as T;
  const fail = (what: string, cause?: unknown) =>
    new AppError(
      'RECORD_INVALID',
      `stored record ${where} ${what}; restore it from a backup or delete it to have it rebuilt`,
      {
        retryable: false,
        cause,
      },
    );
  if (body === undefined) throw fail('has no body');
  let value: unknown;
  try {
    value = JSON.parse(gunzipSync(body, { maxOutputLength: MAX_UNPACKED_BYTES }).toString('utf8'));
  } catch (error) {
    throw fail('is damaged', error);
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw fail(`does not have its shape (${issue?.path.join('.')}: ${issue?.message})`, parsed.error);
  }
  unpacked.set(body, { schema, value: parsed.data });
  return parsed.data;
}
