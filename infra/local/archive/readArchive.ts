import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { gunzipJson } from '../../../functions/adapters/records/gzipJson.ts';
import { LOG_PARTITION } from '../../../functions/adapters/records/recordKeys.ts';
import type { Item } from '../../../functions/adapters/store/port.ts';
import { type LogEntry, logEntry } from '../../../shared/contracts/rotation.ts';
import { verifyChain } from '../../../shared/rotation/logEntry.ts';
import { LocalError } from '../localError.ts';
import { itemOf } from './itemLine.ts';
import { MANIFEST_FILE, type Manifest, manifest } from './manifest.ts';

/** The manifest of an export. Throws LocalError where there is none: the export was interrupted, or it is another folder. */
export function readManifest(directory: string): Manifest {
  let text: string;
  try {
    text = readFileSync(path.join(directory, MANIFEST_FILE), 'utf8');
  } catch {
    throw new LocalError(
      `${directory} has no ${MANIFEST_FILE}: it is no export, or one that did not end; export again.`,
    );
  }
  const parsed = manifest.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new LocalError(
    `${path.join(directory, MANIFEST_FILE)} is not a manifest this version reads (${issue?.path.join('.')}: ${issue?.message}): export again, or use the version that wrote it.`,
  );
}

/** The items of one file, one by one. Throws LocalError naming the line that is none. */
export async function* itemsOf(directory: string, file: string): AsyncGenerator<Item> {
  const text = createReadStream(path.join(directory, file)).pipe(createGunzip());
  let number = 0;
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    try {
      yield itemOf(line);
    } catch {
      throw new LocalError(`${path.join(directory, file)}:${number} is not an item: export again.`);
    }
  }
}

/**
 * Makes sure that an export is whole before anything of it is used: every file there with its hash, every count right,
 * the rotation log one unbroken chain that ends where the manifest says. Throws LocalError on the first thing wrong.
 */
export async function checkArchive(directory: string, made: Manifest): Promise<void> {
  for (const { file, items, sha256 } of made.files) {
    if ((await hashOf(directory, file)) !== sha256)
      throw new LocalError(
        `${path.join(directory, file)} is not what was exported (its SHA-256 differs): take another copy.`,
      );
    let count = 0;
    const entries: LogEntry[] = [];
    for await (const item of itemsOf(directory, file)) {
      count++;
      if (item.pk === LOG_PARTITION) entries.push(gunzipJson(logEntry, item.body, `${item.pk} / ${item.sk}`));
    }
    if (count !== items)
      throw new LocalError(
        `${path.join(directory, file)} holds ${count} items, its manifest says ${items}: export again.`,
      );
    if (entries.length > 0) checkLog(directory, entries, made.log);
  }
  if (made.log !== null && !made.files.some(({ file }) => file === `${LOG_PARTITION}.jsonl.gz`))
    throw new LocalError(`${directory} has no rotation log, though its manifest says so: take another copy.`);
}

function checkLog(directory: string, entries: readonly LogEntry[], end: Manifest['log']): void {
  const verdict = verifyChain(entries);
  if (!verdict.ok)
    throw new LocalError(
      `The rotation log in ${directory} is broken at entry ${verdict.seq} (${verdict.problem}): this is not the record that was written; take another copy.`,
    );
  if (entries[0]?.seq !== 0 || entries[end?.seq ?? -1]?.hash !== end?.hash)
    throw new LocalError(
      `The rotation log in ${directory} does not lead to the entry its manifest names: take another copy.`,
    );
}

async function hashOf(directory: string, file: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path.join(directory, file))) hash.update(chunk);
  } catch (error) {
    throw new LocalError(
      `${path.join(directory, file)} cannot be read (${(error as Error).message}): take another copy.`,
    );
  }
  return hash.digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON is not a manifest: the schema says so.
    return undefined;
  }
}
