import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import { compute } from '../../functions/compute/compute.ts';
import { LOCAL_REGION } from '../../infra/local/resolveValue.ts';
import { canonicalJson } from '../../shared/engine/canonicalJson.ts';
import { PARAMETERS } from '../../shared/engine/parameters.ts';
import { sha256Hex } from '../../shared/engine/sha256.ts';
import { registryHash } from '../../shared/registry/registryHash.ts';
import { SYNTHETIC_FIRST_DAY, syntheticRegistry } from './syntheticMarket.ts';

export interface HourlyScaleRequest {
  readonly tokens: number;
  readonly endpoint: string;
  readonly table: string;
  /** Scheduled instant, ms since the epoch. */
  readonly at: number;
}

export interface HourlyScaleRun {
  readonly closes: number;
  readonly published: number;
  readonly detail: string;
  /** Since the process started: by the clock, and of the processor (user and system, all threads). */
  readonly ms: number;
  readonly processorMs: number;
  readonly peakRssMb: number;
}

/** One run of the job, as its handler calls it, with a registry that is not shipped. */
async function hourlyScaleRun({ tokens, endpoint, table, at }: HourlyScaleRequest): Promise<HourlyScaleRun> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: LOCAL_REGION, credentials });
  const registry = syntheticRegistry(tokens);
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const context = {
    store: dynamoStore({ tableName: table, client, now: () => at }),
    registry,
    params: PARAMETERS,
    registryHash: registryHash(registry),
    parametersHash: sha256Hex(canonicalJson(PARAMETERS)),
    codeHash: '0'.repeat(64),
    log: quiet,
    notify: async () => {},
    memory: {},
  };
  const { counts, detail = '' } = await compute(context, at, SYNTHETIC_FIRST_DAY, async () => at);
  client.destroy();
  const { user, system } = process.cpuUsage();
  return {
    closes: counts.closes_advanced ?? 0,
    published: counts.published ?? 0,
    detail,
    ms: performance.now(),
    processorMs: (user + system) / 1000,
    peakRssMb: process.resourceUsage().maxRSS / 1000,
  };
}

// Entry of a process of its own: the request as JSON.
process.stdout.write(JSON.stringify(await hourlyScaleRun(JSON.parse(process.argv[2] as string))));
