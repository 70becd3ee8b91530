import { parseArgs } from 'node:util';
import * as z from 'zod';
import { jobName, type RunRecord, runRecord } from '../../shared/contracts/status.ts';
import { findRunningApp } from './findRunningApp.ts';
import { JOB_PATH, type JobRequest } from './jobServer.ts';
import { LocalError } from './localError.ts';
import { DEFAULT_DATA } from './options.ts';

const USAGE = 'Usage: npm run job -- <ingest|backfill|compute|train> --at 2024-03-15T07:00:00Z [--data DIR] [--port N]';

/** `npm run job`: fires one job of the running app, prints its run record on one line, exits 1 if it failed. */
async function main(): Promise<void> {
  const { request, dataDirectory, port } = parse(process.argv.slice(2));
  const control = findRunningApp(dataDirectory, port);
  const response = await fetch(`http://127.0.0.1:${control.port}${JOB_PATH}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${control.token}` },
    body: JSON.stringify(request),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new LocalError((body as { error: string }).error);
  const record = runRecord.parse(body);
  process.stdout.write(`${oneLine(record)}\n`);
  if (record.status === 'failed') process.exitCode = 1;
}

function parse(args: string[]): { request: JobRequest; dataDirectory: string; port: number | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { at: { type: 'string' }, data: { type: 'string', default: DEFAULT_DATA }, port: { type: 'string' } },
    });
    return {
      request: { job: jobName.parse(positionals[0]), at: z.iso.datetime({ offset: true }).parse(values.at) },
      dataDirectory: values.data,
      port: values.port === undefined ? undefined : Number(values.port),
    };
  } catch {
    throw new LocalError(USAGE);
  }
}

function oneLine({ job, bucket, status, duration_ms, counts, error_code, detail }: RunRecord): string {
  const counted = Object.entries(counts).map(([name, value]) => `${name}=${value}`);
  return [job, bucket, status, `${duration_ms} ms`, ...counted, error_code, detail]
    .filter((part) => part !== null)
    .join('  ');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof LocalError ? error.message : `${(error as Error).stack}`}\n`);
  process.exitCode = 1;
});
