import { parseArgs } from 'node:util';
import { LocalError } from './localError.ts';

export interface LocalOptions {
  /** Port of pages and /v1; 0 = any free one. */
  readonly port: number;
  /** Folder of all local data, one subfolder for each source. */
  readonly dataDirectory: string;
  readonly once: boolean;
  readonly source: SourceOption;
}

export type SourceOption =
  | { readonly kind: 'default' }
  | { readonly kind: 'simulated' }
  | {
      readonly kind: 'custom';
      readonly url: string;
      readonly klinesUrl: string;
      readonly volumeScope: 'venue' | 'aggregate';
    };

export const DEFAULT_PORT = 4600;
export const DEFAULT_DATA = '.tidewatch';

export const HELP = `Usage: npm start -- [options]

Runs Tidewatch on this machine: history, hourly prices, rotation, pages and /v1 on one port. Ctrl-C stops it; nothing is lost.

  --port N             port of pages and /v1 (default ${DEFAULT_PORT}; 0 = any free one)
  --source URL         a server of CoinGecko's API shape; its Date header is the time, schedules are off, jobs are fired
                       with \`npm run job\`
  --klines URL         with --source: a server of Binance's klines for deep history (without it klines are not used)
  --volume-scope S     with --source: whose volume it reports, venue or aggregate (default venue)
  --simulated          a seeded simulated market, marked SIMULATED everywhere
  --data DIR           where data is kept (default ${DEFAULT_DATA})
  --once               publish once and exit
  --help               this text

Without --source or --simulated prices come from the live CoinGecko API (with the key in COINGECKO_API_KEY, if set; it is a
demo key unless COINGECKO_PLAN=pro). If that does not answer on a first run, the simulated market stands in.`;

/** Reads the command line. 'help' when asked for; throws LocalError naming the option that is wrong. */
export function parseOptions(args: readonly string[]): LocalOptions | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  return {
    port: portOf(values.port),
    dataDirectory: values.data,
    once: values.once,
    source: sourceOf(values),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        source: { type: 'string' },
        klines: { type: 'string' },
        'volume-scope': { type: 'string' },
        simulated: { type: 'boolean', default: false },
        data: { type: 'string', default: DEFAULT_DATA },
        once: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new LocalError(`${line} See \`npm start -- --help\`.`);
  }
}

function portOf(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new LocalError(`--port ${text} is no port: give a whole number from 0 to 65535.`);
}

function sourceOf(values: ReturnType<typeof parse>['values']): SourceOption {
  const { source, klines, simulated, 'volume-scope': scope } = values;
  if (source === undefined) {
    if (klines !== undefined) throw new LocalError('--klines goes with --source: name both, or neither.');
    if (scope !== undefined) throw new LocalError('--volume-scope goes with --source: name both, or neither.');
    return simulated ? { kind: 'simulated' } : { kind: 'default' };
  }
  if (simulated) throw new LocalError('--simulated and --source are two different sources: choose one.');
  if (scope !== undefined && scope !== 'venue' && scope !== 'aggregate') {
    throw new LocalError(`--volume-scope ${scope} is unknown: it is venue or aggregate.`);
  }
  return {
    kind: 'custom',
    url: urlOf('--source', source),
    klinesUrl: klines === undefined ? '' : urlOf('--klines', klines),
    volumeScope: scope ?? 'venue',
  };
}

function urlOf(option: string, text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text.replace(/\/+$/, '');
  throw new LocalError(`${option} ${text} is no URL: write it like http://127.0.0.1:4010.`);
}
