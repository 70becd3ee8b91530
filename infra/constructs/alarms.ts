import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type FunctionWithLogGroup, METRICS_NAMESPACE } from './function-with-log-group.ts';

const FIVE_MINUTES = Duration.minutes(5);
const HOUR = Duration.hours(1);
/** An alarm for each way the product can go wrong unseen. Thresholds are the operator's, not the methodology's. */
const LEAST_COVERAGE_PERCENT = 90;
const HOURS_WITHOUT_SNAPSHOT = 3;
const SERVER_ERRORS = 5;

export interface AlarmsProps {
  readonly jobs: readonly FunctionWithLogGroup[];
  readonly api: FunctionWithLogGroup;
  readonly failures: IQueue;
  readonly topic: ITopic;
}

/** The metrics the alarms watch and the dashboard draws, and the alarms themselves, each told to the topic both ways. */
export class Alarms extends Construct {
  readonly alarms: readonly Alarm[];
  readonly snapshots: IMetric;
  readonly coverage: IMetric;
  readonly jobErrors: IMetric;
  readonly failed: IMetric;
  readonly serverErrors: IMetric;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.snapshots = computeMetric('SnapshotPublished', Stats.SUM);
    this.coverage = computeMetric('Coverage', Stats.MINIMUM);
    this.jobErrors = sumOfErrors(props.jobs);
    this.failed = props.failures.metricApproximateNumberOfMessagesVisible({
      period: FIVE_MINUTES,
      label: 'failed events',
    });
    this.serverErrors = urlMetric(props.api, 'Url5xxCount');

    const below = ComparisonOperator.LESS_THAN_THRESHOLD;
    const atLeast = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
    this.alarms = [
      new Alarm(this, 'NoSnapshot', {
        metric: this.snapshots,
        alarmDescription:
          'No snapshot was published for 3 hours: look at the runs of ingest and compute in /v1/status.',
        comparisonOperator: below,
        threshold: 1,
        evaluationPeriods: HOURS_WITHOUT_SNAPSHOT,
        // Silence is the failure this alarm is for.
        treatMissingData: TreatMissingData.BREACHING,
      }),
      new Alarm(this, 'LowCoverage', {
        metric: this.coverage,
        alarmDescription:
          'Fewer than 90% of live tokens have an accepted price: the price source is failing or the registry is out of date.',
        comparisonOperator: below,
        threshold: LEAST_COVERAGE_PERCENT,
        evaluationPeriods: 2,
        treatMissingData: TreatMissingData.IGNORE,
      }),
      new Alarm(this, 'JobErrors', {
        metric: this.jobErrors,
        alarmDescription: 'A job failed: its log group holds the error with its code and what to do.',
        comparisonOperator: atLeast,
        threshold: 1,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, 'FailedEvents', {
        metric: this.failed,
        alarmDescription:
          'An event failed after every retry and waits in the failures queue; the next slot heals most of them.',
        comparisonOperator: atLeast,
        threshold: 1,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, 'ServerErrors', {
        metric: this.serverErrors,
        alarmDescription: 'The HTTP function answers 5xx (before the first publish it says 503: that is expected).',
        comparisonOperator: atLeast,
        threshold: SERVER_ERRORS,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ];
    const action = new SnsAction(props.topic);
    for (const alarm of this.alarms) {
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }
}

/** A metric compute emits in embedded metric format; Powertools adds the `service` dimension. */
function computeMetric(metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    statistic,
    period: HOUR,
    dimensionsMap: { service: 'compute' },
  });
}

/** A metric of a function's URL; `Url5xxCount` counts answers, where `Errors` would count only throws. */
export function urlMetric(api: FunctionWithLogGroup, metricName: string, statistic: string = Stats.SUM): Metric {
  return new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    statistic,
    period: FIVE_MINUTES,
    dimensionsMap: { FunctionName: api.function.functionName },
  });
}

function sumOfErrors(jobs: readonly FunctionWithLogGroup[]): IMetric {
  const usingMetrics = Object.fromEntries(
    jobs.map((job) => [job.name, job.function.metricErrors({ period: FIVE_MINUTES })]),
  );
  return new MathExpression({
    expression: Object.keys(usingMetrics).join(' + '),
    usingMetrics,
    period: FIVE_MINUTES,
    label: 'job errors',
  });
}
