import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { dynamoStore } from '../../../functions/adapters/store/dynamoStore.ts';
import { awsClients } from '../aws/awsClients.ts';
import { deployedStack } from '../aws/deployedStack.ts';
import { LocalError } from '../localError.ts';
import { PIPELINE_STACK, pipelineModel } from '../pipelineModel.ts';
import { synthesize } from '../synth.ts';
import { openTable } from '../table.ts';
import type { ExportedTable } from './exportTable.ts';
import type { TableChoice } from './options.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');

export interface OpenedTable extends ExportedTable {
  readonly title: string;
  readonly kind: 'local' | 'deployed';
  close(): Promise<void>;
}

/** Opens the table that was asked for; a fresh one of this machine is made. Throws LocalError, or what the AWS client says. */
export async function openChosenTable(
  choice: TableChoice,
  purpose: 'export' | 'import',
  say: (line: string) => void,
): Promise<OpenedTable> {
  return choice.kind === 'local' ? openLocal(choice.directory, purpose, say) : openDeployed(choice.tableName);
}

async function openLocal(
  directory: string,
  purpose: 'export' | 'import',
  say: (line: string) => void,
): Promise<OpenedTable> {
  const folder = purpose === 'export' ? existingFolder(directory) : path.resolve(directory);
  const model = pipelineModel(await synthesize(ROOT, say)).table;
  const table = await openTable(model, folder);
  const { TableName: tableName } = model;
  return {
    title: folder,
    kind: 'local',
    client: table.client,
    tableName,
    store: dynamoStore({ tableName, client: table.client }),
    close: () => table.close(),
  };
}

/** The folder with the database: the one named, or the only one of a source below it. */
function existingFolder(directory: string): string {
  if (existsSync(path.join(directory, 'db'))) return path.resolve(directory);
  const found = globSync('*/db', { cwd: directory }).map((folder) => path.join(directory, path.dirname(folder)));
  const [only] = found;
  if (only !== undefined && found.length === 1) return path.resolve(only);
  throw new LocalError(
    found.length === 0
      ? `There is no data in ${directory}: name the folder of a stopped app with --data, or say --deployed.`
      : `${directory} holds data of several sources: say which with --data ${found.sort().join(' or --data ')}.`,
  );
}

async function openDeployed(given: string | undefined): Promise<OpenedTable> {
  const clients = awsClients();
  const region = await clients.region();
  const tableName = given ?? (await deployedStack(clients, PIPELINE_STACK))?.outputs.TableName;
  if (tableName === undefined) {
    clients.destroy();
    throw new LocalError(
      `There is no stack ${PIPELINE_STACK} in ${region}: set AWS_REGION, deploy it, or name a table that stayed with --table.`,
    );
  }
  return {
    kind: 'deployed',
    title: `table ${tableName} in ${region}`,
    client: clients.dynamo,
    tableName,
    store: dynamoStore({ tableName, client: clients.dynamo }),
    close: async () => clients.destroy(),
  };
}
