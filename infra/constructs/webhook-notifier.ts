import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { FunctionWithLogGroup } from './function-with-log-group.ts';
import { parameterReader } from './parameter-reader.ts';

export interface WebhookNotifierProps {
  readonly url: string;
  /** Name of the SSM SecureString with the signing secret. */
  readonly secretParameter: string;
  readonly topics: readonly ITopic[];
  /** Takes what the receiver refused after every retry. */
  readonly failures: IQueue;
}

/** The topics' messages to the operator's webhook, signed: SNS itself signs in a way of its own that few receivers check. */
export class WebhookNotifier extends Construct {
  constructor(scope: Construct, id: string, { url, secretParameter, topics, failures }: WebhookNotifierProps) {
    super(scope, id);
    const notify = new FunctionWithLogGroup(this, 'Webhook', {
      name: 'notify',
      description: 'Alarms and rotations to the webhook, signed',
      memorySize: 256,
      timeout: Duration.seconds(30),
      environment: { WEBHOOK_URL: url, WEBHOOK_SECRET_PARAMETER: secretParameter },
    });
    notify.role.addToPolicy(parameterReader(this, secretParameter));
    notify.function.configureAsyncInvoke({ retryAttempts: 2, onFailure: new SqsDestination(failures) });
    for (const topic of topics) topic.addSubscription(new LambdaSubscription(notify.function));
  }
}
