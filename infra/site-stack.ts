import type { IFunctionUrl } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { buildSite } from './constructs/site-build.ts';
import { SiteContent } from './constructs/site-content.ts';
import { SiteDistribution } from './constructs/site-distribution.ts';
import type { Settings } from './settings.ts';

export interface SiteStackProps extends StackProps {
  readonly settings: Settings;
  /** The HTTP function's URL, IAM-authenticated. */
  readonly apiUrl: IFunctionUrl;
}

/** What only AWS itself can hold: the private bucket of pages and the distribution in front of it and of /v1. */
export class SiteStack extends Stack {
  readonly bucket: Bucket;
  readonly content: SiteContent;
  readonly edge: SiteDistribution;

  constructor(scope: Construct, id: string, { settings, apiUrl, ...props }: SiteStackProps) {
    super(scope, id, props);
    this.bucket = new Bucket(this, 'Pages', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      // Every file in it is built from the repository: it goes with the stack.
      removalPolicy: RemovalPolicy.DESTROY,
      autoDeleteObjects: true,
    });
    const dist =
      settings.siteDist ?? buildSite(settings.snapshotUrl, settings.domain && `https://${settings.domain.name}`);
    this.edge = new SiteDistribution(this, 'Edge', { bucket: this.bucket, dist, apiUrl, settings });
    this.content = new SiteContent(this, 'Content', { bucket: this.bucket, dist });
    new CfnOutput(this, 'SiteUrl', { value: `https://${this.edge.host}/` });
    new CfnOutput(this, 'RotationUrl', { value: `https://${this.edge.host}/v1/rotation` });
  }
}
