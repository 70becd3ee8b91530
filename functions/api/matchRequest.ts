import { type HttpEvent, type HttpResponse, METHODS, OPTIONS_RESPONSE } from './http.ts';
import { nearestPaths } from './nearestPaths.ts';
import { type ParsedParameters, parseParameters } from './parameters.ts';
import { problem } from './problem.ts';
import { ROUTES, type Route } from './routes.ts';

const MAX_QUERY = 2_000;
const BY_PATH: ReadonlyMap<string, Route> = new Map(ROUTES.map((route) => [route.path, route]));
const PATHS = ROUTES.map((route) => route.path);

export type Match =
  | { readonly route: Route; readonly parameters: Extract<ParsedParameters, { ok: true }> }
  /** Answered without looking at any data: OPTIONS, or what is wrong with the request. */
  | { readonly response: HttpResponse };

/** Finds the route and its parameters. Paths match exactly; percent-encoded ones by what they encode. */
export function matchRequest(event: HttpEvent): Match {
  const { rawPath, rawQueryString } = event;
  const { method } = event.requestContext.http;
  const route = BY_PATH.get(rawPath) ?? decodedRoute(rawPath);
  if (route === 'malformed') {
    return { response: problem('bad-request', rawPath, 'The path holds a percent-encoding that is not UTF-8.') };
  }
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
  const parameters = parseParameters(route.parameters, rawQueryString);
  if (!parameters.ok) {
    const detail = `${parameters.errors.map((error) => `${error.parameter}: ${error.detail}`).join('; ')}.`;
    return { response: problem('bad-parameter', rawPath, detail, { errors: parameters.errors }) };
  }
  return { route, parameters };
}

function decodedRoute(rawPath: string): Route | 'malformed' | undefined {
  if (!rawPath.includes('%')) return undefined;
  try {
    return BY_PATH.get(decodeURIComponent(rawPath));
  } catch {
    return 'malformed';
  }
}

function unknownRoute(rawPath: string): HttpResponse {
  const allowed = nearestPaths(rawPath, PATHS);
  return problem('unknown-route', rawPath, `Nearest routes: ${allowed.join(', ')}.`, {
    errors: [{ parameter: 'path', detail: 'unknown route', allowed }],
  });
}
