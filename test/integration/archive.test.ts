import { createHash, randomBytes } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPointer } from '../../functions/adapters/records/pointer.ts';
import { readLog } from '../../functions/adapters/records/rotationLog.ts';
import { readSnapshot } from '../../functions/adapters/records/snapshotParts.ts';
import { TABLE_FORMAT, tableFormat } from '../../functions/adapters/records/tableFormat.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { upgradeTable } from '../../functions/compute/upgradeTable.ts';
import { exportTable } from '../../infra/local/archive/exportTable.ts';
import { type ImportTarget, importTable } from '../../infra/local/archive/importTable.ts';
import { itemOf } from '../../infra/local/archive/itemLine.ts';
import { MANIFEST_FILE, type Manifest } from '../../infra/local/archive/manifest.ts';
import { readManifest } from '../../infra/local/archive/readArchive.ts';
import { verifyChain } from '../../shared/rotation/logEntry.ts';
import { type DynaliteFixture, startDynalite } from '../fixtures/startDynalite.ts';
import { temporaryDirectory } from '../fixtures/temporaryDirectory.ts';

/** An export of a table from before formats were marked: seven closes and a snapshot without its own account. SIMULATED. */
const FORMAT_1 = path.resolve(import.meta.dirname, '../fixtures/tableFormat1');
const NOW = new Date('2026-11-25T12:00:00Z');

let dynalite: DynaliteFixture;
let tables = 0;
beforeAll(async () => {
  dynalite = await startDynalite();
});
afterAll(() => dynalite.close());

async function freshTable(kind: 'local' | 'deployed' = 'local'): Promise<ImportTarget> {
  const tableName = `fresh-${tables++}`;
  await dynalite.createTable(tableName);
  return { kind, client: dynalite.client, tableName, store: dynamoStore({ tableName, client: dynalite.client }) };
}
async function exported(table: ImportTarget): Promise<{ directory: string; manifest: Manifest }> {
  const directory = path.join(temporaryDirectory(), 'out');
  return { directory, manifest: await exportTable(table, directory, NOW) };
}
/** A copy of the fixture in which one file was changed, and its manifest too unless it is to notice. */
function tampered(file: string, change: (text: string) => string, hashKnown = false): string {
  const directory = path.join(temporaryDirectory(), 'copy');
  cpSync(FORMAT_1, directory, { recursive: true });
  const target = path.join(directory, file);
  const bytes = gzipSync(change(gunzipSync(readFileSync(target)).toString('utf8')));
  writeFileSync(target, bytes);
  if (hashKnown) {
    const made = readManifest(directory);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const files = made.files.map((one) => (one.file === file ? { ...one, sha256 } : one));
    writeFileSync(path.join(directory, MANIFEST_FILE), JSON.stringify({ ...made, files }));
  }
  return directory;
}

describe('a table of format 1', () => {
  it('is taken in whole: every entry of its log, and what older code did not keep is added', async () => {
    const table = await freshTable();
    const { log: end, items } = await importTable(table, FORMAT_1);
    const log = await readLog(table.store);
    expect(log).toHaveLength(7);
    expect(verifyChain(log)).toEqual({ ok: true });
    expect(log.at(-1)).toMatchObject({ seq: end?.seq, hash: end?.hash });
    const pointer = await readPointer(table.store);
    const { meta, parts } = await readSnapshot(table.store, pointer?.snapshotId ?? '');
    expect(Object.keys(parts)).toContain('rotation');
    expect(meta).toMatchObject({ as_of: pointer?.asOf, computed_at: pointer?.computedAt, simulated: true });
    expect(await tableFormat(table.store)).toBe(TABLE_FORMAT);
    expect((await exported(table)).manifest.items).toBe(items + 3);
    expect(await table.store.get('LOCAL', 'SOURCE')).toMatchObject({ attributes: { stamp: 'simulated' } });
  });

  it('is brought up to date where it stands, once, its history untouched', async () => {
    const table = await freshTable();
    for (const { file } of readManifest(FORMAT_1).files) {
      const lines = gunzipSync(readFileSync(path.join(FORMAT_1, file)))
        .toString('utf8')
        .trim()
        .split('\n');
      for (const line of lines) await table.store.put(itemOf(line));
    }
    expect(await tableFormat(table.store)).toBe(1);
    await upgradeTable(table.store);
    const { manifest } = await exported(table);
    await upgradeTable(table.store);
    expect((await exported(table)).manifest).toEqual(manifest);
    const before = new Map(readManifest(FORMAT_1).files.map(({ file, sha256 }) => [file, sha256]));
    const changed = manifest.files.filter(({ file, sha256 }) => before.get(file) !== sha256).map(({ file }) => file);
    expect(changed).toEqual(['SNAP.jsonl.gz', 'TABLE.jsonl.gz']);
  });
});

