import { paginateListFunctions } from '@aws-sdk/client-lambda';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import type { AwsClients } from '../aws/awsClients.ts';
import { deployedStack } from '../aws/deployedStack.ts';
import { PIPELINE_STACK } from '../pipelineModel.ts';
import { SITE_STACK } from '../siteModel.ts';
import { bad, type Finding, note, ok } from './finding.ts';
import { runFindings } from './runFindings.ts';

const GOOD = /^(CREATE|UPDATE|IMPORT)_COMPLETE$|^UPDATE_ROLLBACK_COMPLETE$/;
const DEPLOY = 'npx cdk deploy --all';

/** How the deployed app is: its stacks, its key, its jobs, its data. */
export async function stackFindings(clients: AwsClients): Promise<readonly Finding[]> {
  const [pipeline, site] = await Promise.all([PIPELINE_STACK, SITE_STACK].map((name) => deployedStack(clients, name)));
  if (pipeline === undefined) return [note('stack', `${PIPELINE_STACK} is not deployed in this region`, DEPLOY)];
  const stack = GOOD.test(pipeline.status)
    ? ok('stack', `${PIPELINE_STACK} ${pipeline.status}; dashboard ${pipeline.outputs.DashboardUrl}`)
    : bad('stack', `${PIPELINE_STACK} ${pipeline.status}`, `${DEPLOY}; its error is in CloudFormation's events`);
  const pages =
    site === undefined
      ? note('site', `${SITE_STACK} is not deployed`, DEPLOY)
      : GOOD.test(site.status)
        ? ok('site', `${site.outputs.SiteUrl}  rotation ${site.outputs.RotationUrl}`)
        : bad('site', `${SITE_STACK} ${site.status}`, DEPLOY);
  const environment = await ingestEnvironment(clients);
  const { TableName } = pipeline.outputs;
  return [
    stack,
    pages,
    await keyFinding(clients, environment.COINGECKO_KEY_PARAMETER ?? ''),
    ...(TableName === undefined ? [] : await runFindings(clients.dynamo, TableName, environment)),
  ];
}

/** What the deployed ingest function was told; empty without one. */
async function ingestEnvironment({ lambda }: AwsClients): Promise<Readonly<Record<string, string>>> {
  for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
    const found = Functions.find(({ Environment }) => Environment?.Variables?.TIDEWATCH_FUNCTION === 'ingest');
    if (found !== undefined) return found.Environment?.Variables ?? {};
  }
  return {};
}

async function keyFinding({ ssm }: AwsClients, name: string): Promise<Finding> {
  if (name === '') return note('key', 'keyless: history takes up to an hour, then one call an hour is enough');
  const fix = `aws ssm put-parameter --type SecureString --name ${name} --value KEY`;
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name }));
    return Parameter?.Type === 'SecureString'
      ? ok('key', `SecureString ${name}`)
      : bad('key', `${name} is a ${Parameter?.Type}: the key lies there in the clear`, `delete it, then ${fix}`);
  } catch (error) {
    if ((error as Error).name === 'ParameterNotFound') return bad('key', `there is no SSM parameter ${name}`, fix);
    throw error;
  }
}
