import type { Route } from '../../../shared/api/route.ts';

/** CloudFront's quota of query strings in one cache policy. */
const MAX_PARAMETERS = 10;

/** Paths of one cache behaviour, and all parameters that make two of their cache entries differ and reach the function. */
export interface CacheGroup {
  /** `/v1/tokens/*` */
  readonly pattern: string;
  readonly parameters: readonly string[];
}

/**
 * Routes below one segment have a group of their own where they take parameters; all others of a version share one. The
 * most specific patterns come first, as CloudFront matches. Throws where a group has more parameters than a policy takes.
 */
export function cacheGroups(routes: readonly Route[]): CacheGroup[] {
  const groups = new Map<string, Set<string>>();
  for (const { path, segment, parameters } of routes) {
    const isOwn = segment !== undefined && parameters.length > 0;
    const pattern = isOwn ? path.replace(/\{.*/, '*') : `/${path.split('/')[1]}/*`;
    const names = groups.get(pattern) ?? new Set();
    for (const { name } of parameters) names.add(name);
    groups.set(pattern, names);
  }
  const found = [...groups].map(([pattern, names]) => ({ pattern, parameters: [...names].sort() }));
  for (const { pattern, parameters } of found) {
    if (parameters.length > MAX_PARAMETERS) {
      throw new Error(`${pattern} takes ${parameters.length} parameters, a cache policy ${MAX_PARAMETERS}: split it`);
    }
  }
  return found.sort((a, b) => b.pattern.length - a.pattern.length);
}
