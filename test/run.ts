import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chaosPart } from './runner/chaosPart.ts';
import { commandPart } from './runner/commandPart.ts';
import type { Part } from './runner/part.ts';
import { runParts } from './runner/runParts.ts';
import { vitestPart } from './runner/vitestPart.ts';

/**
 * `npm test`: every part of the suite, three at a time; `--quick` (`npm run check`): what takes seconds. One line a part,
 * the sum of all tests last. Exit code 1 when anything failed.
 */
const LANES = 3;
const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });

/** What ends in seconds, then the longest first, so that the lanes end together. */
const parts: Part[] = [
  commandPart('lint', root, [['biome', 'ci', '--error-on-warnings']]),
  vitestPart('e2e', root),
  vitestPart('integration', root),
  vitestPart('deploy', root),
  vitestPart('unit', root),
  chaosPart(root),
  commandPart('types', root, [
    typeCheck('tsconfig.json', 'root'),
    typeCheck('infra/tsconfig.json', 'infra'),
    ['astro', 'check', '--root', 'site', '--minimumFailingSeverity', 'warning'],
  ]),
  vitestPart('infra', root),
  vitestPart('contract', root),
  commandPart('dead code', root, [['knip', '--no-progress']]),
];

/** By the native compiler, named by its path: both compilers call themselves `tsc`. What did not change is not checked again. */
function typeCheck(project: string, name: string): [string, ...string[]] {
  const memory = `node_modules/.cache/tidewatch-types/${name}.tsbuildinfo`;
  const compiler = 'node_modules/typescript-native/bin/tsc';
  return ['node', compiler, '--project', project, '--incremental', '--tsBuildInfoFile', memory];
}

const started = performance.now();
const print = (line: string) => process.stdout.write(`${line}\n`);
if (!existsSync(path.join(root, '../shared/golden'))) {
  print(
    'cannot run here: comparison with ../shared (golden values, replayed prices): that folder is absent; simulated data stands in.',
  );
}
const { tests, failedParts } = await runParts(values.quick ? parts.filter((part) => part.quick) : parts, LANES, print);
print(
  `${failedParts.length === 0 ? 'all parts passed' : `failed: ${failedParts.join(', ')}`} in ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
print(`${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`);
process.exitCode = failedParts.length === 0 ? 0 : 1;
