import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';
import { LocalError } from '../localError.ts';
import { awsSettings } from './env.ts';

export interface AwsClients {
  /** Of the shell or the profile. Rejects with LocalError when neither has one. */
  region(): Promise<string>;
  readonly cloudFormation: CloudFormationClient;
  readonly dynamo: DynamoDBClient;
  readonly lambda: LambdaClient;
  readonly ssm: SSMClient;
  readonly sts: STSClient;
  destroy(): void;
}

const PATIENCE = { maxAttempts: 2, requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000 } };

/**
 * Clients of the operator's own account: credentials and region as the AWS command line finds them. Throws LocalError when
 * AWS_ENDPOINT_URL names anything but an emulator on this machine: the account's keys would be shown to it.
 */
export function awsClients(): AwsClients {
  const { endpoint, region } = awsSettings();
  if (endpoint !== undefined && !isLoopback(endpoint))
    throw new LocalError(
      `AWS_ENDPOINT_URL is ${endpoint}: only an emulator on this machine (http://localhost:...) may stand in for AWS; unset it.`,
    );
  const options = { ...PATIENCE, ...(region !== undefined && { region }), ...(endpoint !== undefined && { endpoint }) };
  const clients = {
    cloudFormation: new CloudFormationClient(options),
    dynamo: new DynamoDBClient(options),
    lambda: new LambdaClient(options),
    ssm: new SSMClient(options),
    sts: new STSClient(options),
  };
  return {
    region: () =>
      clients.sts.config.region().catch((cause: unknown) => {
        throw new LocalError('No AWS region is set: set AWS_REGION, for example to us-east-1.', { cause });
      }),
    ...clients,
    destroy: () => {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

function isLoopback(endpoint: string): boolean {
  return URL.canParse(endpoint) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(endpoint).hostname);
}
