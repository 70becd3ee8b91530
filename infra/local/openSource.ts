import path from 'node:path';
import type { Clock } from '../../functions/adapters/clock/port.ts';
import { sourceClock } from '../../functions/adapters/clock/sourceClock.ts';
import { systemClock } from '../../functions/adapters/clock/systemClock.ts';
import { dynamoStore } from '../../functions/adapters/store/dynamoStore.ts';
import type { TableStore } from '../../functions/adapters/store/port.ts';
import { answers } from './answers.ts';
import { hasBars } from './hasBars.ts';
import { LocalError } from './localError.ts';
import type { SourceOption } from './options.ts';
import type { PipelineModel } from './pipelineModel.ts';
import { customSource, liveSource, SIMULATED, type Source } from './source.ts';
import { stampSource } from './sourceStamp.ts';
import { type LocalTable, openTable } from './table.ts';

const CLOCK_PATIENCE = { timeoutMs: 10_000, firstPauseMs: 1_000, maxWaitMs: 30_000 };

/** A source decided on, with its own table open and its clock running. */
export interface OpenSource {
  readonly source: Source;
  readonly directory: string;
  readonly table: LocalTable;
  readonly store: TableStore;
  readonly clock: Clock;
}

/**
 * Decides where prices come from and opens that source's table. The live API when nothing else is asked for; the simulated market
 * in its place only when the API does not answer and there is no history of it yet. Throws LocalError.
 */
export async function openSource(
  option: SourceOption,
  pipeline: PipelineModel,
  dataDirectory: string,
  say: (line: string) => void,
): Promise<OpenSource> {
  const open = (source: Source) => openOne(source, pipeline, dataDirectory, say);
  if (option.kind === 'simulated') return open(SIMULATED);
  if (option.kind === 'custom') {
    if (await answers(option.url)) return open(customSource(option));
    throw new LocalError(`${option.url} does not answer its ping: start that server, or correct --source.`);
  }
  const live = liveSource();
  const environment = { ...pipeline.functions.get('ingest')?.environment, ...live.overrides };
  const [isThere, opened] = await Promise.all([answers(environment.COINGECKO_BASE_URL ?? ''), open(live)]);
  if (isThere) return opened;
  const firstYear = Number(pipeline.functions.get('backfill')?.environment.HISTORY_FROM?.slice(0, 4));
  if (await hasBars(opened.store, firstYear, new Date(await opened.clock.now()).getUTCFullYear())) {
    say('The CoinGecko API does not answer now: showing what was stored; the schedules go on trying.');
    return opened;
  }
  await opened.table.close();
  say(
    'THE COINGECKO API DOES NOT ANSWER. What follows is a SIMULATED market, marked so everywhere: no price in it is real.',
  );
  say('Start again once the network is there, and the real one takes its place in a folder of its own.');
  return open(SIMULATED);
}

async function openOne(
  source: Source,
  pipeline: PipelineModel,
  dataDirectory: string,
  say: (line: string) => void,
): Promise<OpenSource> {
  checkOverrides(source, pipeline);
  const directory = path.resolve(dataDirectory, source.folder);
  const table = await openTable(pipeline.table, directory, say);
  const clock =
    source.clockUrl === undefined ? systemClock : sourceClock({ baseUrl: source.clockUrl, ...CLOCK_PATIENCE });
  const store = dynamoStore({ tableName: pipeline.table.TableName, client: table.client, now: () => clock.now() });
  try {
    await stampSource(store, source.stamp, directory);
  } catch (error) {
    await table.close();
    throw error;
  }
  return { source, directory, table, store, clock };
}

/** A variable that no function of the template has would be set in vain: that is a fault of infra, and is said. */
function checkOverrides({ overrides }: Source, { functions }: PipelineModel): void {
  const declared = new Set([...functions.values()].flatMap((model) => Object.keys(model.environment)));
  const unknown = Object.keys(overrides).filter((name) => !declared.has(name));
  if (unknown.length > 0)
    throw new LocalError(
      `No function of the template has ${unknown.join(', ')}: set it in infra/constructs/price-environment.ts.`,
    );
}
