import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

/** Astro's folder of files whose name is the hash of their content. */
const HASHED = '_astro/*';

/**
 * Puts the built site into the bucket: hashed files first, cached for a year and never removed (a page somebody has open
 * still asks for them), then the pages, cached for a minute, with pages that no longer exist removed. The minute takes the
 * place of an invalidation.
 */
export class SiteContent extends Construct {
  readonly pages: BucketDeployment;
  readonly hashed: BucketDeployment;

  constructor(scope: Construct, id: string, { bucket, dist }: { bucket: IBucket; dist: string }) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const shared = { sources: [Source.asset(dist)], destinationBucket: bucket, logGroup };
    this.hashed = new BucketDeployment(this, 'Hashed', {
      ...shared,
      exclude: ['*'],
      include: [HASHED],
      prune: false,
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    });
    this.pages = new BucketDeployment(this, 'Pages', {
      ...shared,
      exclude: [HASHED],
      cacheControl: [CacheControl.setPublic(), CacheControl.maxAge(Duration.seconds(60))],
    });
    this.pages.node.addDependency(this.hashed);
  }
}
