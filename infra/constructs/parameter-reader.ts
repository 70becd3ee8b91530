import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

/** The right to read one SSM parameter, by name; the operator creates it, so that its value is in no template. */
export function parameterReader(scope: Construct, name: string): PolicyStatement {
  const parameter = Stack.of(scope).formatArn({
    service: 'ssm',
    resource: 'parameter',
    resourceName: name.replace(/^\//, ''),
  });
  return new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [parameter] });
}
