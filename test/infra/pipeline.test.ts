import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeHash } from '../../infra/constructs/code-hash.ts';
import { only, productFunctions, ROOT, resources, synthesize, WITH_WEBHOOK } from './synthesize.ts';

const { pipeline, site } = synthesize();
const functions = productFunctions(pipeline);

describe('the table', () => {
  it('survives the stack, a deletion by hand and a bad write', () => {
    const table = only(pipeline, 'AWS::DynamoDB::Table');
    expect(table.DeletionPolicy).toBe('Retain');
    expect(table).toMatchObject({ UpdateReplacePolicy: 'Retain' });
    expect(table.Properties).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('is on-demand, keyed by pk and sk, with ttl and without an index', () => {
    const { Properties } = only(pipeline, 'AWS::DynamoDB::Table');
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
    expect(Properties.GlobalSecondaryIndexes).toBeUndefined();
  });
});

describe('functions', () => {
  it('are the folders of functions/: one added there and forgotten here fails', () => {
    const folders = readdirSync(join(ROOT, 'functions'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'adapters')
      .map((entry) => entry.name);
    expect([...productFunctions(synthesize(WITH_WEBHOOK).pipeline).keys()].sort()).toEqual(folders.sort());
    expect([...functions.keys()].sort()).toEqual(folders.filter((name) => name !== 'notify').sort());
  });

  it.each([...functions])('%s runs on Node 24 and arm64 and logs JSON for a month', (_, { Properties }) => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'JSON' },
    });
    const logs = pipeline.findResources('AWS::Logs::LogGroup')[Properties.LoggingConfig.LogGroup.Ref];
    expect(logs?.Properties.RetentionInDays).toBe(30);
  });

  it('get the environment they need and no more', () => {
    const common = [
      'LOG_LEVEL',
      'POWERTOOLS_METRICS_NAMESPACE',
      'POWERTOOLS_SERVICE_NAME',
      'TABLE_NAME',
      'TIDEWATCH_FUNCTION',
    ];
    const prices = [
      'CLOCK',
      'COINGECKO_BASE_URL',
      'COINGECKO_KEY_PARAMETER',
      'COINGECKO_PLAN',
      'HISTORY_FROM',
      'KLINES_BASE_URL',
      'PRICE_SOURCE',
      'SIMULATION_SEED',
      'SOURCE_CALLS_PER_MINUTE',
      'SOURCE_LABEL',
      'VOLUME_SCOPE',
    ];
    const clock = ['CLOCK', 'COINGECKO_BASE_URL'];
    const expected = {
      ingest: prices,
      backfill: prices,
      compute: [...clock, 'CODE_HASH', 'MOVES_TOPIC_ARN', 'HISTORY_FROM'],
      train: clock,
      api: clock,
    };
    for (const [name, variables] of Object.entries(expected)) {
      expect(Object.keys(functions.get(name)?.Properties.Environment.Variables).sort(), name).toEqual(
        [...common, ...variables].sort(),
      );
    }
  });

  it('that write the record carry the hash of the code they run', () => {
    const { CODE_HASH } = functions.get('compute')?.Properties.Environment.Variables ?? {};
    expect(CODE_HASH).toBe(codeHash(ROOT, ['shared', 'functions']));
  });

  it('are limited in concurrency only when told so', () => {
    expect(functions.get('api')?.Properties.ReservedConcurrentExecutions).toBeUndefined();
    const limited = productFunctions(synthesize({ reservedConcurrency: '20' }).pipeline);
    expect(limited.get('api')?.Properties.ReservedConcurrentExecutions).toBe(20);
    expect(limited.get('compute')?.Properties.ReservedConcurrentExecutions).toBeUndefined();
  });
});

