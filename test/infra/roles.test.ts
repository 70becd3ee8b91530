import { describe, expect, it } from 'vitest';
import { only, type Properties, productFunctions, resources, synthesize, WITH_WEBHOOK } from './synthesize.ts';

const { pipeline, site } = synthesize(WITH_WEBHOOK);
const functions = productFunctions(pipeline);
const [tableId] = resources(pipeline, 'AWS::DynamoDB::Table')[0] as [string, unknown];
const [failuresId] = resources(pipeline, 'AWS::SQS::Queue')[0] as [string, unknown];

const roleOf = (name: string): string => functions.get(name)?.Properties.Role['Fn::GetAtt'][0];

/** Every statement of every policy attached to a role. */
function statements(roleId: string, template = pipeline): Properties[] {
  return resources(template, 'AWS::IAM::Policy')
    .filter(([, { Properties }]) => Properties.Roles.some((role: Properties) => role.Ref === roleId))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
}
const actionsOf = (roleId: string): string[] =>
  statements(roleId)
    .flatMap((statement) => statement.Action)
    .sort();

const LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const QUEUE = ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl', 'sqs:SendMessage'];
const READ = ['dynamodb:GetItem', 'dynamodb:Query'];
const EXPECTED: Record<string, string[]> = {
  api: ['dynamodb:BatchGetItem', ...READ, ...LOG],
  ingest: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', ...LOG, ...QUEUE],
  backfill: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', ...LOG, ...QUEUE],
  train: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', ...LOG, ...QUEUE],
  compute: [
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'dynamodb:UpdateItem',
    ...LOG,
    'sns:Publish',
    ...QUEUE,
  ],
  notify: [...LOG, ...QUEUE, 'ssm:GetParameter'].sort(),
};

describe("each function's role", () => {
  it.each(Object.entries(EXPECTED))('of %s has exactly its actions', (name, actions) => {
    expect(actionsOf(roleOf(name))).toEqual(actions);
  });

  it('is its own, and nothing is inherited from a managed policy', () => {
    const roles = [...functions.keys()].map(roleOf);
    expect(new Set(roles).size).toBe(functions.size);
    for (const role of roles) {
      expect(pipeline.findResources('AWS::IAM::Role')[role]?.Properties.ManagedPolicyArns).toBeUndefined();
    }
  });

  it('names its table, its log group and its queue; no statement has a wildcard', () => {
    for (const name of functions.keys()) {
      for (const { Action, Resource } of statements(roleOf(name))) {
        expect(JSON.stringify([Action, Resource])).not.toContain('*');
        if (Action === 'ssm:GetParameter') continue;
        if (Action === 'sns:Publish') {
          expect(Resource.Ref).toMatch(/^Moves/);
          continue;
        }
        const [logicalId, attribute] = Resource['Fn::GetAtt'];
        expect(attribute).toBe('Arn');
        if (JSON.stringify(Action).includes('dynamodb:')) expect(logicalId).toBe(tableId);
        if (JSON.stringify(Action).includes('sqs:')) expect(logicalId).toBe(failuresId);
      }
    }
  });
});

