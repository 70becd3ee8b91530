import * as z from 'zod';
import { readStack, resourcesOfType } from './cloudAssembly.ts';
import { LocalError } from './localError.ts';

export const SITE_STACK = 'TidewatchSite';

/** One cache behaviour of the distribution: which paths, served from where, with what around it. */
export interface Behaviour {
  /** A path prefix (`/v1/`), or '' for the default behaviour. */
  readonly prefix: string;
  readonly origin: 'site' | 'api';
  /** Source text of the viewer-request CloudFront Function, if it has one. */
  readonly viewerRequest: string | undefined;
  readonly responseHeaders: Readonly<Record<string, string>>;
}

/** Files of the bucket: one entry per bucket deployment, with the metadata it sets. */
export interface SiteDeployment {
  readonly directories: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly exclude: readonly string[];
  readonly include: readonly string[];
}

export interface SiteModel {
  /** The most specific first; the default behaviour last. */
  readonly behaviours: readonly Behaviour[];
  readonly deployments: readonly SiteDeployment[];
  readonly defaultRootObject: string;
}

const reference = z.union([z.object({ Ref: z.string() }).transform((value) => value.Ref), z.string()]);
const behaviour = z.object({
  PathPattern: z.string().default(''),
  TargetOriginId: z.string(),
  ResponseHeadersPolicyId: reference.optional(),
  FunctionAssociations: z
    .array(
      z.object({ EventType: z.string(), FunctionARN: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }) }),
    )
    .default([]),
});
const distribution = z.object({
  DistributionConfig: z.object({
    DefaultRootObject: z.string().default(''),
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: z.array(behaviour).default([]),
    Origins: z.array(z.object({ Id: z.string(), S3OriginConfig: z.unknown().optional() })),
  }),
});
const header = z.object({ Header: z.string(), Value: z.string() });
const headersPolicy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z
      .object({
        ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }).optional(),
        ContentTypeOptions: z.object({ Override: z.boolean() }).optional(),
        FrameOptions: z.object({ FrameOption: z.string() }).optional(),
        ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }).optional(),
      })
      .default({}),
    CustomHeadersConfig: z.object({ Items: z.array(header) }).default({ Items: [] }),
  }),
});
const bucketDeployment = z.object({
  SourceObjectKeys: z.array(z.string()),
  SystemMetadata: z.record(z.string(), z.string()).default({}),
  Exclude: z.array(z.string()).default([]),
  Include: z.array(z.string()).default([]),
});

/** What the site stack of a `cdk.out` directory says CloudFront and the bucket do. Throws LocalError on what it cannot mirror. */
export function siteModel(directory: string): SiteModel {
  const stack = readStack(directory, SITE_STACK);
  const parse = <T>(schema: z.ZodType<T>, id: string): T => {
    const parsed = schema.safeParse(stack.resources[id]?.Properties);
    if (parsed.success) return parsed.data;
    throw new LocalError(
      `${SITE_STACK}/${id} cannot be served locally: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`,
    );
  };
  const [found] = resourcesOfType(stack, 'AWS::CloudFront::Distribution');
  if (found === undefined) throw new LocalError(`${SITE_STACK} defines no CloudFront distribution.`);
  const { DistributionConfig: config } = parse(distribution, found[0]);
  const siteOrigins = new Set(
    config.Origins.filter((origin) => origin.S3OriginConfig !== undefined).map((origin) => origin.Id),
  );

  const toBehaviour = (source: z.infer<typeof behaviour>): Behaviour => {
    const request = source.FunctionAssociations.find((association) => association.EventType === 'viewer-request');
    const policy = source.ResponseHeadersPolicyId;
    return {
      prefix: prefixOf(source.PathPattern),
      origin: siteOrigins.has(source.TargetOriginId) ? 'site' : 'api',
      viewerRequest:
        request && parse(z.object({ FunctionCode: z.string() }), request.FunctionARN['Fn::GetAtt'][0]).FunctionCode,
      responseHeaders: policy === undefined ? {} : responseHeaders(parse(headersPolicy, policy)),
    };
  };
  return {
    behaviours: [...config.CacheBehaviors, config.DefaultCacheBehavior].map(toBehaviour),
    deployments: resourcesOfType(stack, 'Custom::CDKBucketDeployment').map(([id]) => {
      const { SourceObjectKeys, SystemMetadata, Exclude, Include } = parse(bucketDeployment, id);
      return {
        directories: SourceObjectKeys.map(stack.assetPath),
        metadata: SystemMetadata,
        exclude: Exclude,
        include: Include,
      };
    }),
    defaultRootObject: config.DefaultRootObject,
  };
}

function prefixOf(pattern: string): string {
  if (!/^(\/[^*?]*\*)?$/.test(pattern)) {
    throw new LocalError(`${SITE_STACK} routes ${pattern}; the local server knows only patterns like /v1/*.`);
  }
  return pattern.replace('*', '');
}

/** Strict-Transport-Security is left out: it belongs to HTTPS, and this server speaks HTTP on loopback. */
function responseHeaders({
  ResponseHeadersPolicyConfig: policy,
}: z.infer<typeof headersPolicy>): Record<string, string> {
  const security = policy.SecurityHeadersConfig;
  const headers: Record<string, string | undefined> = {
    'content-security-policy': security.ContentSecurityPolicy?.ContentSecurityPolicy,
    'x-content-type-options': security.ContentTypeOptions && 'nosniff',
    'x-frame-options': security.FrameOptions?.FrameOption,
    'referrer-policy': security.ReferrerPolicy?.ReferrerPolicy,
    ...Object.fromEntries(policy.CustomHeadersConfig.Items.map((item) => [item.Header.toLowerCase(), item.Value])),
  };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
