import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../fixtures/temporaryDirectory.ts';
import { testApp } from './synthesize.ts';

const present = spawnSync('cfn-lint', ['--version']).status === 0;
if (!present)
  console.warn(
    'SKIPPED: cfn-lint is not installed (`pip install cfn-lint`): templates are checked by cdk-nag and the CDK only.',
  );

it.skipIf(!present)('cfn-lint finds nothing in either template', () => {
  const { directory } = testApp().synth();
  const templates = ['TidewatchPipeline', 'TidewatchSite'].map((name) => join(directory, `${name}.template.json`));
  // W3005 (a dependency said twice) is how the CDK writes every role.
  const { stdout, status } = spawnSync(
    'cfn-lint',
    ['--regions', 'us-east-1', '--ignore-checks', 'W3005', '--', ...templates],
    {
      encoding: 'utf8',
    },
  );
  expect(stdout).toBe('');
  expect(status).toBe(0);
});

it.skipIf(!present)("checks against CloudFormation's own resource schemas: it finds what they do not allow", () => {
  const file = join(temporaryDirectory(), 'wrong.template.json');
  const Properties = { Runtime: 'nodejs24.x', MemorySize: 'plenty', Colour: 'blue' };
  writeFileSync(file, JSON.stringify({ Resources: { Wrong: { Type: 'AWS::Lambda::Function', Properties } } }));
  const { stdout, status } = spawnSync('cfn-lint', ['--regions', 'us-east-1', '--format', 'parseable', '--', file], {
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  const found = stdout.trim().split('\n');
  // An unknown property, a missing one, one of another type: rules fed by the schemas of the resource's provider.
  for (const rule of ['E3002', 'E3003', 'E3012'])
    expect(
      found.some((line) => line.includes(`:${rule}:`)),
      rule,
    ).toBe(true);
});
