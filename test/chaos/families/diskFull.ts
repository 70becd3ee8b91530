import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { dynamoStore } from '../../../functions/adapters/store/dynamoStore.ts';
import { createTable } from '../../fixtures/startDynalite.ts';
import type { Bases } from '../bases.ts';
import { fillDynamo, scanDynamo } from '../dynamoTable.ts';
import { hastyClient } from '../hastyClient.ts';
import { brokenInvariants } from '../invariants.ts';
import type { Case, Family } from '../runCases.ts';
import { failed, type Outcome, openSession } from '../session.ts';
import type { Station } from '../stations.ts';
import { contentOf, differences } from '../tableContent.ts';

const CHILD = fileURLToPath(new URL('../dynaliteChild.ts', import.meta.url));
const TABLE = 'disk';
/** Blocks of 512 bytes that a file may grow by: LevelDB's log meets the end of the disk early, late, or in the middle. */
const ROOM: Readonly<Record<string, readonly number[]>> = {
  'ingest of a close': [2, 4, 6],
  'compute of a close': [4, 12, 24, 48, 96, 144, 180],
};

/**
 * The disk is full under the store: a real LevelDB whose files may not grow past a limit (`ulimit -f`: a write beyond it
 * fails with EFBIG as one on a full disk does with ENOSPC; no root is needed). The job may fail; the store is started
 * again with room, as an operator would, the run is repeated, and the table must be the undisturbed one.
 */
export async function diskFull(bases: Bases, all: readonly Station[]): Promise<Family[]> {
  const aimed = all.filter(({ name }) => name in ROOM);
  const root = mkdtempSync(path.join(tmpdir(), 'tidewatch-disk-'));
  process.once('exit', () => rmSync(root, { recursive: true, force: true }));
  const cases: Case[] = [];
  for (const [index, station] of aimed.entries()) {
    const full = path.join(root, `start-${index}`);
    await onDisk(full, undefined, async (endpoint) => {
      const client = hastyClient(endpoint);
      await createTable(client, TABLE);
      await fillDynamo(client, TABLE, station.start);
    });
    // Opened once more, what the log held goes into tables: the limited process begins with an empty log.
    await onDisk(full, undefined, (endpoint) => scanDynamo(hastyClient(endpoint), TABLE));
    for (const room of ROOM[station.name] ?? [])
      cases.push({
        name: `${station.name}: room for ${room * 512} bytes more in a file`,
        run: () => struck(bases, station, full, path.join(root, `case-${index}-${room}`), room),
      });
  }
  return [{ name: 'disk full under the store', cases }];
}

async function struck(
  { replay }: Bases,
  station: Station,
  start: string,
  folder: string,
  room: number,
): Promise<string[]> {
  const fire = (endpoint: string) => async (): Promise<Outcome> => {
    const store = dynamoStore({ tableName: TABLE, client: hastyClient(endpoint), now: () => replay.clock.now() });
    return (await openSession(replay, [], store)).fire(station.event);
  };
  cpSync(start, folder, { recursive: true });
  const under = await onDisk(folder, room, (endpoint) => fire(endpoint)());
  return onDisk(folder, undefined, async (endpoint) => {
    const outcome = await fire(endpoint)();
    const items = await scanDynamo(hastyClient(endpoint), TABLE);
    const session = await openSession(replay, items);
    return [
      ...(failed(under) ? [] : ['the disk was not full']),
      ...(failed(outcome) ? [`the repeat failed: ${outcome.message}`] : []),
      ...(await brokenInvariants(session.audited)),
      ...differences(contentOf(station.expected, 'whole'), contentOf(items, 'whole')),
    ];
  });
}

/** Runs `work` with a dynalite on `folder`, under a limit where one is given; the process is gone afterwards. */
async function onDisk<T>(
  folder: string,
  blocks: number | undefined,
  work: (endpoint: string) => Promise<T>,
): Promise<T> {
  const limit = blocks === undefined ? '' : `ulimit -f ${blocks}; `;
  const command = `${limit}exec "$0" "$1" "$2"`;
  const child = spawn('sh', ['-c', command, process.execPath, CHILD, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    return await work(`http://127.0.0.1:${await portOf(child)}`);
  } finally {
    const gone = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await gone;
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(Number(String(line))));
    // A store that cannot even start answers to nobody: a port nobody listens on stands for it.
    child.once('exit', () => resolve(1));
    child.once('error', reject);
  });
}
