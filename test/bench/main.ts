import { api } from './api.ts';
import { backtest } from './backtest.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { holds } from './benchmark.ts';
import { bundles } from './bundles.ts';
import { detector } from './detector.ts';
import { firstPage } from './firstPage.ts';
import { fold } from './fold.ts';
import { hourlyCompute } from './hourlyCompute.ts';
import { hourlyScale } from './hourlyScale.ts';
import { pages } from './pages.ts';
import { machine, table } from './report.ts';
import { rotationLoad } from './rotationLoad.ts';
import { training } from './training.ts';
import { whatIf } from './whatIf.ts';

const BENCHMARKS: readonly Benchmark[] = [
  bundles,
  fold,
  training,
  backtest,
  detector,
  hourlyCompute,
  hourlyScale,
  rotationLoad,
  api,
  pages,
  whatIf,
  firstPage,
];

/**
 * `npm run bench [-- name...]`: the numbers the product promises, measured here and now; all of them without a name. Exit
 * code 1 when one is missed or could not be measured, 2 for an unknown name. Writes nothing into the checkout.
 */
async function main(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (unknown !== undefined) {
    console.error(`No benchmark is named ${unknown}; there are ${BENCHMARKS.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const chosen = names.length === 0 ? BENCHMARKS : BENCHMARKS.filter(({ name }) => names.includes(name));
  console.log(machine());
  const measured: Figure[] = [];
  let failed = false;
  for (const { name, title, run } of chosen) {
    console.log(`\n${name}: ${title}`);
    try {
      const figures = await run((line) => console.log(`  ${line}`));
      for (const line of table(figures)) console.log(`  ${line}`);
      measured.push(...figures.map((figure) => ({ ...figure, what: `${name}: ${figure.what}` })));
    } catch (error) {
      failed = true;
      console.error(`  NOT MEASURED: ${(error as Error).stack}`);
    }
  }
  console.log(`\n${machine()}`);
  for (const line of table(measured)) console.log(line);
  return failed || measured.some((figure) => holds(figure) === false) ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
