import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import type { JobName } from '../../shared/contracts/status.ts';
import { hastyClient } from './hastyClient.ts';
import { runJob } from './jobs.ts';

/** One run of one job in a process of its own, to be killed from outside: job, time, source, table's endpoint and name. */
const [job, at, sourceUrl, exchangeUrl, endpoint, tableName] = process.argv.slice(2) as [
  JobName,
  string,
  string,
  string,
  string,
  string,
];
const client = hastyClient(endpoint);
const store = dynamoStore({ tableName, client, now: () => Date.parse(at) });
await runJob(job, at, { sourceUrl, exchangeUrl, store, timeoutMs: 5000 });
client.destroy();
