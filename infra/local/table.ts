import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { answerDiskErrors, diskProblem, isDiskFull } from './diskErrors.ts';
import { dynalite, Level } from './dynalite.ts';
import { LocalError } from './localError.ts';
import type { TableModel } from './pipelineModel.ts';
import { LOCAL_REGION } from './resolveValue.ts';

export interface LocalTable {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** Whether the disk under it failed: it was said, and nothing is stored until the table is opened again. */
  failed(): boolean;
  close(): Promise<void>;
}

/**
 * The template's table in a DynamoDB of its own on a free loopback port, its data under `directory`/db. Throws LocalError
 * when the folder cannot be written, is full, in use by another process, or damaged. `say` gets one line when the disk fails later.
 */
export async function openTable(
  model: TableModel,
  directory: string,
  say: (line: string) => void = () => {},
): Promise<LocalTable> {
  const database = path.join(directory, 'db');
  await checkDatabase(directory, database);
  let failed = false;
  answerDiskErrors(Level, database, (error) => {
    failed = true;
    say(diskProblem(error, directory));
  });
  const server = dynalite({ path: database, createTableMs: 0 });
  const idle = surviveAbortedRequests(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: LOCAL_REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await ensureTable(client, model);
  return {
    endpoint,
    client,
    failed: () => failed,
    async close() {
      await idle();
      client.destroy();
      const closed = new Promise<void>((resolve, reject) =>
        server.close((error) => (error ? reject(error) : resolve())),
      );
      server.closeAllConnections();
      await closed;
    },
  };
}

/** dynalite meets a database it cannot open with an uncaught exception in mid-request; so it is opened once before. */
async function checkDatabase(directory: string, database: string): Promise<void> {
  try {
    mkdirSync(directory, { recursive: true });
    const level = new Level(database);
    await level.open();
    await level.close();
  } catch (error) {
    const { code, message, cause } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
    const why = cause?.message ?? message;
    if (cause?.code === 'LEVEL_LOCKED') {
      throw new LocalError(
        `Another Tidewatch is running on ${directory}: stop it, or choose another folder with --data.`,
      );
    }
    if (isDiskFull(error)) {
      throw new LocalError(`No space is left for ${directory}: free some, or choose another folder with --data.`);
    }
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code ?? '') || /permission denied/i.test(why)) {
      throw new LocalError(
        `${directory} cannot be written (${code ?? why}): make it a folder of this user, or choose another with --data.`,
      );
    }
    throw new LocalError(
      `The data in ${database} is damaged (${why}): restore the folder from a copy, or move it away to start anew.`,
    );
  }
}

/** What is not done by then is taken for a request whose end dynalite never writes. */
const IDLE_WAIT_MS = 2_000;
const IDLE_LOOK_MS = 5;

/**
 * dynalite throws when a client goes away in mid-request; a function that is stopped or killed does just that. It also
 * throws when its database closes under a request, so the result waits until it has written every answer.
 */
function surviveAbortedRequests(server: Server): () => Promise<void> {
  const open = new Set<ServerResponse>();
  const [handle] = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    open.add(response);
    const end = response.end.bind(response) as (...written: unknown[]) => ServerResponse;
    // Also after the client has gone: then no event says that dynalite is done with the database.
    response.end = (...written: unknown[]) => {
      open.delete(response);
      return end(...written);
    };
    handle?.(request, response);
    request.removeAllListeners('error');
    request.on('error', () => {
      if (!request.complete) open.delete(response);
      response.destroy();
    });
  });
  return async () => {
    const started = performance.now();
    while (open.size > 0 && performance.now() - started < IDLE_WAIT_MS)
      await new Promise((resolve) => setTimeout(resolve, IDLE_LOOK_MS));
  };
}

async function ensureTable(client: DynamoDBClient, model: TableModel): Promise<void> {
  const isActive = async () => {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: model.TableName }));
    return Table?.TableStatus === 'ACTIVE';
  };
  try {
    await isActive();
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    const { TableName, KeySchema, AttributeDefinitions } = model;
    await client.send(
      new CreateTableCommand({
        TableName,
        KeySchema: [...KeySchema],
        AttributeDefinitions: [...AttributeDefinitions],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
  }
  while (!(await isActive())) await new Promise((resolve) => setTimeout(resolve, 5));
}
