import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { AwsClients } from '../aws/awsClients.ts';
import { awsProblem } from '../aws/awsProblem.ts';
import { bad, type Finding, note, ok } from './finding.ts';

const BOOTSTRAP_VERSION = '/cdk-bootstrap/hnb659fds/version';
/** Of the CDK's own synthesizer. */
const OLDEST_BOOTSTRAP = 6;
/** AWS keeps so many unreserved; `reservedConcurrency` comes on top. */
const UNRESERVED = 100;

/** Whose account this is and whether it can take a deployment. `usable` is false when nothing more can be asked. */
export async function accountFindings(
  clients: AwsClients,
  severity: 'bad' | 'note',
): Promise<{ readonly findings: readonly Finding[]; readonly usable: boolean }> {
  const unusable = (subject: string, error: unknown) => {
    const [text = '', fix = ''] = awsProblem(error).split(/: (.*)/s);
    const found = severity === 'bad' ? bad(subject, text, fix) : note(subject, text, fix);
    return { findings: [found], usable: false };
  };
  try {
    await clients.sts.config.credentials();
  } catch (error) {
    return unusable('credentials', error);
  }
  let region: string;
  try {
    region = await clients.region();
  } catch (error) {
    return unusable('region', error);
  }
  let account: string | undefined;
  try {
    account = (await clients.sts.send(new GetCallerIdentityCommand({}))).Account;
  } catch (error) {
    return unusable('credentials', error);
  }
  const findings = [
    ok('credentials', `account ${account}`),
    ok('region', region),
    await bootstrapFinding(clients, account, region),
    await quotaFinding(clients),
  ];
  return { findings, usable: true };
}

async function bootstrapFinding({ ssm }: AwsClients, account: string | undefined, region: string): Promise<Finding> {
  const fix = `npx cdk bootstrap aws://${account}/${region}`;
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: BOOTSTRAP_VERSION }));
    const version = Number(Parameter?.Value);
    return version >= OLDEST_BOOTSTRAP
      ? ok('bootstrap', `version ${version}`)
      : bad('bootstrap', `version ${version} is older than ${OLDEST_BOOTSTRAP}`, fix);
  } catch (error) {
    if ((error as Error).name === 'ParameterNotFound') return bad('bootstrap', `not done in ${region}`, fix);
    return bad('bootstrap', awsProblem(error), 'let these credentials read SSM parameters');
  }
}

async function quotaFinding({ lambda }: AwsClients): Promise<Finding> {
  try {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
    const limit = AccountLimit?.ConcurrentExecutions ?? 0;
    if (limit > UNRESERVED) return ok('quota', `${limit} concurrent Lambda executions`);
    const text = `${limit} concurrent Lambda executions: enough to run, not for --context reservedConcurrency=`;
    return note('quota', text, 'ask for more in Service Quotas, Lambda, "Concurrent executions" (free)');
  } catch (error) {
    return note('quota', awsProblem(error));
  }
}
