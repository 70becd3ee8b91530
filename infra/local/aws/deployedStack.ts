import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { AwsClients } from './awsClients.ts';

export interface DeployedStack {
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A stack of this region; undefined when there is none of the name. */
export async function deployedStack(
  { cloudFormation }: Pick<AwsClients, 'cloudFormation'>,
  name: string,
): Promise<DeployedStack | undefined> {
  try {
    const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: name }));
    const [stack] = Stacks;
    if (stack === undefined) return undefined;
    const outputs = Object.fromEntries((stack.Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue ?? '']));
    return { status: stack.StackStatus ?? 'UNKNOWN', outputs };
  } catch (error) {
    // CloudFormation has no other word for it.
    if (/does not exist/.test((error as Error).message)) return undefined;
    throw error;
  }
}
