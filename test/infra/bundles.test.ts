import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { testApp, WITH_WEBHOOK } from './synthesize.ts';

const KB = 1000;
/** What the template's references come to. */
const TOPIC = 'arn:aws:sns:us-east-1:111122223333:moves';
const LIMITS = {
  ingest: 600 * KB,
  backfill: 600 * KB,
  train: 600 * KB,
  compute: 600 * KB,
  api: 400 * KB,
  notify: 600 * KB,
};
type Name = keyof typeof LIMITS;
const NAMES = Object.keys(LIMITS) as Name[];

/** Secrets as an operator's shell may hold them. */
const PLANTED = {
  COINGECKO_API_KEY: 'CG-planted1planted2planted3',
  AWS_SECRET_ACCESS_KEY: 'planted/wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLE',
  WEBHOOK_SECRET: 'whsec_cGxhbnRlZHBsYW50ZWRwbGFudGVk',
};
const LOOKS_SECRET =
  /CG-[A-Za-z0-9]{16,}|AKIA[A-Z0-9]{16}|-----BEGIN [A-Z ]*PRIVATE KEY|whsec_[A-Za-z0-9+/]{16,}|gh[pousr]_\w{30,}/;

interface Bundle {
  readonly file: string;
  readonly environment: Record<string, string>;
}

describe('bundles', () => {
  let bundles: Map<string, Bundle>;
  let synthesized: string[];

  beforeAll(() => {
    // Whatever the operator's shell holds stays there.
    for (const [name, value] of Object.entries(PLANTED)) vi.stubEnv(name, value);
    const assembly = testApp({ ...WITH_WEBHOOK, 'aws:cdk:bundling-stacks': ['TidewatchPipeline'] }).synth();
    vi.unstubAllEnvs();
    synthesized = globSync(`${assembly.directory}/**/*`, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const manifest = JSON.parse(readFileSync(join(assembly.directory, 'TidewatchPipeline.assets.json'), 'utf8'));
    const { Resources } = assembly.getStackByName('TidewatchPipeline').template as {
      Resources: Record<
        string,
        { Type: string; Properties: { Code: { S3Key: string }; Environment: { Variables: Record<string, string> } } }
      >;
    };
    bundles = new Map(
      Object.values(Resources)
        .filter(({ Type }) => Type === 'AWS::Lambda::Function')
        .map(({ Properties: { Code, Environment } }) => {
          const folder = manifest.files[Code.S3Key.replace(/\.zip$/, '')].source.path;
          const environment: Record<string, string> = {
            ...Environment.Variables,
            TABLE_NAME: 'table',
            MOVES_TOPIC_ARN: TOPIC,
          };
          return [
            environment.TIDEWATCH_FUNCTION as string,
            { file: join(assembly.directory, folder, 'index.mjs'), environment },
          ];
        }),
    );
  });

  it.each(NAMES)('of %s stays below its limit', (name) => {
    expect(statSync((bundles.get(name) as Bundle).file).size).toBeLessThan(LIMITS[name]);
  });

  it('and templates hold no secret, neither of the shell that made them nor anything that looks like one', () => {
    expect(Object.values(PLANTED).filter((value) => LOOKS_SECRET.test(value))).toHaveLength(2);
    expect(
      synthesized.filter((file) => file.endsWith('.mjs') || file.endsWith('.template.json')).length,
    ).toBeGreaterThan(7);
    for (const file of synthesized) {
      const content = readFileSync(file, 'latin1');
      for (const value of Object.values(PLANTED)) expect(content.includes(value), file).toBe(false);
      expect(LOOKS_SECRET.exec(content)?.[0], file).toBeUndefined();
    }
  });

  it.each(NAMES)('of %s holds all it needs: it imports alone, with the environment of the template', (name) => {
    const { file, environment } = bundles.get(name) as Bundle;
    const script = `import(${JSON.stringify(file)}).then((module) => console.log(typeof module.handler))`;
    const env = { ...environment, AWS_REGION: 'us-east-1', AWS_LAMBDA_FUNCTION_NAME: name };
    expect(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }).trim()).toBe('function');
  });
});
