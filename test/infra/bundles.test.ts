import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp } from './synthesize.ts';

const KB = 1000;
const LIMITS = { ingest: 600 * KB, backfill: 600 * KB, train: 600 * KB, compute: 600 * KB, api: 450 * KB };
type Name = keyof typeof LIMITS;
const NAMES = Object.keys(LIMITS) as Name[];

interface Bundle {
  readonly file: string;
  readonly environment: Record<string, string>;
}

describe('bundles', () => {
  let bundles: Map<string, Bundle>;

  beforeAll(() => {
    const assembly = testApp({ 'aws:cdk:bundling-stacks': ['TidewatchPipeline'] }).synth();
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
          const environment: Record<string, string> = { ...Environment.Variables, TABLE_NAME: 'table' };
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

  it.each(NAMES)('of %s holds all it needs: it imports alone, with the environment of the template', (name) => {
    const { file, environment } = bundles.get(name) as Bundle;
    const script = `import(${JSON.stringify(file)}).then((module) => console.log(typeof module.handler))`;
    const env = { ...environment, AWS_REGION: 'us-east-1', AWS_LAMBDA_FUNCTION_NAME: name };
    expect(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }).trim()).toBe('function');
  });
});
