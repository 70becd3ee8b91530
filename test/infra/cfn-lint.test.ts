import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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
