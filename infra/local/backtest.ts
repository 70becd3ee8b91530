import { HELP, parseBacktestOptions } from './backtest/options.ts';
import { runBacktest } from './backtest/runBacktest.ts';
import { stepBar } from './backtest/stepBar.ts';
import { LocalError } from './localError.ts';

/** `npm run backtest`. Exit codes: 0 written, 1 something is wrong with the files or the options. */
async function main(): Promise<void> {
  const options = parseBacktestOptions(process.argv.slice(2));
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (options === 'help') {
    say(HELP);
    return;
  }
  const warn = (line: string) => process.stderr.write(`${line}\n`);
  const { result, files } = await runBacktest(options, { bar: stepBar(process.stderr), say: warn });
  const { net, verdict } = result.summary;
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
  say(`Net: ${percent(net.cagr)} a year, Sharpe ${net.sharpe.toFixed(2)}, drawdown ${percent(net.max_drawdown)}.`);
  say(verdict);
  say(`Written: ${files.join(', ')}`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof LocalError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
