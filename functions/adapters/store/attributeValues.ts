import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { AppError } from '../appError.ts';
import type { Item } from './port.ts';

type Scalar = string | number | boolean;
type StoredRecord = Record<string, AttributeValue>;

/** Names the table itself uses; everything else at the top level of a stored record is one of the item's attributes. */
const OWN_NAMES = new Set(['pk', 'sk', 'ttl', 'body']);

/** An item as DynamoDB stores it: keys, `ttl` (N), `body` (B), and each attribute as a top-level scalar beside them. */
export function toRecord(item: Item): StoredRecord {
  const record: StoredRecord = { pk: { S: item.pk }, sk: { S: item.sk } };
  if (item.ttl !== undefined) record.ttl = { N: String(item.ttl) };
  if (item.body !== undefined) record.body = { B: item.body };
  for (const [name, value] of Object.entries(item.attributes ?? {})) {
    if (OWN_NAMES.has(name)) {
      throw new AppError('ITEM_INVALID', `item ${item.pk} / ${item.sk}: an attribute may not be named ${name}`, {
        retryable: false,
      });
    }
    record[name] = scalarValue(value);
  }
  return record;
}

/** The item in a stored record; attributes of types this product never writes are left out. */
export function fromRecord(record: StoredRecord): Item {
  const attributes: Record<string, Scalar> = {};
  for (const [name, value] of Object.entries(record)) {
    if (OWN_NAMES.has(name)) continue;
    if (value.S !== undefined) attributes[name] = value.S;
    else if (value.N !== undefined) attributes[name] = Number(value.N);
    else if (value.BOOL !== undefined) attributes[name] = value.BOOL;
  }
  return {
    pk: record.pk?.S ?? '',
    sk: record.sk?.S ?? '',
    ...(record.body?.B && { body: record.body.B }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
    ...(record.ttl?.N !== undefined && { ttl: Number(record.ttl.N) }),
  };
}

export function scalarValue(value: Scalar): AttributeValue {
  if (typeof value === 'string') return { S: value };
  return typeof value === 'number' ? { N: String(value) } : { BOOL: value };
}
