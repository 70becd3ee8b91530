import { parseArgs } from 'node:util';
import { randomOf } from '../../shared/market/simulated/random.ts';
import { realReplayExists, startReplay } from '../fixtures/startReplay.ts';
import { plan } from './plan.ts';
import { type FamilyResult, runFamily } from './runCases.ts';
import { OPENING } from './world.ts';

/** `npm run chaos`: breaks everything on purpose and counts what was lost. `--short`: the part of `npm test`. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: 'tidewatch' },
    short: { type: 'boolean', default: false },
    family: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const HELP = `npm run chaos -- [options]

Breaks the pipeline on purpose: provider faults alone and in pairs, a store that throttles, fails or loses answers at each
call, kills between writes, kill -9 of a process, events twice, late and at once, clock jumps, a full disk, a provider that
lies. After each case the invariants hold and the table is that of an undisturbed run, or the case is lost. About ten minutes.

  --seed TEXT      which cases are chosen (default tidewatch); the same seed gives the same cases
  --family TEXT    only families whose name contains TEXT
  --short          the part of npm test
`;
const print = (line: string) => process.stdout.write(`${line}\n`);

function row({ name, tried, lost, seconds }: FamilyResult): string {
  const survived = String(tried - lost.length);
  return `${name.padEnd(40)} ${String(tried).padStart(6)} ${survived.padStart(9)} ${String(lost.length).padStart(6)} ${seconds.toFixed(1).padStart(8)}`;
}

async function main(): Promise<boolean> {
  const started = performance.now();
  const replay = await startReplay({ now: OPENING });
  const random = randomOf(`chaos/${values.seed}`);
  const { families, rig } = await plan(replay, random.uniform, values.short);
  print(
    `market: ${realReplayExists ? 'replayed real prices' : 'SIMULATED (market-replay is not beside this checkout)'}; seed ${values.seed}`,
  );
  print(`${'what is broken'.padEnd(40)}  tried  survived   lost  seconds`);
  const results: FamilyResult[] = [];
  for (const family of families.filter(({ name }) => name.includes(values.family ?? ''))) {
    const result = await runFamily(family);
    results.push(result);
    print(row(result));
    for (const { name, problems } of result.lost.slice(0, 10))
      print(`  LOST ${name}: ${problems.slice(0, 3).join('; ')}`);
  }
  await rig.close();
  await replay.close();
  const tried = results.reduce((sum, result) => sum + result.tried, 0);
  const lost = results.flatMap((result) => result.lost);
  print(row({ name: 'all', tried, lost, seconds: (performance.now() - started) / 1000 }));
  return tried > 0 && lost.length === 0;
}

if (values.help) print(HELP);
else process.exitCode = (await main()) ? 0 : 1;
