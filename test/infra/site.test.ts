import { describe, expect, it } from 'vitest';
import { compatEdgeCode } from '../../infra/constructs/api-edge/compat-edge-code.ts';
import { edgeCode } from '../../infra/constructs/api-edge/edge-code.ts';
import { toQuerystring, viewerFunction } from '../../infra/local/edge/viewerFunction.ts';
import { siteModel } from '../../infra/local/siteModel.ts';
import { COMPAT_ROUTES } from '../../shared/api/compatRoutes.ts';
import { ROUTES } from '../../shared/api/routes.ts';
import { only, type Properties, type Resource, resources, synthesize, testApp } from './synthesize.ts';

const { site } = synthesize();
const distribution = only(site, 'AWS::CloudFront::Distribution').Properties.DistributionConfig;
const behaviours: Properties[] = [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors];
const policy = (behaviour: Properties): Properties =>
  site.findResources('AWS::CloudFront::ResponseHeadersPolicy')[behaviour.ResponseHeadersPolicyId.Ref]?.Properties
    .ResponseHeadersPolicyConfig;

describe('the bucket of pages', () => {
  const bucket = only(site, 'AWS::S3::Bucket').Properties;

  it('is private, encrypted and reached over TLS only', () => {
    expect(bucket.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(
      bucket.BucketEncryption.ServerSideEncryptionConfiguration[0].ServerSideEncryptionByDefault.SSEAlgorithm,
    ).toBe('AES256');
    expect(bucket.WebsiteConfiguration).toBeUndefined();
  });

  it('allows this distribution to get and list, and nobody anonymous', () => {
    const statements: Properties[] = only(site, 'AWS::S3::BucketPolicy').Properties.PolicyDocument.Statement;
    const anonymous = statements.filter(({ Principal }) => Principal === '*' || Principal.AWS === '*');
    expect(anonymous.map(({ Effect, Condition }) => [Effect, Condition])).toEqual([
      ['Deny', { Bool: { 'aws:SecureTransport': 'false' } }],
    ]);
    const edge = statements.filter(({ Principal }) => Principal.Service === 'cloudfront.amazonaws.com');
    expect(edge).toHaveLength(1);
    expect(edge[0]?.Action).toEqual(['s3:GetObject', 's3:ListBucket']);
    expect(JSON.stringify(edge[0]?.Condition)).toContain(':distribution/');
  });

  it('gets hashed files for a year, then pages for a minute, and loses only pages that no longer exist', () => {
    const [hashed, pages] = ['Hashed', 'Pages'].map((name) =>
      resources(site, 'Custom::CDKBucketDeployment').find(([id]) => id.startsWith(`Content${name}`)),
    ) as [string, Resource & { DependsOn: string[] }][];
    expect(hashed?.[1].Properties).toMatchObject({
      Exclude: ['*'],
      Include: ['_astro/*'],
      Prune: false,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect(pages?.[1].Properties).toMatchObject({
      Exclude: ['_astro/*'],
      Prune: true,
      SystemMetadata: { 'cache-control': 'public, max-age=60' },
    });
    expect(pages?.[1].DependsOn).toContain(hashed?.[0]);
  });
});

const isCompat = ({ PathPattern: pattern }: Properties): boolean => pattern === '/v2/*';

describe('the HTTP function behind the edge', () => {
  it('accepts this distribution only, with both permissions a URL needs', () => {
    const permissions = resources(site, 'AWS::Lambda::Permission').map(([, { Properties }]) => Properties);
    expect(permissions.map(({ Action }) => Action).sort()).toEqual([
      'lambda:InvokeFunction',
      'lambda:InvokeFunctionUrl',
    ]);
    for (const { Principal, SourceArn } of permissions) {
      expect(Principal).toBe('cloudfront.amazonaws.com');
      expect(JSON.stringify(SourceArn)).toContain(':distribution/');
    }
    expect(permissions.find(({ Action }) => Action === 'lambda:InvokeFunction')?.InvokedViaFunctionUrl).toBe(true);
  });

  it('and the bucket are each signed for by an origin access control', () => {
    const types = resources(site, 'AWS::CloudFront::OriginAccessControl').map(
      ([, { Properties }]) => Properties.OriginAccessControlConfig,
    );
    expect(types.map((config) => config.OriginAccessControlOriginType).sort()).toEqual(['lambda', 's3']);
    for (const config of types) expect(config.SigningBehavior).toBe('always');
    for (const origin of distribution.Origins) expect(origin.OriginAccessControlId).toBeDefined();
  });

  it('is cached by path and by exactly the parameters the routes of each pattern declare', () => {
    const own: Properties[] = distribution.CacheBehaviors.filter((one: Properties) => !isCompat(one));
    const patterns: string[] = own.map((behaviour) => behaviour.PathPattern);
    expect(patterns.at(-1)).toBe('/v1/*');
    const keys = new Map<string, string[]>();
    for (const behaviour of own) {
      const { CachePolicyConfig: config } =
        site.findResources('AWS::CloudFront::CachePolicy')[behaviour.CachePolicyId.Ref]?.Properties ?? {};
      expect(config).toMatchObject({ MinTTL: 0, DefaultTTL: 60, MaxTTL: 31_536_000 });
      const key = config.ParametersInCacheKeyAndForwardedToOrigin;
      expect(key).toMatchObject({
        HeadersConfig: { HeaderBehavior: 'none' },
        CookiesConfig: { CookieBehavior: 'none' },
      });
      keys.set(behaviour.PathPattern, key.QueryStringsConfig.QueryStrings ?? []);
      // CloudFront's quota for one cache policy.
      expect(keys.get(behaviour.PathPattern)?.length).toBeLessThanOrEqual(10);
      expect(behaviour.OriginRequestPolicyId).toBeUndefined();
    }
    for (const { path, parameters } of ROUTES) {
      const pattern = patterns.find((one) => path.startsWith(one.replace('*', ''))) ?? '';
      for (const { name } of parameters) expect(keys.get(pattern), path).toContain(name);
    }
    const declared = new Set(ROUTES.flatMap((route) => route.parameters.map(({ name }) => name)));
    expect(new Set([...keys.values()].flat())).toEqual(declared);
  });

  it('has one viewer function before every pattern of it, in the runtime its code is written for', () => {
    const functions = site.findResources('AWS::CloudFront::Function');
    for (const behaviour of distribution.CacheBehaviors) {
      const [associated] = behaviour.FunctionAssociations[0].FunctionARN['Fn::GetAtt'];
      const { FunctionCode: code, FunctionConfig: config } = functions[associated]?.Properties ?? {};
      expect(code).toBe(isCompat(behaviour) ? compatEdgeCode(COMPAT_ROUTES) : edgeCode(ROUTES));
      expect(config.Runtime).toBe('cloudfront-js-2.0');
    }
  });

  it('is not reached under /v2 by a parameter that no route there has', async () => {
    const refuse = viewerFunction(compatEdgeCode(COMPAT_ROUTES));
    const ask = (uri: string, query: string) =>
      refuse({ method: 'GET', uri, querystring: toQuerystring(query), headers: {}, cookies: {} });
    expect(await ask('/v2/tokens', 'x=1&symbol=BTC')).toMatchObject({ statusCode: 400 });
    expect(await ask('/v2/tokens', 'symbol=BTC&page=1')).toMatchObject({ uri: '/v2/tokens' });
    expect(await ask('/v2/nothing', 'x=1')).toMatchObject({ querystring: '' });
  });

  it('keeps its problem+json: no error page replaces an answer', () => {
    expect(distribution.CustomErrorResponses).toBeUndefined();
  });
});

describe('the edge', () => {
  it('is over HTTPS, compressed, in HTTP/2 and 3; pages take no method that writes', () => {
    expect(distribution.DefaultCacheBehavior.AllowedMethods).toEqual(['GET', 'HEAD']);
    for (const behaviour of behaviours) {
      expect(behaviour.ViewerProtocolPolicy).toBe('redirect-to-https');
      expect(behaviour.Compress).toBe(true);
      expect(behaviour.CachedMethods ?? ['GET', 'HEAD']).toEqual(['GET', 'HEAD']);
    }
    expect(distribution.HttpVersion).toBe('http2and3');
  });

  it.each(behaviours.map((behaviour) => [behaviour.PathPattern ?? '/*', policy(behaviour)] as const))(
    'sends strict security headers for %s',
    (_, { SecurityHeadersConfig: headers, CustomHeadersConfig: custom }) => {
      const csp: string = headers.ContentSecurityPolicy.ContentSecurityPolicy;
      expect(csp).toMatch(/^default-src 'none'/);
      expect(csp).toContain("frame-ancestors 'none'");
      expect(csp).not.toMatch(/unsafe|\*|https?:/);
      expect(csp.length).toBeLessThan(1783);
      expect(headers.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThanOrEqual(31_536_000);
      expect(headers.ContentTypeOptions).toEqual({ Override: true });
      expect(headers.ReferrerPolicy.ReferrerPolicy).toBe('strict-origin-when-cross-origin');
      expect(custom.Items.map((item: Properties) => item.Header)).toEqual(['permissions-policy']);
    },
  );

  it('lets a page run and load its own files only', () => {
    const csp = policy(distribution.DefaultCacheBehavior).SecurityHeadersConfig.ContentSecurityPolicy
      .ContentSecurityPolicy;
    for (const directive of [
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
    ]) {
      expect(csp.split('; ')).toContain(directive);
    }
  });

  it('takes a custom domain with TLS 1.2 and a web ACL when told so', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000';
    const { site: custom } = synthesize({ domain: 'rotation.example.org', certificateArn, waf: 'true' });
    const config = only(custom, 'AWS::CloudFront::Distribution').Properties.DistributionConfig;
    expect(config.Aliases).toEqual(['rotation.example.org']);
    expect(config.ViewerCertificate).toMatchObject({
      AcmCertificateArn: certificateArn,
      MinimumProtocolVersion: 'TLSv1.2_2021',
    });
    const block = only(custom, 'AWS::WAFv2::WebACL').Properties.Rules[0].Action.Block.CustomResponse;
    expect(block).toEqual({ ResponseCode: 429, ResponseHeaders: [{ Name: 'retry-after', Value: '300' }] });
    site.resourceCountIs('AWS::WAFv2::WebACL', 0);
  });

  it('is what the local server sends too, except what belongs to HTTPS', () => {
    const local = siteModel(testApp({ 'aws:cdk:bundling-stacks': [] }).synth().directory).behaviours;
    expect(local.map(({ prefix }) => prefix)).toEqual(expect.arrayContaining(['/v1/', '']));
    for (const { prefix, responseHeaders } of local) {
      const edge = behaviours.find(({ PathPattern }) => (PathPattern ?? '').replace('*', '') === prefix) as Properties;
      const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = policy(edge);
      expect(responseHeaders).toEqual({
        'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'x-frame-options': security.FrameOptions.FrameOption,
        'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
        ...Object.fromEntries(custom.Items.map((item: Properties) => [item.Header, item.Value])),
      });
    }
  });
});
