import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  type TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration, Stack, TimeZone } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { FunctionWithLogGroup } from './function-with-log-group.ts';

const RETRIES = 3;
/** Past this a run would answer for an hour that is over; the next slot heals it. */
const MAX_AGE = Duration.minutes(30);

export interface JobScheduleProps {
  readonly job: FunctionWithLogGroup;
  readonly description: string;
  /** The minute field of an hourly cron, UTC. */
  readonly minute: string;
  readonly window: TimeWindow;
  readonly enabled: boolean;
  /** Takes what the schedule could not deliver and what the function failed at. */
  readonly failures: IQueue;
}

/**
 * Fires a job with its slot's time as input. Two failure paths on purpose: Scheduler invokes asynchronously, so its own
 * dead-letter queue sees only events it could not hand over; what the handler throws goes to the on-failure destination.
 */
export class JobSchedule extends Construct {
  constructor(scope: Construct, id: string, props: JobScheduleProps) {
    super(scope, id);
    const { function: fn } = props.job;
    fn.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: MAX_AGE, onFailure: new SqsDestination(props.failures) });

    const role = new Role(this, 'Role', {
      description: `Lets the schedule invoke ${props.job.name}, and nothing else`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }));
    role.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.failures.queueArn] }));

    new Schedule(this, 'Schedule', {
      description: props.description,
      schedule: ScheduleExpression.cron({ minute: props.minute, timeZone: TimeZone.ETC_UTC }),
      timeWindow: props.window,
      enabled: props.enabled,
      target: new LambdaInvoke(fn, {
        // The construct would also grant every version and alias (`:*`); the two statements above are all it needs.
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({ scheduled_time: ContextAttribute.scheduledTime }),
        retryAttempts: RETRIES,
        maxEventAge: MAX_AGE,
        deadLetterQueue: props.failures,
      }),
    }).node.addDependency(role);
  }
}
