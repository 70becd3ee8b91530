import { parseArgs } from 'node:util';
import { dayOf } from '../../../shared/market/day.ts';
import { LocalError } from '../localError.ts';
import { DEFAULT_DATA } from '../options.ts';

export interface VerifyOptions {
  /** Of the first and the last close to report, YYYY-MM-DD; undefined = the genesis, the newest. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** Where the record is published; undefined = the app running on `dataDirectory`. */
  readonly url: string | undefined;
  readonly dataDirectory: string;
}

export const HELP = `Usage: npm run verify -- [--from DATE] [--to DATE] [--url URL] [--data DIR]

Recomputes the forward record from its genesis and its published inputs with the code of this checkout, and says which
day, token and number differs, or that all agree.

  --from DATE   report closes from this one on (the computation always starts at the genesis)
  --to DATE     stop after this close (default: the newest)
  --url URL     where the record is published (default: the app running here)
  --data DIR    data folder of that app (default ${DEFAULT_DATA})
  --help        this text

Exit codes: 0 all agree, 1 something differs, 2 it could not be checked.`;

/** Reads the command line. 'help' when asked for; throws LocalError naming the option that is wrong. */
export function parseVerifyOptions(args: readonly string[]): VerifyOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const { from, to, url, data } = values;
  for (const [name, date] of Object.entries({ from, to })) {
    if (date !== undefined && !isDate(date)) throw new LocalError(`--${name} ${date} is no day: give YYYY-MM-DD.`);
  }
  if (from !== undefined && to !== undefined && from > to) {
    throw new LocalError(`--from ${from} is after --to ${to}: swap them.`);
  }
  if (url !== undefined && !/^https?:\/\//.test(url)) throw new LocalError(`--url ${url} is no http(s) address.`);
  return { from, to, url, dataDirectory: data };
}

function parse(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        url: { type: 'string' },
        data: { type: 'string', default: DEFAULT_DATA },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new LocalError(`${line} See \`npm run verify -- --help\`.`);
  }
}

function isDate(text: string): boolean {
  try {
    dayOf(text);
    return true;
  } catch {
    return false;
  }
}
