import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assess } from '../../../shared/backtest/assess.ts';
import { recordWithTrials } from '../../../shared/backtest/recordWithTrials.ts';
import { resultOf } from '../../../shared/backtest/result.ts';
import { tables } from '../../../shared/backtest/tables/tables.ts';
import { tearSheet } from '../../../shared/backtest/tearSheet/tearSheet.ts';
import { TRIALS } from '../../../shared/backtest/trials.ts';
import type { BacktestInput, BacktestRecord } from '../../../shared/backtest/types.ts';
import type { BacktestResult } from '../../../shared/contracts/backtest.ts';
import { PARAMETERS, type Parameters } from '../../../shared/engine/parameters.ts';
import { type EpochDay, isoDateOf } from '../../../shared/market/day.ts';
import { scaleCosts } from '../../../shared/rotation/scaleCosts.ts';
import { LocalError } from '../localError.ts';
import type { BacktestOptions } from './options.ts';
import { readMarket } from './readMarket.ts';
import { readRegistry } from './readRegistry.ts';
import type { StepBar } from './stepBar.ts';

/** Fewer closes say nothing: no sd, no week. */
const FEWEST_CLOSES = 8;

/** The whole command: reads the files, runs the engine, judges, writes. Returns the result and the files written. */
export async function runBacktest(
  options: BacktestOptions,
  view: { readonly bar: StepBar; readonly say: (line: string) => void },
): Promise<{ readonly result: BacktestResult; readonly files: readonly string[] }> {
  const { bar, say } = view;
  const registry = readRegistry(options.registry);
  const params = parametersOf(options);
  bar.start('Reading prices');
  const market = await readMarket(options, registry, params);
  bar.end();
  for (const line of market.notices) say(line);
  const { from, to } = options;
  const input: BacktestInput = { panel: market.panel, registry, from, to, params };
  const record = fold(input, options, bar);
  bar.start('Random rotations');
  const assessment = assess(record, bar.update);
  bar.start('Writing');
  const result = resultOf(record, assessment, {
    tokens: market.tokens,
    data: { ...market.facts, skipped_days: record.skippedDays.map(isoDateOf) },
    costMultiplier: options.costMultiplier,
  });
  const files = write(options.out, {
    'result.json': `${JSON.stringify(result)}\n`,
    'tear-sheet.html': tearSheet(result),
    ...tables(result),
  });
  bar.end();
  return { result, files };
}

/** The methodology's parameters, or a trial's, at the wanted size and costs. */
function parametersOf({ aumUsd, costMultiplier, trial }: BacktestOptions): Parameters {
  const chosen = trial?.vary?.(PARAMETERS) ?? PARAMETERS;
  return scaleCosts({ ...chosen, rotation: { ...chosen.rotation, aumUsd } }, costMultiplier);
}

function fold(input: BacktestInput, options: BacktestOptions, bar: StepBar): BacktestRecord {
  bar.start('Running the engine');
  const { panel, to } = input;
  const share = (day: EpochDay) => (day - panel.firstDay) / (to - panel.firstDay || 1);
  const trials = options.trial === undefined ? TRIALS : [];
  const record = recordWithTrials(input, trials, (day) => bar.update(share(day)));
  bar.end();
  if (record.closes.length >= FEWEST_CLOSES) return record;
  throw new LocalError(
    `${options.prices}: only ${record.closes.length} days of the period have enough prices to decide on (${PARAMETERS.coverage.minLiveShare * 100}% of the live tokens); give a longer period or a fuller file.`,
  );
}

function write(directory: string, contents: Readonly<Record<string, string>>): string[] {
  try {
    mkdirSync(directory, { recursive: true });
    return Object.entries(contents).map(([name, text]) => {
      const file = path.join(directory, name);
      writeFileSync(file, text);
      return file;
    });
  } catch (error) {
    throw new LocalError(`${directory} cannot be written (${(error as Error).message}): choose another --out.`);
  }
}