describe('both templates', () => {
  it('hold nothing that looks like a secret', () => {
    for (const text of [pipeline, site].map((template) => JSON.stringify(template.toJSON()))) {
      expect(text).not.toMatch(
        /CG-[A-Za-z0-9]{16}|AKIA[A-Z0-9]{12}|-----BEGIN|x-cg-(demo|pro)-api-key|"[A-Z_]*(SECRET|PASSWORD|TOKEN|API_KEY)":/,
      );
    }
  });

  it('name the site, the rotation, the table and the dashboard', () => {
    expect(Object.keys(pipeline.findOutputs('*'))).toEqual(expect.arrayContaining(['TableName', 'DashboardUrl']));
    expect(Object.keys(site.findOutputs('*')).sort()).toEqual(['RotationUrl', 'SiteUrl']);
  });

  it('are the same every time', () => {
    const again = synthesize();
    expect(again.pipeline.toJSON()).toEqual(pipeline.toJSON());
    expect(again.site.toJSON()).toEqual(site.toJSON());
  });
});

describe('alarms', () => {
  const alarms = new Map(
    resources(pipeline, 'AWS::CloudWatch::Alarm').map(([id, { Properties }]) => [
      id.replace(/^Alarms|[0-9A-F]{8}$/g, ''),
      Properties,
    ]),
  );

  it('cover silence, coverage, failed jobs, failed events and server errors, and tell the topic both ways', () => {
    expect([...alarms.keys()].sort()).toEqual([
      'BackfillErrors',
      'ComputeErrors',
      'FailedEvents',
      'IngestErrors',
      'LowCoverage',
      'NoSnapshot',
      'ServerErrors',
      'TrainErrors',
    ]);
    const [topicId, topic] =
      resources(pipeline, 'AWS::SNS::Topic').find(([id]) => id.startsWith('Notifications')) ?? [];
    expect(topic).toBeDefined();
    for (const alarm of alarms.values()) {
      expect(alarm.AlarmActions).toEqual([{ Ref: topicId }]);
      expect(alarm.OKActions).toEqual([{ Ref: topicId }]);
    }
  });

  it('treat three hours of silence as a failure', () => {
    expect(alarms.get('NoSnapshot')).toMatchObject({
      Namespace: 'Tidewatch',
      MetricName: 'SnapshotPublished',
      Dimensions: [
        { Name: 'service', Value: functions.get('compute')?.Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME },
      ],
      Period: 3600,
      EvaluationPeriods: 3,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('watch coverage below 90% and the answers of the URL, not only throws', () => {
    expect(alarms.get('LowCoverage')).toMatchObject({ Threshold: 90, ComparisonOperator: 'LessThanThreshold' });
    expect(alarms.get('ServerErrors')).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'Url5xxCount' });
  });

  it('reach a webhook when one is given, through a function of its own', () => {
    const { pipeline: hooked } = synthesize(WITH_WEBHOOK);
    const notify = productFunctions(hooked).get('notify');
    expect(notify?.Properties.Environment.Variables).toMatchObject({
      WEBHOOK_URL: WITH_WEBHOOK.webhookUrl,
      WEBHOOK_SECRET_PARAMETER: WITH_WEBHOOK.webhookSecretParameter,
    });
    const topics = resources(hooked, 'AWS::SNS::Topic').map(([id]) => ({ Ref: id }));
    expect(topics).toHaveLength(2);
    const subscriptions = resources(hooked, 'AWS::SNS::Subscription').map(([, { Properties }]) => Properties);
    expect(subscriptions.map(({ TopicArn }) => TopicArn)).toEqual(expect.arrayContaining(topics));
    for (const subscription of subscriptions) {
      const Endpoint = { 'Fn::GetAtt': [notify?.logicalId, 'Arn'] };
      expect(subscription).toMatchObject({ Protocol: 'lambda', Endpoint });
    }
    const permissions = resources(hooked, 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    expect(permissions.map(({ SourceArn }) => SourceArn)).toEqual(expect.arrayContaining(topics));
    for (const permission of permissions) {
      expect(permission).toMatchObject({ Action: 'lambda:InvokeFunction', Principal: 'sns.amazonaws.com' });
    }
  });

  it('reach a person when an address is given, and nobody otherwise', () => {
    pipeline.resourceCountIs('AWS::SNS::Subscription', 0);
    const { pipeline: mailed } = synthesize({ alertEmail: 'operator@example.org' });
    expect(only(mailed, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'operator@example.org',
    });
  });
});
