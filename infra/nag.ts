import { type App, type Stack, Validations } from 'aws-cdk-lib/core';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import type { PipelineStack } from './pipeline-stack.ts';
import type { SiteStack } from './site-stack.ts';

/** Runs cdk-nag's AWS Solutions pack at every synth: a finding without a reason below stops it. */
export function addNagChecks(app: App, { pipeline, site }: { pipeline: PipelineStack; site: SiteStack }): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

  acknowledge(pipeline.failures, {
    'AwsSolutions-SQS3': 'This queue is the dead-letter queue: of the schedules, and of what the functions fail at.',
  });

  acknowledge(site.bucket, {
    'AwsSolutions-S1':
      'Readable through CloudFront only, and holds nothing but the public pages: an access log would cost more than it tells.',
  });
  acknowledge(site.edge.distribution, {
    'AwsSolutions-CFR1': 'The site is public everywhere, on purpose.',
    'AwsSolutions-CFR2':
      'A web ACL is optional (--context waf=true): it costs ten times what the rest of the product does.',
    'AwsSolutions-CFR3':
      "No log of readers' addresses is kept by default; the function's own log and CloudFront's metrics show load and errors.",
    'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk':
      'Listing makes a missing page a 404 instead of a 403; the root, the one address that would list, is index.html.',
    'AwsSolutions-CFR4':
      'The *.cloudfront.net certificate fixes the minimum; with a custom domain (--context domain=) it is TLS 1.2 (2021).',
  });
  acknowledgeDeployment(site);
}

/** The CDK's own function that copies the site into the bucket runs at deploy time only; what it may do is the CDK's. */
function acknowledgeDeployment(site: SiteStack): void {
  const role = site.content.pages.handlerRole;
  const pages = logicalId(site, site.bucket);
  const reason =
    "Of the CDK's own deployment function: it reads the asset bucket and writes the bucket of pages, at deploy time.";
  const actions = ['s3:GetBucket*', 's3:GetObject*', 's3:List*', 's3:Abort*', 's3:DeleteObject*'].map(
    (action) => `Action::${action}`,
  );
  const resources = [
    'Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*',
    `Resource::<${pages}.Arn>/*`,
  ];
  acknowledge(
    role,
    Object.fromEntries([...actions, ...resources].map((finding) => [`AwsSolutions-IAM5[${finding}]`, reason])),
  );
  acknowledge(role, {
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
      "Of the CDK's own deployment function: the managed policy lets it write its log, nothing else.",
  });
  const deployer = role.node.scope;
  if (deployer)
    acknowledge(deployer, {
      'AwsSolutions-L1': 'The CDK chooses and upgrades the runtime of its own deployment function.',
    });
}

function acknowledge(scope: IConstruct, reasons: Record<string, string>): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(scope).acknowledge({ id, reason });
}

function logicalId(stack: Stack, construct: IConstruct): string {
  return stack.resolve(stack.getLogicalId(construct.node.defaultChild as Parameters<Stack['getLogicalId']>[0]));
}
