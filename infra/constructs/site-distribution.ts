import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { FunctionUrlOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IFunctionUrl } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { COMPAT_ROUTES } from '../../shared/api/compatRoutes.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import type { Settings } from '../settings.ts';
import { cacheGroups } from './api-edge/cache-groups.ts';
import { compatEdgeCode } from './api-edge/compat-edge-code.ts';
import { edgeCode } from './api-edge/edge-code.ts';
import { pageEdgeCode } from './page-edge-code.ts';
import { API_CSP, PAGE_CSP, securityHeaders } from './security-headers.ts';
import { webAcl } from './web-acl.ts';

export interface SiteDistributionProps {
  readonly bucket: IBucket;
  /** Folder of the built site: what is not in it gets the page that says so. */
  readonly dist: string;
  readonly apiUrl: IFunctionUrl;
  readonly settings: Settings;
}

/** One host for pages and data: `/*` from the bucket, `/v1/*` and `/v2/*` from the function, each reachable by this distribution only. */
export class SiteDistribution extends Construct {
  readonly distribution: Distribution;
  readonly host: string;

  constructor(scope: Construct, id: string, props: SiteDistributionProps) {
    super(scope, id);
    const { bucket, dist, apiUrl } = props;
    const { domain, waf } = props.settings;
    const viewerProtocolPolicy = ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
    const pages = new EdgeFunction(this, 'PageRules', {
      comment: 'Tidewatch: a folder is its index.html; the page for an address without one',
      code: FunctionCode.fromInline(pageEdgeCode(dist)),
      runtime: FunctionRuntime.JS_2_0,
    });
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Tidewatch',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      // The function below answers for `/` too; this keeps a listing of the bucket out of reach without it.
      defaultRootObject: 'index.html',
      ...(domain && {
        domainNames: [domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      ...(waf && { webAclId: webAcl(this, 'WebAcl').attrArn }),
      defaultBehavior: {
        // LIST besides READ: without it S3 answers 403 for a page that does not exist.
        origin: S3BucketOrigin.withOriginAccessControl(bucket, {
          originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        }),
        viewerProtocolPolicy,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: securityHeaders(this, 'PageHeaders', PAGE_CSP),
        functionAssociations: [{ function: pages, eventType: FunctionEventType.VIEWER_REQUEST }],
      },
      additionalBehaviors: this.apiBehaviours(apiUrl),
    });
    this.host = domain?.name ?? this.distribution.distributionDomainName;
  }

  /** The data routes: one origin, one viewer function and one set of headers, a cache policy for each group of parameters. */
  private apiBehaviours(apiUrl: IFunctionUrl): Record<string, BehaviorOptions> {
    const rules = new EdgeFunction(this, 'ApiRules', {
      comment: 'Tidewatch: parameters of the data routes, refused or in one spelling',
      code: FunctionCode.fromInline(edgeCode(ROUTES)),
      runtime: FunctionRuntime.JS_2_0,
    });
    const shared: BehaviorOptions = {
      origin: FunctionUrlOrigin.withOriginAccessControl(apiUrl),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      // Methods that write get as far as the viewer function, which says 405: CloudFront's own refusal is a page of HTML.
      allowedMethods: AllowedMethods.ALLOW_ALL,
      responseHeadersPolicy: securityHeaders(this, 'ApiHeaders', API_CSP),
      functionAssociations: [{ function: rules, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    const behaviours = cacheGroups(ROUTES).map(({ pattern, parameters }): [string, BehaviorOptions] => {
      const query =
        parameters.length === 0 ? CacheQueryStringBehavior.none() : CacheQueryStringBehavior.allowList(...parameters);
      return [pattern, { ...shared, cachePolicy: this.apiCachePolicy(pattern, query) }];
    });
    const compatRules = new EdgeFunction(this, 'CompatRules', {
      comment: 'Tidewatch: parameters of /v2, refused where a route has none of that name',
      code: FunctionCode.fromInline(compatEdgeCode(COMPAT_ROUTES)),
      runtime: FunctionRuntime.JS_2_0,
    });
    const compat: BehaviorOptions = {
      ...shared,
      // More names than a policy may list: the viewer function lets no other through.
      cachePolicy: this.apiCachePolicy('/v2/*', CacheQueryStringBehavior.all()),
      functionAssociations: [{ function: compatRules, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
    return { ...Object.fromEntries(behaviours), '/v2/*': compat };
  }

  /** Ages come from the function's own headers, between none and a year; a minute where it says nothing. */
  private apiCachePolicy(pattern: string, queryStringBehavior: CacheQueryStringBehavior): CachePolicy {
    const id = `ApiCache${pattern.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`;
    return new CachePolicy(this, id, {
      comment: `Tidewatch: ${pattern}`,
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(60),
      maxTtl: Duration.days(365),
      queryStringBehavior,
      headerBehavior: CacheHeaderBehavior.none(),
      cookieBehavior: CacheCookieBehavior.none(),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }
}
