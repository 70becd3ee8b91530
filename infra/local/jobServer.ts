import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { type JobName, jobName, type RunRecord } from '../../shared/contracts/status.ts';

export const JOB_PATH = '/__tidewatch/job';
const CONTROL_FILE = 'control.json';
const MAX_BODY_BYTES = 10_000;

/** Where a running app takes jobs: written beside its data for `npm run job`, readable by its user only. */
export const controlFile = z.object({ port: z.int(), token: z.string(), pid: z.int(), url: z.string() });
const controlPath = (directory: string): string => path.join(directory, CONTROL_FILE);

const jobRequest = z.object({ job: jobName, at: z.iso.datetime({ offset: true }) });
export type JobRequest = z.infer<typeof jobRequest>;

/**
 * The control endpoint: POST of a job with the token of control.json, on a loopback port of its own so that nothing the
 * pages' port serves can write. Answers with the run record, or with `{ error }`. Returns the function that closes it.
 */
export async function startJobServer(
  directory: string,
  url: string,
  runJob: (job: JobName, at: string) => Promise<RunRecord>,
): Promise<() => Promise<void>> {
  const token = randomBytes(24).toString('hex');
  const server = createServer((request, response) => {
    answer(request).then(({ status, body }) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  async function answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    if (request.method !== 'POST' || request.url !== JOB_PATH)
      return { status: 404, body: { error: `Only POST ${JOB_PATH} is known here.` } };
    if (!isToken(request.headers.authorization, token))
      return { status: 401, body: { error: 'The token of control.json is missing.' } };
    const parsed = await readJob(request);
    if (!parsed.success) return { status: 400, body: { error: z.prettifyError(parsed.error).replaceAll('\n', ' ') } };
    try {
      return { status: 200, body: await runJob(parsed.data.job, parsed.data.at) };
    } catch (error) {
      return { status: 500, body: { error: (error as Error).message } };
    }
  }

  // A backfill may take minutes; the client waits for its record.
  server.requestTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  writeFileSync(controlPath(directory), JSON.stringify({ port, token, pid: process.pid, url }), { mode: 0o600 });
  return async () => {
    rmSync(controlPath(directory), { force: true });
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

async function readJob(request: IncomingMessage) {
  if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) > MAX_BODY_BYTES)
    return jobRequest.safeParse(undefined);
  const body = await text(request);
  try {
    return jobRequest.safeParse(JSON.parse(body));
  } catch {
    return jobRequest.safeParse(undefined);
  }
}

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
