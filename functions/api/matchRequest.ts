import { type HttpEvent, type HttpResponse, METHODS, OPTIONS_RESPONSE } from './http.ts';
import { nearestPaths } from './nearestPaths.ts';
import { type ParsedParameters, parseParameters, parseSegment } from './parameters.ts';
import { problem } from './problem.ts';
import { ROUTES, type Route } from './routes.ts';

const MAX_QUERY = 2_000;
const hasParameter = (route: Route): boolean => 'pathParameter' in route;
const BY_PATH: ReadonlyMap<string, Route> = new Map(
  ROUTES.filter((route) => !hasParameter(route)).map((route) => [route.path, route]),
);
/** Routes whose last segment is a parameter, by what stands before it. */
const BY_PREFIX: ReadonlyMap<string, Route> = new Map(
  ROUTES.filter(hasParameter).map((route) => [prefixOf(route.path), route]),
);
const PATHS = ROUTES.map((route) => route.path);

export type Match =
  | {
      readonly route: Route;
      /** The path asked for, decoded. */
      readonly path: string;
      readonly parameters: Extract<ParsedParameters, { ok: true }>;
    }
  /** Answered without looking at any data: OPTIONS, or what is wrong with the request. */
  | { readonly response: HttpResponse };

/** Finds the route and its parameters. Paths match exactly; percent-encoded ones by what they encode. */
export function matchRequest(event: HttpEvent): Match {
  const { rawPath, rawQueryString } = event;
  const { method } = event.requestContext.http;
  const path = decoded(rawPath);
  if (path === undefined) {
    return { response: problem('bad-request', rawPath, 'The path holds a percent-encoding that is not UTF-8.') };
  }
  const route = BY_PATH.get(path) ?? BY_PREFIX.get(prefixOf(path));
  if (route === undefined) return { response: unknownRoute(rawPath) };
  if (method === 'OPTIONS') return { response: OPTIONS_RESPONSE };
  if (method !== 'GET' && method !== 'HEAD') {
    const detail = `${route.path} answers ${METHODS} only; nothing can be written here.`;
    return { response: problem('method-not-allowed', rawPath, detail, { headers: { allow: METHODS } }) };
  }
  if (rawQueryString.length > MAX_QUERY) {
    const detail = `The query string is longer than ${MAX_QUERY} characters.`;
    return { response: problem('bad-request', rawPath, detail) };
  }
  const parameters = allParameters(route, path, rawQueryString);
  if (!parameters.ok) {
    const detail = `${parameters.errors.map((error) => `${error.parameter}: ${error.detail}`).join('; ')}.`;
    return { response: problem('bad-parameter', rawPath, detail, { errors: parameters.errors }) };
  }
  return { route, path, parameters };
}

/** Those of the query and the one in the path. */
function allParameters(route: Route, path: string, rawQueryString: string): ParsedParameters {
  const query = parseParameters(route.parameters, rawQueryString);
  if (!query.ok || !('pathParameter' in route) || route.pathParameter === undefined) return query;
  const segment = parseSegment(route.pathParameter, path.slice(prefixOf(path).length));
  return segment.ok ? { ...query, values: { ...query.values, ...segment.values } } : segment;
}

function prefixOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function decoded(rawPath: string): string | undefined {
  if (!rawPath.includes('%')) return rawPath;
  try {
    return decodeURIComponent(rawPath);
  } catch {
    return undefined;
  }
}

function unknownRoute(rawPath: string): HttpResponse {
  const allowed = nearestPaths(rawPath, PATHS);
  return problem('unknown-route', rawPath, `Nearest routes: ${allowed.join(', ')}.`, {
    errors: [{ parameter: 'path', detail: 'unknown route', allowed }],
  });
}
