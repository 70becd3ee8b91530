import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pipelineModel } from '../../../infra/local/pipelineModel.ts';
import { writeAssembly } from '../../fixtures/localAssembly/writeAssembly.ts';
import { temporaryDirectory } from '../../fixtures/temporaryDirectory.ts';

describe('pipelineModel', () => {
  it('takes functions, their bundles and their resolved environment from the template', () => {
    const directory = writeAssembly(temporaryDirectory());
    const { functions } = pipelineModel(directory);
    expect([...functions.keys()].sort()).toEqual(['api', 'backfill', 'compute', 'ingest', 'train']);
    expect(functions.get('train')).toEqual({
      name: 'train',
      assetDirectory: path.join(directory, 'asset.job'),
      handler: 'index.handler',
      timeoutMs: 1000,
      memoryMb: 256,
      environment: {
        TIDEWATCH_FUNCTION: 'train',
        TABLE_NAME: 'Table',
        TOPIC: 'to:arn:aws:sns:us-east-1:000000000000:Topic',
        CLOCK: 'system',
      },
    });
  });

  it('takes table and schedules, without those that are switched off', () => {
    const { table, ttlAttribute, schedules } = pipelineModel(writeAssembly(temporaryDirectory()));
    expect(table.TableName).toBe('Table');
    expect(table.KeySchema.map((key) => key.AttributeName)).toEqual(['pk', 'sk']);
    expect(ttlAttribute).toBe('ttl');
    expect(schedules.map((schedule) => schedule.functionName).sort()).toEqual([
      'backfill',
      'compute',
      'ingest',
      'train',
    ]);
    expect(schedules[0]).toMatchObject({ expression: 'cron(2 * * * ? *)', maxEventAgeMs: 1_800_000 });
  });

  it.each([
    [
      'a stack that was not synthesized',
      (directory: string) => rmSync(path.join(directory, 'TidewatchPipeline.template.json')),
      'npm run synth',
    ],
    ['a bundle that is not there', replace('"job.zip"', '"gone.zip"'), 'gone.zip'],
    ['a reference to nothing', replace('{"Ref":"Topic"}', '{"Ref":"Nobody"}'), 'Nobody'],
    ['an intrinsic it does not know', replace('{"Ref":"Topic"}', '{"Fn::ImportValue":"x"}'), 'Fn::ImportValue'],
    ['a schedule in local time', replace('"Etc/UTC"', '"Europe/Berlin"'), 'ScheduleExpressionTimezone'],
    ['a schedule of no function', replace('["Train","Arn"]', '["Topic","Arn"]'), 'no function of the app'],
  ])('refuses %s in one line', (_, spoil, expected) => {
    const directory = writeAssembly(temporaryDirectory());
    spoil(directory);
    expect(() => pipelineModel(directory)).toThrow(expected);
  });
});

function replace(from: string, to: string) {
  return (directory: string) => {
    const file = path.join(directory, 'TidewatchPipeline.template.json');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replaceAll(from, to));
  };
}