describe('an export', () => {
  it('taken in elsewhere gives the same export again, byte for byte', async () => {
    const first = await freshTable();
    await importTable(first, FORMAT_1);
    const { directory, manifest } = await exported(first);
    const second = await freshTable();
    await importTable(second, directory);
    expect((await exported(second)).manifest).toEqual(manifest);
  });

  it('holds an item of any size whole, though the table keeps it in shards', async () => {
    const body = randomBytes(900_000);
    const first = await freshTable();
    await first.store.put({ pk: 'BARS#1d#2024', sk: '2024-01-01#r00', body });
    const { directory, manifest } = await exported(first);
    expect(manifest.items).toBe(1);
    const second = await freshTable();
    await importTable(second, directory);
    expect(Buffer.from((await second.store.get('BARS#1d#2024', '2024-01-01#r00'))?.body ?? []).equals(body)).toBe(true);
  });

  it('goes into an empty folder only', async () => {
    const directory = tampered('PUB.jsonl.gz', (text) => text);
    await expect(exportTable(await freshTable(), directory, NOW)).rejects.toThrow(/is not empty/);
  });
});

describe('an import refuses', () => {
  const refused = async (directory: string) => {
    const table = await freshTable();
    const error = await importTable(table, directory).catch((thrown: Error) => thrown.message);
    expect((await exported(table)).manifest.items).toBe(0);
    return error;
  };

  it('a table that holds anything', async () => {
    const table = await freshTable();
    await table.store.put({ pk: 'BACKFILL', sk: 'progress' });
    await expect(importTable(table, FORMAT_1)).rejects.toThrow(/not empty \(it has BACKFILL .*schedules=off/);
  });

  it('a file that was changed, or is gone', async () => {
    expect(await refused(tampered('BARS.jsonl.gz', (text) => text.replace('2024', '2025')))).toMatch(/SHA-256 differs/);
    const gone = tampered('BARS.jsonl.gz', (text) => text);
    rmSync(path.join(gone, 'BARS.jsonl.gz'));
    expect(await refused(gone)).toMatch(/BARS.jsonl.gz cannot be read/);
  });

  it('a log whose chain is broken, even under a matching hash', async () => {
    const without = (text: string) =>
      text
        .split('\n')
        .toSpliced(3, 1)
        .concat(text.split('\n')[2] ?? '')
        .filter(Boolean)
        .join('\n');
    expect(await refused(tampered('ROTATION.jsonl.gz', without, true))).toMatch(
      /rotation log .* broken at entry 4 \(seq\)/,
    );
  });

  it('a simulated record where real prices follow', async () => {
    await expect(importTable(await freshTable('deployed'), FORMAT_1)).rejects.toThrow(/SIMULATED market/);
  });

  it('a folder without a manifest, and one that newer code wrote', async () => {
    expect(await refused(temporaryDirectory())).toMatch(/has no manifest.json/);
    const newer = tampered('PUB.jsonl.gz', (text) => text, true);
    const made = { ...readManifest(newer), table_format: TABLE_FORMAT + 1 };
    writeFileSync(path.join(newer, MANIFEST_FILE), JSON.stringify(made));
    expect(await refused(newer)).toMatch(/of table format 3, this code knows 2/);
  });
});

it('code older than the table stops before it writes', async () => {
  const { store } = await freshTable();
  await store.put({ pk: 'TABLE', sk: 'FORMAT', attributes: { format: TABLE_FORMAT + 1 } });
  await expect(upgradeTable(store)).rejects.toMatchObject({ code: 'FORMAT_NEWER', retryable: false });
});