describe('every role', () => {
  const SCHEDULE = ['lambda:InvokeFunction', 'sqs:SendMessage'];
  /** Of the CDK's own deployment functions, which run at deploy time only: `nag.ts` has the reasons. */
  const COPY = ['s3:Abort*', 's3:DeleteObject*', 's3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:PutObject'];
  const COPY_TAGS = [
    's3:PutObjectLegalHold',
    's3:PutObjectRetention',
    's3:PutObjectTagging',
    's3:PutObjectVersionTagging',
  ];

  it('of both stacks is known here, with exactly its actions', () => {
    const found = [pipeline, site].flatMap((template) =>
      resources(template, 'AWS::IAM::Role').map(([id]) => [
        id.replace(/[0-9A-F]{8}$/, ''),
        [...new Set(statements(id, template).flatMap((statement) => statement.Action))].sort(),
      ]),
    );
    const functionRoles = Object.entries(EXPECTED).map(([name, actions]) => {
      const id = `${name[0]?.toUpperCase()}${name.slice(1)}Role`;
      return [name === 'notify' ? 'NotifyWebhookRole' : id, actions];
    });
    const scheduleRoles = ['Ingest', 'Backfill', 'Train', 'Compute'].map((name) => [`${name}ScheduleRole`, SCHEDULE]);
    expect(Object.fromEntries(found)).toEqual({
      ...Object.fromEntries([...functionRoles, ...scheduleRoles]),
      CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole: [...COPY, ...COPY_TAGS].sort(),
      CustomS3AutoDeleteObjectsCustomResourceProviderRole: [],
    });
  });

  it('is taken on by the service that runs it and no other account or person', () => {
    for (const template of [pipeline, site]) {
      for (const [, { Properties }] of resources(template, 'AWS::IAM::Role')) {
        for (const { Action, Principal } of Properties.AssumeRolePolicyDocument.Statement) {
          expect(Action).toBe('sts:AssumeRole');
          expect(Principal.Service).toMatch(/^(lambda|scheduler)\.amazonaws\.com$/);
        }
      }
    }
  });
});

describe('the rotation log', () => {
  const everyRole = resources(pipeline, 'AWS::IAM::Role').map(([id]) => id);
  const tableStatements = everyRole
    .flatMap((role) =>
      statements(role).map((statement) => ({
        role,
        actions: [statement.Action].flat() as string[],
        condition: statement.Condition,
      })),
    )
    .filter(({ actions }) => actions.some((action) => action.startsWith('dynamodb:')));

  it('cannot be deleted from by any role', () => {
    const all = tableStatements.flatMap(({ actions }) => actions);
    expect([...new Set(all)].sort()).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ]);
  });

  it('cannot be updated by any role: the one update reaches parts of snapshots and history only', () => {
    const updates = tableStatements.filter(({ actions }) => actions.includes('dynamodb:UpdateItem'));
    expect(updates).toEqual([
      {
        role: roleOf('compute'),
        actions: ['dynamodb:UpdateItem'],
        condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SNAP#*', 'HIST#*'] } },
      },
    ]);
  });

  it('can be written by compute alone', () => {
    const puts = tableStatements.filter(({ actions }) => actions.includes('dynamodb:PutItem'));
    expect(puts.map(({ role }) => role).sort()).toEqual(['ingest', 'backfill', 'train', 'compute'].map(roleOf).sort());
    for (const { role, condition } of puts) {
      const refused = condition?.['ForAllValues:StringNotLike']['dynamodb:LeadingKeys'] ?? [];
      for (const key of ['ROTATION', 'HIST#*', 'HISTORY#*']) {
        expect(refused.includes(key)).toBe(role !== roleOf('compute'));
      }
    }
  });
});

describe('the key of a CoinGecko plan', () => {
  it('is readable by the two functions that ask for prices, and by name only', () => {
    const { pipeline: keyed } = synthesize({ coingeckoKeyParameter: '/tidewatch/coingecko' });
    const readers = resources(keyed, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes('ssm:'),
    );
    expect(readers.map(([id]) => id.replace(/Role.*/, '')).sort()).toEqual(['Backfill', 'Ingest']);
    for (const [, { Properties }] of readers) {
      const grant = Properties.PolicyDocument.Statement.find((statement: Properties) =>
        JSON.stringify(statement.Action).includes('ssm:'),
      );
      expect(grant.Action).toBe('ssm:GetParameter');
      expect(JSON.stringify(grant.Resource)).toMatch(/:parameter\/tidewatch\/coingecko"/);
      expect(JSON.stringify(grant.Resource)).not.toContain('*');
    }
    expect(productFunctions(keyed).get('ingest')?.Properties.Environment.Variables).toMatchObject({
      COINGECKO_KEY_PARAMETER: '/tidewatch/coingecko',
      COINGECKO_PLAN: 'demo',
    });
  });
});

describe('the HTTP function', () => {
  it('is called through its URL with IAM only', () => {
    expect(only(pipeline, 'AWS::Lambda::Url').Properties.AuthType).toBe('AWS_IAM');
    synthesize().pipeline.resourceCountIs('AWS::Lambda::Permission', 0);
  });
});
