import { gunzipSync } from 'node:zlib';
import { AppError } from '../../adapters/appError.ts';
import type { Item } from '../../adapters/store/port.ts';

/** The JSON text of a stored record, spliced into answers as it is. Throws AppError `RECORD_INVALID` when it is damaged. */
export function textOf(item: Item): string {
  try {
    return gunzipSync(item.body ?? new Uint8Array()).toString('utf8');
  } catch (cause) {
    throw new AppError('RECORD_INVALID', `stored record ${item.pk} / ${item.sk} is damaged; restore it from a backup`, {
      retryable: false,
      cause,
    });
  }
}

/** The value of a stored record that this program wrote. Not checked by schema: the HTTP function stays without zod. */
export function recordOf<T>(item: Item): T {
  return JSON.parse(textOf(item)) as T;
}
