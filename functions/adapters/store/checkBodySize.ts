import { AppError } from '../appError.ts';
import type { Item } from './port.ts';

/** DynamoDB refuses items above 400 KB; the rest of 50 KB is room for keys, attributes and growth between two alarms. */
export const MAX_BODY_BYTES = 350 * 1024;

/** Throws AppError `ITEM_TOO_LARGE` (not retryable) for a body no table would take. */
export function checkBodySize(item: Item): void {
  const bytes = item.body?.byteLength ?? 0;
  if (bytes <= MAX_BODY_BYTES) return;
  throw new AppError(
    'ITEM_TOO_LARGE',
    `item ${item.pk} / ${item.sk} has a body of ${bytes} bytes, above the limit of ${MAX_BODY_BYTES}: split it into shards`,
    { retryable: false },
  );
}
