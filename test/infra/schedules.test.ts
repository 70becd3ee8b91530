import { describe, expect, it } from 'vitest';
import { type Properties, productFunctions, resources, synthesize } from './synthesize.ts';

const { pipeline } = synthesize();
const functions = productFunctions(pipeline);
const [failuresId, failures] = resources(pipeline, 'AWS::SQS::Queue')[0] as [string, { Properties: Properties }];
const schedules = new Map(
  resources(pipeline, 'AWS::Scheduler::Schedule').map(([, { Properties }]) => {
    const target = Properties.Target.Arn['Fn::GetAtt'][0];
    const name = [...functions].find(([, { logicalId }]) => logicalId === target)?.[0] as string;
    return [name, Properties];
  }),
);

describe('schedules', () => {
  it('fire prices, the model and the close in this order within an hour, and the backfill every five minutes', () => {
    expect(
      Object.fromEntries([...schedules].map(([name, { ScheduleExpression }]) => [name, ScheduleExpression])),
    ).toEqual({
      ingest: 'cron(2 * * * ? *)',
      train: 'cron(5 * * * ? *)',
      compute: 'cron(10/15 * * * ? *)',
      backfill: 'cron(0/5 * * * ? *)',
    });
  });

  it('keep the price of a close inside its ten minutes', () => {
    expect(schedules.get('ingest')?.FlexibleTimeWindow).toEqual({ Mode: 'OFF' });
  });

  it.each([...schedules])(
    'of %s runs on UTC, hands over its slot, retries for 30 minutes, then keeps the event',
    (_, schedule) => {
      expect(schedule).toMatchObject({ ScheduleExpressionTimezone: 'Etc/UTC', State: 'ENABLED' });
      expect(JSON.parse(schedule.Target.Input)).toEqual({ scheduled_time: '<aws.scheduler.scheduled-time>' });
      expect(schedule.Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 1800, MaximumRetryAttempts: 3 });
      expect(schedule.Target.DeadLetterConfig.Arn).toEqual({ 'Fn::GetAtt': [failuresId, 'Arn'] });
    },
  );

  it.each([...schedules])('of %s may invoke that function and fill the queue, nothing else', (name, schedule) => {
    const role = schedule.Target.RoleArn['Fn::GetAtt'][0];
    const granted = resources(pipeline, 'AWS::IAM::Policy')
      .filter(([, { Properties }]) => Properties.Roles[0].Ref === role)
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .map(({ Action, Resource }: Properties) => [Action, Resource]);
    expect(granted).toEqual([
      ['lambda:InvokeFunction', { 'Fn::GetAtt': [functions.get(name)?.logicalId, 'Arn'] }],
      ['sqs:SendMessage', { 'Fn::GetAtt': [failuresId, 'Arn'] }],
    ]);
    const trust = pipeline.findResources('AWS::IAM::Role')[role]?.Properties.AssumeRolePolicyDocument.Statement;
    expect(trust).toEqual([
      expect.objectContaining({
        Principal: { Service: 'scheduler.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }),
    ]);
  });
});

it('stand still while a record is imported', () => {
  const still = resources(synthesize({ schedules: 'off' }).pipeline, 'AWS::Scheduler::Schedule');
  expect(still.map(([, { Properties }]) => Properties.State)).toEqual(Array(4).fill('DISABLED'));
});

describe('a job that throws', () => {
  it('is kept by the on-failure destination, because Scheduler never sees it', () => {
    const configs = resources(pipeline, 'AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties);
    expect(configs.map(({ FunctionName }) => FunctionName.Ref).sort()).toEqual(
      [...schedules.keys()].map((name) => functions.get(name)?.logicalId).sort(),
    );
    for (const config of configs) {
      expect(config.DestinationConfig.OnFailure.Destination).toEqual({ 'Fn::GetAtt': [failuresId, 'Arn'] });
      expect(config.MaximumEventAgeInSeconds).toBe(1800);
    }
  });

  it('waits two weeks in an encrypted queue that refuses plain HTTP', () => {
    expect(failures.Properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
    const deny = resources(pipeline, 'AWS::SQS::QueuePolicy')[0]?.[1].Properties.PolicyDocument.Statement[0];
    expect(deny).toMatchObject({
      Effect: 'Deny',
      Action: 'sqs:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });

  it('of the backfill ends before its next run starts', () => {
    expect(functions.get('backfill')?.Properties.Timeout).toBeLessThan(300);
  });
});
