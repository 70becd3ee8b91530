import { fileURLToPath } from 'node:url';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type FunctionUrl, FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Alarms } from './constructs/alarms.ts';
import { codeHash } from './constructs/code-hash.ts';
import { FunctionWithLogGroup } from './constructs/function-with-log-group.ts';
import { JobSchedule } from './constructs/job-schedule.ts';
import { openApiCommands } from './constructs/openapi-commands.ts';
import { OperationsDashboard } from './constructs/operations-dashboard.ts';
import { parameterReader } from './constructs/parameter-reader.ts';
import { priceEnvironment } from './constructs/price-environment.ts';
import { TidewatchTable } from './constructs/tidewatch-table.ts';
import { WebhookNotifier } from './constructs/webhook-notifier.ts';
import type { Settings } from './settings.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Full vCPU of a Lambda; the fold is single-threaded, so more memory would buy nothing. */
const ONE_CPU_MIB = 1769;

export interface PipelineStackProps extends StackProps {
  readonly settings: Settings;
}

/** Everything an emulator or one machine can hold: the table, the five functions, their schedules, alarms and topic. */
export class PipelineStack extends Stack {
  readonly apiUrl: FunctionUrl;
  readonly failures: Queue;

  constructor(scope: Construct, id: string, { settings, ...props }: PipelineStackProps) {
    super(scope, id, props);
    const table = new TidewatchTable(this, 'Table');
    const prices = priceEnvironment(settings);
    const { CLOCK, COINGECKO_BASE_URL, HISTORY_FROM } = prices;
    const clock = { CLOCK, COINGECKO_BASE_URL };

    const ingest = new FunctionWithLogGroup(this, 'Ingest', {
      name: 'ingest',
      description: 'Hourly prices of all tokens, judged and stored',
      memorySize: 512,
      timeout: Duration.minutes(2),
      environment: prices,
    });
    const backfill = new FunctionWithLogGroup(this, 'Backfill', {
      name: 'backfill',
      description: 'Daily history, resumable, until full; then gaps',
      memorySize: 1024,
      // Below the five minutes between two runs: they never overlap.
      timeout: Duration.seconds(280),
      environment: prices,
    });
    const train = new FunctionWithLogGroup(this, 'Train', {
      name: 'train',
      description: 'Fits the model when a refit is due, else returns at once',
      memorySize: ONE_CPU_MIB,
      timeout: Duration.minutes(10),
      environment: clock,
    });
    const compute = new FunctionWithLogGroup(this, 'Compute', {
      name: 'compute',
      description: 'Advances every complete day, marks to the latest prices, publishes',
      memorySize: ONE_CPU_MIB,
      timeout: Duration.minutes(10),
      environment: { ...clock, HISTORY_FROM, CODE_HASH: codeHash(ROOT, ['shared', 'functions']) },
    });
    const api = new FunctionWithLogGroup(this, 'Api', {
      name: 'api',
      description: 'GET and HEAD of /v1, read from the published snapshot',
      memorySize: 1024,
      timeout: Duration.seconds(10),
      environment: clock,
      reservedConcurrency: settings.reservedConcurrency,
      writeBeside: openApiCommands,
    });
    const moves = new Topic(this, 'Moves', { displayName: 'Tidewatch moves', enforceSSL: true });
    compute.function.addEnvironment('MOVES_TOPIC_ARN', moves.topicArn);
    compute.role.addToPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [moves.topicArn] }));
    ingest.bindTable(table, 'collect');
    backfill.bindTable(table, 'collect');
    train.bindTable(table, 'collect');
    compute.bindTable(table, 'publish');
    api.bindTable(table, 'read');
    if (settings.coingeckoKeyParameter !== undefined) {
      for (const { role } of [ingest, backfill])
        role.addToPolicy(parameterReader(this, settings.coingeckoKeyParameter));
    }

    const failures = new Queue(this, 'Failures', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    this.failures = failures;
    const { schedules: enabled } = settings;
    const schedule = (job: FunctionWithLogGroup, minute: string, window: TimeWindow, description: string) =>
      new JobSchedule(this, `${job.node.id}Schedule`, { job, minute, window, failures, description, enabled });
    // In an hour's order: prices, then the model the close needs, then the close.
    schedule(ingest, '2', TimeWindow.off(), 'Hourly prices; off the full hour, inside the ten minutes of a close');
    schedule(train, '5', TimeWindow.flexible(Duration.minutes(2)), 'Refit when one is due');
    schedule(compute, '10/15', TimeWindow.flexible(Duration.minutes(2)), 'Advance, mark and publish');
    schedule(backfill, '0/5', TimeWindow.off(), 'History until full, then gaps');

    const topic = new Topic(this, 'Notifications', { displayName: 'Tidewatch', enforceSSL: true });
    if (settings.alertEmail !== undefined) topic.addSubscription(new EmailSubscription(settings.alertEmail));
    if (settings.webhook !== undefined) {
      new WebhookNotifier(this, 'Notify', { ...settings.webhook, topics: [topic, moves], failures });
    }
    const jobs = [ingest, backfill, train, compute];
    const alarms = new Alarms(this, 'Alarms', { jobs, api, failures, topic });
    const dashboard = new OperationsDashboard(this, 'Operations', { alarms, jobs, api });

    this.apiUrl = api.function.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM });
    new CfnOutput(this, 'TableName', {
      value: table.tableName,
      description: 'The table; it stays when the stack goes',
    });
    new CfnOutput(this, 'DashboardUrl', { value: dashboard.url });
    new CfnOutput(this, 'MovesTopic', {
      value: moves.topicArn,
      description: 'Subscribe here for each move of the rotation and each flip of a signal, as JSON',
    });
    new CfnOutput(this, 'NotificationsTopic', { value: topic.topicArn, description: 'Subscribe here for alarms' });
  }
}
