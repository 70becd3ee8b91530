import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/**
 * Who may do what to the table. IAM tells items apart by partition key only (`dynamodb:LeadingKeys`), and cannot see a
 * put's condition; so: nobody deletes, only `compute` puts what is published, and the one update is a ttl on a superseded
 * part. No role can update or delete an entry of the rotation log, and only `compute` can write one at all. `PUB` is not
 * in the list: each job keeps its newest run there, beside the pointer. `#*` after a whole key: the shards of large bodies.
 */
export const PUBLISHED_KEYS = [
  'ROTATION',
  'ROTATION#*',
  'SNAP#*',
  'HIST#*',
  'HISTORY#*',
  'STATE#*',
  'INDEX#*',
  'INDEX1H#*',
  'GRADES#*',
  'SIGNALS#*',
  'ALLOCATION#*',
  'HEAT#*',
  'CURATION',
  'CURATION#*',
  'INPUTS',
  'INPUTS#*',
  'FEATURES#*',
  'OUTCOMES#*',
  'PREDICTIONS#*',
  'JUDGED',
  'JUDGED#*',
  'ANNOUNCED',
];

export type TableAccess = 'read' | 'collect' | 'publish';

const READ_ONE = ['dynamodb:GetItem', 'dynamodb:Query'];
const READ = [...READ_ONE, 'dynamodb:BatchGetItem'];

/** `read`: get (several at once too) and query. `collect`: put too, except what is published, none at once. `publish`: read, put anything, and expire parts. */
export function tableStatements(tableArn: string, access: TableAccess): PolicyStatement[] {
  const resources = [tableArn];
  switch (access) {
    case 'read':
      return [new PolicyStatement({ actions: READ, resources })];
    case 'collect':
      return [
        new PolicyStatement({ actions: READ_ONE, resources }),
        new PolicyStatement({
          actions: ['dynamodb:PutItem'],
          resources,
          conditions: { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': PUBLISHED_KEYS } },
        }),
      ];
    case 'publish':
      return [
        new PolicyStatement({ actions: [...READ, 'dynamodb:PutItem'], resources }),
        new PolicyStatement({
          actions: ['dynamodb:UpdateItem'],
          resources,
          conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SNAP#*', 'HIST#*'] } },
        }),
      ];
  }
}
