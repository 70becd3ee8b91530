import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { MetricName } from '../../functions/adapters/log/jobMetrics.ts';
import type { JobName } from '../../shared/contracts/status.ts';
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
  readonly jobErrors: readonly IMetric[];
  readonly failed: IMetric;
  readonly serverErrors: IMetric;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.snapshots = ownMetric('compute', 'SnapshotPublished', Stats.SUM);
    this.coverage = ownMetric('compute', 'Coverage', Stats.MINIMUM);
    this.jobErrors = props.jobs.map((job) => job.function.metricErrors({ period: FIVE_MINUTES }));
    this.failed = props.failures.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES });
    this.serverErrors = urlMetric(props.api, 'Url5xxCount');

    const below = ComparisonOperator.LESS_THAN_THRESHOLD;
    const atLeast = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
    this.alarms = [
      new Alarm(this, 'NoSnapshot', {
        metric: this.snapshots,
        alarmDescription: described('NoSnapshot', 'Readers got no snapshot with prices of the hour for 3 hours.'),
        comparisonOperator: below,
        threshold: 1,
        evaluationPeriods: HOURS_WITHOUT_SNAPSHOT,
        // Silence is the failure this alarm is for.
        treatMissingData: TreatMissingData.BREACHING,
      }),
      new Alarm(this, 'LowCoverage', {
        metric: this.coverage,
        alarmDescription: described(
          'LowCoverage',
          'Fewer than 90% of live tokens have an accepted price: the price source is failing or the registry is out of date.',
        ),
        comparisonOperator: below,
        threshold: LEAST_COVERAGE_PERCENT,
        evaluationPeriods: 2,
        treatMissingData: TreatMissingData.IGNORE,
      }),
      ...props.jobs.map((job, i) => {
        const name = `${job.node.id}Errors`;
        return new Alarm(this, name, {
          metric: this.jobErrors[i] as IMetric,
          alarmDescription: described(
            name,
            `A run of ${job.name} failed: its log holds the error, its code and what to do.`,
          ),
          comparisonOperator: atLeast,
          threshold: 1,
          evaluationPeriods: 1,
          treatMissingData: TreatMissingData.NOT_BREACHING,
        });
      }),
      new Alarm(this, 'FailedEvents', {
        metric: this.failed,
        alarmDescription: described(
          'FailedEvents',
          'An event failed after every retry and waits in the failures queue; the next slot heals most of them.',
        ),
        comparisonOperator: atLeast,
        threshold: 1,
        evaluationPeriods: 1,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, 'ServerErrors', {
        metric: this.serverErrors,
        alarmDescription: described(
          'ServerErrors',
          'The HTTP function answers 5xx (before the first publish it says 503: that is expected).',
        ),
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

/** An alarm's message with where it is explained: `NoSnapshot` is the heading in the runbook. */
function described(name: string, what: string): string {
  return `${what} What to do: infra/RUNBOOK.md#${name.toLowerCase()}`;
}

/** A metric a job emits in embedded metric format (`functions/adapters/log/jobMetrics.ts`), hour by hour. */
export function ownMetric(service: JobName, metricName: MetricName, statistic: string): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    metricName,
    statistic,
    period: HOUR,
    dimensionsMap: { service },
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
