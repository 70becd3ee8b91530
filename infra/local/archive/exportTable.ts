import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readPointer } from '../../../functions/adapters/records/pointer.ts';
import { lastLogEntry } from '../../../functions/adapters/records/rotationLog.ts';
import { tableFormat } from '../../../functions/adapters/records/tableFormat.ts';
import type { TableStore } from '../../../functions/adapters/store/port.ts';
import { LocalError } from '../localError.ts';
import { lineOf } from './itemLine.ts';
import { ARCHIVE_VERSION, MANIFEST_FILE, type Manifest } from './manifest.ts';
import { partitionsByFamily } from './partitions.ts';

export interface ExportedTable {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly store: TableStore;
}

/**
 * Writes everything a table holds into an empty folder: a gzip file of JSON lines for each family of partitions, ascending by key,
 * then the manifest. May run beside the working app. Throws LocalError when the folder is not empty.
 */
export async function exportTable(table: ExportedTable, directory: string, now: Date): Promise<Manifest> {
  if (existsSync(directory) && readdirSync(directory).length > 0)
    throw new LocalError(`${directory} is not empty: name a folder for this export alone.`);
  mkdirSync(directory, { recursive: true });
  // Looked up first: what is appended meanwhile comes after it, so this entry is in the file.
  const head = await lastLogEntry(table.store);
  const pointer = await readPointer(table.store);
  const files: Manifest['files'] = [];
  for (const [family, partitions] of await partitionsByFamily(table.client, table.tableName)) {
    const written = await writeFamily(table.store, partitions, path.join(directory, `${family}.jsonl.gz`));
    if (written.items > 0) files.push({ file: `${family}.jsonl.gz`, partitions: partitions.length, ...written });
  }
  const made: Manifest = {
    archive_version: ARCHIVE_VERSION,
    table_format: await tableFormat(table.store),
    exported_at: now.toISOString(),
    items: files.reduce((sum, { items }) => sum + items, 0),
    market: pointer === undefined ? null : { source: pointer.source, simulated: pointer.simulated },
    files,
    log: head === undefined ? null : { entries: head.seq + 1, seq: head.seq, hash: head.hash },
  };
  writeFileSync(path.join(directory, MANIFEST_FILE), `${JSON.stringify(made, null, 2)}\n`);
  return made;
}

async function writeFamily(store: TableStore, partitions: readonly string[], file: string) {
  let items = 0;
  const hash = createHash('sha256');
  async function* lines() {
    for (const partition of partitions) {
      for (const item of await store.query(partition)) {
        items++;
        yield `${lineOf(item)}\n`;
      }
    }
  }
  const hashed = new Transform({
    transform(chunk, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(lines, createGzip(), hashed, createWriteStream(file));
  return { items, sha256: hash.digest('hex') };
}
