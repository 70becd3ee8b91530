import { describe, expect, it } from 'vitest';
import { resolver } from '../../../infra/local/resolveValue.ts';

const resolve = resolver({
  name: 'Stack',
  parameterDefaults: { Version: 'v7' },
  resources: {
    Table: { Type: 'AWS::DynamoDB::Table', Properties: {} },
    Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'prices' } },
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    Url: { Type: 'AWS::Lambda::Url', Properties: {} },
  },
  assetPath: (key) => key,
});

describe('resolver', () => {
  it.each([
    ['plain', 'plain'],
    [3, 3],
    [{ Ref: 'Table' }, 'Table'],
    [{ Ref: 'Named' }, 'prices'],
    [{ Ref: 'Version' }, 'v7'],
    [{ Ref: 'AWS::Region' }, 'us-east-1'],
    [{ Ref: 'Topic' }, 'arn:aws:sns:us-east-1:000000000000:Topic'],
    [{ 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:dynamodb:us-east-1:000000000000:prices'],
    [{ 'Fn::GetAtt': 'Url.FunctionUrl' }, 'Url.FunctionUrl'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Table' }, 1]] }, 'a-Table-1'],
    [
      { 'Fn::Sub': 'x/${AWS::AccountId}/${Named}/${Table.Arn}/${!literal}' },
      'x/000000000000/prices/arn:aws:dynamodb:us-east-1:000000000000:Table/${literal}',
    ],
    [{ 'Fn::Sub': ['${a}-${Table}', { a: { Ref: 'Named' } }] }, 'prices-Table'],
    [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    [{ deep: [{ inner: { Ref: 'Table' } }] }, { deep: [{ inner: 'Table' }] }],
  ])('%j becomes %j', (value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it.each([{ Ref: 'Nothing' }, { 'Fn::GetAtt': ['Nothing', 'Arn'] }, { 'Fn::If': ['a', 'b', 'c'] }])(
    '%j is refused',
    (value) => {
      expect(() => resolve(value)).toThrow('Stack');
    },
  );
});
