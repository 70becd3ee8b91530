import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { TABLE_FORMAT } from '../../../functions/adapters/records/tableFormat.ts';
import type { Item, TableStore } from '../../../functions/adapters/store/port.ts';
import { upgradeTable } from '../../../functions/compute/upgradeTable.ts';
import { LocalError } from '../localError.ts';
import { stampUnlessStamped } from '../sourceStamp.ts';
import { inParallel } from '../verify/inParallel.ts';
import type { Manifest } from './manifest.ts';
import { checkArchive, itemsOf, readManifest } from './readArchive.ts';

const LANES = 8;
const CHUNK = 200;

export interface ImportTarget {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** On this machine a table is stamped with its source; in AWS it takes real prices. */
  readonly kind: 'local' | 'deployed';
  /** Takes items as they are: one that has expired since the export is of no use, and TTL will have it. */
  readonly store: TableStore;
}

/**
 * Puts an export into an empty table, the pointer last, and brings it to this code's format. Checks the whole export
 * first. Throws LocalError when the export is damaged or of newer code, or the table holds anything.
 */
export async function importTable(target: ImportTarget, directory: string): Promise<Manifest> {
  const made = readManifest(directory);
  if (made.table_format > TABLE_FORMAT)
    throw new LocalError(
      `${directory} is of table format ${made.table_format}, this code knows ${TABLE_FORMAT}: use the version that wrote it, or a newer one.`,
    );
  if (target.kind === 'deployed' && made.market?.simulated)
    throw new LocalError(
      `${directory} is the record of a SIMULATED market: a deployment takes real prices, and the two never mix.`,
    );
  await checkEmpty(target);
  await checkArchive(directory, made);
  // An export begins with what the rest is named by: so the other way round nothing is named before it is there.
  for (const { file } of made.files.toReversed()) {
    let chunk: Item[] = [];
    const flush = async () => {
      await inParallel(chunk, LANES, (item) => target.store.putIfAbsent(item));
      chunk = [];
    };
    for await (const item of itemsOf(directory, file)) {
      chunk.push(item);
      if (chunk.length === CHUNK) await flush();
    }
    await flush();
  }
  // One that comes from AWS has no stamp: of the same source, or `npm start` refuses it.
  if (target.kind === 'local' && made.market !== null) await stampUnlessStamped(target.store, made.market.source);
  await upgradeTable(target.store);
  return made;
}

async function checkEmpty({ client, tableName: TableName }: ImportTarget): Promise<void> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName, Limit: 1 }));
  const [first] = Items;
  if (first !== undefined)
    throw new LocalError(
      `The table ${TableName} is not empty (it has ${first.pk?.S} / ${first.sk?.S}): an import goes into a fresh one only. In AWS deploy with --context schedules=off first, so that no job writes before.`,
    );
}
