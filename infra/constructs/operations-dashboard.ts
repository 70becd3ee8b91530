import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type Alarms, ownMetric, urlMetric } from './alarms.ts';
import type { FunctionWithLogGroup } from './function-with-log-group.ts';

export interface OperationsDashboardProps {
  readonly alarms: Alarms;
  readonly jobs: readonly FunctionWithLogGroup[];
  readonly api: FunctionWithLogGroup;
}

/** One page an operator opens: alarms on top, then whether it publishes, whether jobs run, whether readers are served. */
export class OperationsDashboard extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { alarms, jobs, api }: OperationsDashboardProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.days(3) });
    dashboard.addWidgets(new AlarmStatusWidget({ title: 'Alarms', width: 24, alarms: [...alarms.alarms] }));
    dashboard.addWidgets(
      graph('Snapshots published an hour', [alarms.snapshots]),
      graph('Coverage (% of live tokens with an accepted price)', [alarms.coverage]),
      graph('Failures', [...alarms.jobErrors, alarms.failed]),
    );
    dashboard.addWidgets(
      graph('Age of the prices readers see, oldest of the hour (minutes)', [
        ownMetric('compute', 'Staleness', Stats.MAXIMUM),
      ]),
      graph('Prices refused, tokens an hour', [ownMetric('ingest', 'Quarantined', Stats.MAXIMUM)]),
      graph('Moves decided', [ownMetric('compute', 'Moves', Stats.SUM)]),
    );
    const period = Duration.hours(1);
    dashboard.addWidgets(
      graph(
        'Job duration, slowest of the hour (ms)',
        jobs.map((job) => job.function.metricDuration({ period, statistic: Stats.MAXIMUM, label: job.name })),
      ),
      graph('Requests that reached the function', [
        urlMetric(api, 'UrlRequestCount'),
        urlMetric(api, 'Url4xxCount'),
        alarms.serverErrors,
      ]),
      graph(
        'Answer time (ms)',
        ['p50', 'p99'].map((statistic) => urlMetric(api, 'UrlRequestLatency', statistic)),
      ),
    );
    const { region } = Stack.of(this);
    this.url = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard.dashboardName}`;
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { min: 0 } });
}
