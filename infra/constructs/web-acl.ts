import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Stack, Token } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';

const REQUESTS_PER_5_MINUTES = 1000;

/** Optional: 429 with Retry-After past a rate an address. A CloudFront ACL lives in us-east-1, so the site stack must too. */
export function webAcl(scope: Construct, id: string): CfnWebACL {
  const { region } = Stack.of(scope);
  if (!Token.isUnresolved(region) && region !== 'us-east-1') {
    throw new Error(
      `Context waf=true needs the site stack in us-east-1 (it is in ${region}): a CloudFront web ACL exists only there.`,
    );
  }
  const visibility = (metricName: string) => ({
    cloudWatchMetricsEnabled: true,
    sampledRequestsEnabled: false,
    metricName,
  });
  return new CfnWebACL(scope, id, {
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: visibility('TidewatchWeb'),
    rules: [
      {
        name: 'RatePerAddress',
        priority: 0,
        statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: REQUESTS_PER_5_MINUTES } },
        action: {
          block: { customResponse: { responseCode: 429, responseHeaders: [{ name: 'retry-after', value: '300' }] } },
        },
        visibilityConfig: visibility('TidewatchRate'),
      },
    ],
  });
}
