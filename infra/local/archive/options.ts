import { parseArgs } from 'node:util';
import { LocalError } from '../localError.ts';
import { DEFAULT_DATA } from '../options.ts';

/** A table of this machine (`directory` holds `db`, or one folder that does) or one of an AWS account (undefined name = the stack's). */
export type TableChoice =
  | { readonly kind: 'local'; readonly directory: string }
  | { readonly kind: 'deployed'; readonly tableName: string | undefined };

export interface ArchiveOptions {
  readonly archive: string;
  readonly table: TableChoice;
}

const HELP = {
  export: `Usage: npm run export -- --out DIR [--data DIR | --deployed | --table NAME]

Writes all history of a table to an empty folder: gzip files of JSON lines, and manifest.json with a SHA-256 of each.

  --out DIR     an empty or new folder`,
  import: `Usage: npm run import -- --from DIR [--data DIR | --deployed | --table NAME]

Puts an export into a fresh table: checks every hash and the rotation log's chain first, refuses a table that is not empty.

  --from DIR    a folder that \`npm run export\` wrote`,
} as const;
const COMMON = `
  --data DIR    the table of an app on this machine that is stopped: its folder, like ${DEFAULT_DATA}/coingecko (default ${DEFAULT_DATA})
  --deployed    the table of the stack TidewatchPipeline in your AWS account and region
  --table NAME  a DynamoDB table of that name (one that stayed when its stack went)
  --help        this text`;

/** Reads the command line of export or import. Its help text when asked for; throws LocalError naming what is wrong. */
export function parseArchiveOptions(command: keyof typeof HELP, args: readonly string[]): ArchiveOptions | string {
  const folderOption = command === 'export' ? 'out' : 'from';
  const values = parse(command, folderOption, args);
  if (values.help) return HELP[command] + COMMON;
  const { data, deployed, table } = values;
  const archive = values[folderOption];
  if (typeof archive !== 'string')
    throw new LocalError(`--${folderOption} DIR is missing. See \`npm run ${command} -- --help\`.`);
  if ([data !== undefined, deployed, table !== undefined].filter(Boolean).length > 1)
    throw new LocalError('--data, --deployed and --table name different tables: choose one.');
  const choice: TableChoice =
    deployed || table !== undefined
      ? { kind: 'deployed', tableName: table }
      : { kind: 'local', directory: data ?? DEFAULT_DATA };
  return { archive, table: choice };
}

function parse(command: string, folderOption: 'out' | 'from', args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        [folderOption]: { type: 'string' },
        data: { type: 'string' },
        deployed: { type: 'boolean', default: false },
        table: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return values as Partial<Record<'out' | 'from' | 'data' | 'table', string>> & { deployed: boolean; help: boolean };
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new LocalError(`${line} See \`npm run ${command} -- --help\`.`);
  }
}
