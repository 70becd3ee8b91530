import { parseArgs } from 'node:util';
import { TRIALS, type Trial } from '../../../shared/backtest/trials.ts';
import { dayOf, type EpochDay } from '../../../shared/market/day.ts';
import { LocalError } from '../localError.ts';

export interface BacktestOptions {
  readonly prices: string;
  readonly supply: string | undefined;
  /** Folder of registry files; undefined = the registry of this checkout. */
  readonly registry: string | undefined;
  readonly from: EpochDay;
  readonly to: EpochDay;
  readonly aumUsd: number;
  readonly costMultiplier: number;
  readonly volumeScope: 'venue' | 'aggregate';
  /** Row of the research log to run instead of the published parameters. */
  readonly trial: Trial | undefined;
  readonly out: string;
}

export const HELP = `Usage: npm run backtest -- --prices FILE --from YYYY-MM-DD --to YYYY-MM-DD --out DIR [options]

Runs the engine over your own price file and writes result.json, tear-sheet.html and CSV tables.

  --prices FILE        CSV or CSV.gz with the columns date,symbol,close,volume_usd (others are ignored)
  --supply FILE        CSV or CSV.gz with the columns date,symbol,circulating_supply; without it liquidity is judged by
                       volume alone
  --registry DIR       a folder of registry files like shared/registry/data (default: the registry of this checkout)
  --from, --to         first and last close of the portfolio; earlier rows warm the engine up
  --aum USD            size at the start in US dollars (default 1e6)
  --cost-multiplier N  scales fee, spread and impact (default 1)
  --volume-scope S     whose volume the file tells, venue or aggregate (default venue)
  --trial N            run the configuration of row N of shared/backtest/RESEARCH.md instead of the published one
  --out DIR            where results are written (made if absent)
  --help               this text

The format and what the numbers mean: shared/backtest/README.md.`;

/** Reads the command line. 'help' when asked for; throws LocalError naming the option that is wrong. */
export function parseBacktestOptions(args: readonly string[]): BacktestOptions | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const [from, to] = [day('--from', values.from), day('--to', values.to)];
  if (to <= from) throw new LocalError(`--to ${values.to} is not after --from ${values.from}: give a later day.`);
  const scope = values['volume-scope'];
  if (scope !== 'venue' && scope !== 'aggregate')
    throw new LocalError(`--volume-scope ${scope} is unknown: it is venue or aggregate.`);
  return {
    prices: required('--prices', values.prices),
    supply: values.supply,
    registry: values.registry,
    from,
    to,
    aumUsd: number('--aum', values.aum, (value) => value > 0, 'US dollars above zero'),
    costMultiplier: number('--cost-multiplier', values['cost-multiplier'], (value) => value >= 0, 'a number from 0 up'),
    volumeScope: scope,
    trial: trialOf(values.trial),
    out: required('--out', values.out),
  };
}

function trialOf(text: string | undefined): Trial | undefined {
  if (text === undefined) return undefined;
  const trial = TRIALS[Number(text) - 1];
  if (trial !== undefined && trial.vary !== null) return trial;
  const rows = TRIALS.flatMap(({ vary }, i) => (vary === null ? [] : [i + 1]));
  throw new LocalError(`--trial ${text} cannot be run: the rows that can are ${rows.join(', ')}.`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        prices: { type: 'string' },
        supply: { type: 'string' },
        registry: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        aum: { type: 'string', default: '1e6' },
        'cost-multiplier': { type: 'string', default: '1' },
        'volume-scope': { type: 'string', default: 'venue' },
        trial: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    throw new LocalError(`${line} See \`npm run backtest -- --help\`.`);
  }
}

function required(option: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw new LocalError(`${option} is missing. See \`npm run backtest -- --help\`.`);
}

function day(option: string, value: string | undefined): EpochDay {
  try {
    return dayOf(required(option, value));
  } catch (error) {
    if (error instanceof LocalError) throw error;
    throw new LocalError(`${option} ${value} is no day: write it YYYY-MM-DD.`);
  }
}

function number(option: string, text: string, isValid: (value: number) => boolean, what: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value) && isValid(value)) return value;
  throw new LocalError(`${option} ${text} is not possible: give ${what}.`);
}
